import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { laterPart } from '../laterPart.tsx'
import styles from './Term.module.css'

const TermNote = laterPart(async () => (await import('./TermNote.tsx')).TermNote)

/**
 * A word on the screen that can be pressed to be explained on the spot. Must not stand in a button
 * or a link. `text`: the explanation, where the list of words has none.
 */
export function Term({
  word,
  text,
  children,
}: {
  readonly word: string
  readonly text?: string
  readonly children: ReactNode
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // A press outside the note shuts it, and the press on its own word must not open it again.
  const wasOpen = useRef(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['term']}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerDown={() => {
          wasOpen.current = open
        }}
        onClick={() => {
          setOpen(!open && !wasOpen.current)
          wasOpen.current = false
        }}
      >
        {children}
      </button>
      {open ? (
        <TermNote
          word={word}
          text={text}
          anchor={button}
          onShut={() => {
            setOpen(false)
          }}
        />
      ) : null}
    </>
  )
}
