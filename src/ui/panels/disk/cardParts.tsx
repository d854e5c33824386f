import { dataText } from '../../../programs/index.ts'
import type { ReadBack } from '../../../programs/index.ts'
import { clippedEnd } from './storedText.ts'

/** A text as far as a card has room for it. */
export function excerpt(text: string): string {
  return text === '' ? '(empty)' : (clippedEnd(text) ?? text)
}

/** What the program's own load makes of a stored text. */
export function meaning(readBack: ReadBack, what: 'file' | 'row' | 'entry'): string {
  if (readBack.kind === 'unreadable') return `The program cannot load this ${what}.`
  return Object.keys(readBack.data).length === 0
    ? 'Validly signed, but empty.'
    : `Signed: ${dataText(readBack.data)}.`
}

/** The cookie of the browser names this. */
export function CookieMark() {
  return (
    <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d="M8 1a7 7 0 1 0 7 7 3 3 0 0 1-3.4-3.2A3 3 0 0 1 8 1Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <circle cx="5.6" cy="7" r="1.1" fill="currentColor" />
      <circle cx="9.6" cy="10.6" r="1.1" fill="currentColor" />
      <circle cx="5.8" cy="11" r="0.9" fill="currentColor" />
    </svg>
  )
}
