import type { ComponentProps } from 'react'
import { Changes } from './Changes.tsx'
import { History } from './History.tsx'

/** What is seldom asked for: earlier versions, and what was changed. */
export function EditorDialog({
  which,
  ...rest
}: { readonly which: 'history' | 'changes' } & ComponentProps<typeof History>) {
  return which === 'history' ? (
    <History {...rest} />
  ) : (
    <Changes editor={rest.editor} dialog={rest.dialog} />
  )
}
