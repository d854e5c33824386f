import { useId } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

/** A modal box with a title. It is opened through its element: `dialog.current?.showModal()`. */
export function Dialog({
  dialog,
  title,
  children,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly title: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Button name="Close" icon="close" onPress={() => dialog.current?.close()} />
      </div>
      <div className={styles['body']}>{children}</div>
    </dialog>
  )
}
