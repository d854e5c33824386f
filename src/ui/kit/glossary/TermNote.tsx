import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { noteAt } from './noteAt.ts'
import styles from './TermNote.module.css'
import { wordOf } from './words.ts'

/** The keys of the page rest while somebody reads. */
function keep(event: Event): void {
  event.stopPropagation()
}

/** One word with its meaning, beside where it was pressed. The browser shuts it, and gives the focus back. */
export function TermNote({
  word,
  text,
  anchor,
  onShut,
}: {
  readonly word: string
  readonly text?: string | undefined
  readonly anchor: RefObject<HTMLElement | null>
  readonly onShut: () => void
}) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = note.current
    const from = anchor.current
    if (box === null || from === null) return undefined
    const place = (): void => {
      const { width, height } = box.getBoundingClientRect()
      const page = { width: innerWidth, height: innerHeight }
      const { left, top } = noteAt(from.getBoundingClientRect(), { width, height }, page)
      box.style.left = `${left}px`
      box.style.top = `${top}px`
    }
    const toggled = (event: ToggleEvent): void => {
      if (event.newState === 'closed') onShut()
    }
    const moved = (event: Event): void => {
      if (event.target !== box) place()
    }
    box.addEventListener('toggle', toggled)
    box.addEventListener('keydown', keep)
    addEventListener('scroll', moved, { capture: true })
    addEventListener('resize', place)
    if (!box.matches(':popover-open')) box.showPopover()
    place()
    box.focus({ preventScroll: true })
    return () => {
      box.removeEventListener('toggle', toggled)
      box.removeEventListener('keydown', keep)
      removeEventListener('scroll', moved, { capture: true })
      removeEventListener('resize', place)
    }
  }, [anchor, onShut])
  const known = wordOf(word)
  return (
    <div
      ref={note}
      popover="auto"
      role="dialog"
      aria-label={word}
      tabIndex={-1}
      className={styles['note']}
    >
      <b>{known?.word ?? word}</b>: {known?.text ?? text}
    </div>
  )
}
