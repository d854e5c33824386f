import type { Kept, Trouble } from '../../../store/editing.ts'

/** How the text is kept, for the bar: short, and a sentence where something is wrong. */
export function keptText(kept: Kept, trouble: Trouble | null): string {
  switch (kept) {
    case 'nothing yet':
      return 'not changed yet'
    case 'waiting':
      return 'keeping …'
    case 'kept':
      return 'kept in this browser'
    case 'not wanted':
      return 'nothing is kept on this page'
    case 'not kept':
      return trouble === null ? 'not kept' : `not kept: ${TROUBLE[trouble].short}`
  }
}

const TROUBLE: { readonly [K in Trouble]: { readonly short: string; readonly long: string } } = {
  forbidden: {
    short: 'storage is forbidden',
    long: 'This browser does not let the page keep anything.',
  },
  full: { short: 'storage is full', long: 'The storage of this browser is full.' },
  broken: { short: 'storage does not work', long: 'The storage of this browser does not work.' },
}

/** What a person must know when a program cannot be kept. */
export function troubleText(trouble: Trouble): string {
  return `${TROUBLE[trouble].long} What you write is lost when the page is closed: download it.`
}

/** "today, 14:05" or "3 March 2026, 14:05", in the language of the page. */
export function whenText(savedAt: number, now: Date): string {
  const then = new Date(savedAt)
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const day =
    then.toDateString() === now.toDateString()
      ? 'today'
      : then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day}, ${time}`
}
