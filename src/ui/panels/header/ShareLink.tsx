import { useEffect, useRef, useState } from 'react'
import { linkHere } from '../../app/links.ts'
import { useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import styles from './ShareLink.module.css'

/** How long the button says that the link is copied, in milliseconds. */
const SAID_FOR = 2500

/** Copies the address of what is seen; where that is forbidden, shows it to be copied by hand. */
export function ShareLink({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper } = useStores()
  const [copied, setCopied] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => {
      setCopied(false)
      onSay('')
    }, SAID_FOR)
    return () => {
      clearTimeout(timer)
    }
  }, [copied, onSay])

  const share = async (): Promise<void> => {
    const text = await linkHere(stepper)
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      onSay('The link is copied.')
    } catch {
      // No clipboard in this frame, or no permission for it.
      if (field.current !== null) field.current.value = text
      dialog.current?.showModal()
      field.current?.select()
    }
  }
  return (
    <div className={styles['share']}>
      <Button
        name="Share link"
        icon={<Icon name={copied ? 'check' : 'share'} />}
        title="Copy a link to exactly this"
        onPress={() => {
          void share()
        }}
      >
        <span className={styles['text']}>Share</span>
      </Button>
      {copied ? <span className={styles['copied']}>Link copied</span> : null}
      <Dialog dialog={dialog} title="Share link">
        <p className={styles['say']}>This page may not copy by itself. Copy the link from here:</p>
        <input
          ref={field}
          className={styles['field']}
          aria-label="Link"
          readOnly
          onFocus={(event) => {
            event.currentTarget.select()
          }}
        />
      </Dialog>
    </div>
  )
}
