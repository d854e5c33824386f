import { useId } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

/** A modal box with a title, in the middle or at the side. It is opened through its element: `dialog.current?.showModal()`. */
export function Dialog({
  dialog,
  title,
  side = false,
  children,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly title: string
  readonly side?: boolean
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-side={side || undefined}
      aria-labelledby={id}
    >
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Button name="Close" icon="close" onPress={() => dialog.current?.close()} />
      </div>
      <div className={styles['body']}>{children}</div>
    </dialog>
  )
}
