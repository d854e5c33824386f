import type { Outcome, Outlook } from '../../../programs/index.ts'

/** What the button "To the loss" can do from a state, in words. */
export interface LossProspect {
  /** `from-start`: none from here, but one from the start */
  readonly kind: 'unknown' | 'none' | 'from-start' | 'at-risk' | 'certain'
  readonly text: string
}

/** `fate`: what can still come from here; null while it is not known. `atStart`: from the start. */
export function lossProspect(
  fate: Outlook | null,
  atStart: Outlook | null,
  table: readonly Outcome[],
): LossProspect {
  if (fate === null) return { kind: 'unknown', text: 'Plays the shortest way to a bad end' }
  const bad = table.filter((outcome) => outcome.bad && fate.possible.includes(outcome.id))
  if (bad.length === 0 && atStart !== null && reachesBad(atStart, table)) {
    return {
      kind: 'from-start',
      text: 'From here every order ends well. Plays the shortest loss from the start.',
    }
  }
  if (bad.length === 0) {
    return { kind: 'none', text: 'From here every order ends well: no loss can be reached.' }
  }
  if (fate.possible.includes('ok')) {
    return {
      kind: 'at-risk',
      text: 'Plays the shortest way from here to a bad end. It can still be avoided.',
    }
  }
  const certain = bad.filter((outcome) => fate.certain.includes(outcome.id))
  const what = (certain.length === 0 ? bad : certain).map((outcome) => outcome.title).join(', ')
  return {
    kind: 'certain',
    text: `Unavoidable from here: ${certain.length === 0 ? 'one of ' : ''}${what}.`,
  }
}

function reachesBad({ possible }: Outlook, table: readonly Outcome[]): boolean {
  return table.some(({ id, bad }) => bad && possible.includes(id))
}
