import type { ReactNode } from 'react'

export function Boundary({ children }: { readonly children: ReactNode }) {
  return children
}
