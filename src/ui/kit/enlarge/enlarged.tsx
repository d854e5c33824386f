import { createContext, use, useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

/** Which panel has the whole stage. */
export interface Enlarged {
  /** its name; null: none */
  readonly name: string | null
  /** gives the stage to a panel, or back when it has it already */
  readonly toggle: (name: string) => void
  readonly leave: () => void
}

const NONE: Enlarged = { name: null, toggle: () => undefined, leave: () => undefined }

const Context = createContext<Enlarged>(NONE)

export function EnlargeProvider({
  value,
  children,
}: {
  readonly value: Enlarged
  readonly children: ReactNode
}) {
  return <Context value={value}>{children}</Context>
}

export function useEnlarged(): Enlarged {
  return use(Context)
}

/** The state of the provider, for the page that holds it. */
export function useEnlargeState(): Enlarged {
  const [name, setName] = useState<string | null>(null)
  const toggle = useCallback((panel: string) => {
    setName((old) => (old === panel ? null : panel))
  }, [])
  const leave = useCallback(() => {
    setName(null)
  }, [])
  return useMemo(() => ({ name, toggle, leave }), [name, toggle, leave])
}

/** The panel that the focus or the pointer is in; null: neither is in one. */
export function panelInHand(): string | null {
  const inside = document.activeElement?.closest('[data-panel]')
  const under = [...document.querySelectorAll('[data-panel]:hover')].at(-1)
  return (inside ?? under)?.getAttribute('data-panel') ?? null
}
