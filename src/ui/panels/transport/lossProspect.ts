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
  if (fate === null) return { kind: 'unknown', text: 'The shortest way to a bad end' }
  const bad = table.filter((outcome) => outcome.bad && fate.possible.includes(outcome.id))
  if (bad.length === 0 && atStart !== null && reachesBad(atStart, table)) {
    return {
      kind: 'from-start',
      text: 'From here every way ends well. From the start a loss can be reached: this is the shortest way.',
    }
  }
  if (bad.length === 0) {
    return { kind: 'none', text: 'No loss can be reached any more: every way from here ends well.' }
  }
  if (fate.possible.includes('ok')) {
    return {
      kind: 'at-risk',
      text: 'The shortest way from here to a bad end. It can still be avoided.',
    }
  }
  const certain = bad.filter((outcome) => fate.certain.includes(outcome.id))
  const what = (certain.length === 0 ? bad : certain).map((outcome) => outcome.title).join(', ')
  return {
    kind: 'certain',
    text: `It cannot be avoided any more: ${certain.length === 0 ? 'one of ' : ''}${what}.`,
  }
}

function reachesBad({ possible }: Outlook, table: readonly Outcome[]): boolean {
  return table.some(({ id, bad }) => bad && possible.includes(id))
}
