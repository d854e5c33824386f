import { useId, useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './Dialog.module.css'

/**
 * A modal box with a title, in the middle or at the side. It is opened through its element:
 * `dialog.current?.showModal()`.
 */
export function Dialog({
  dialog,
  title,
  side = false,
  children,
}: {
  readonly dialog: Ref<HTMLDialogElement>
  readonly title: string
  readonly side?: boolean
  readonly children: ReactNode
}) {
  const id = useId()
  const head = useRef<HTMLDivElement>(null)
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-side={side || undefined}
      aria-labelledby={id}
    >
      <div ref={head} className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Button
          name="Close"
          icon={<Icon name="close" />}
          onPress={() => head.current?.closest('dialog')?.close()}
        />
      </div>
      <div className={styles['body']}>{children}</div>
    </dialog>
  )
}
