import { OUTCOMES } from '../../../programs/index.ts'
import type { Outlook } from '../../../programs/index.ts'

/** What the button "To the loss" can do from a state, in words. */
export interface LossProspect {
  readonly kind: 'unknown' | 'none' | 'at-risk' | 'certain'
  readonly text: string
}

/** `fate` is null while it is not known. */
export function lossProspect(fate: Outlook | null): LossProspect {
  if (fate === null) return { kind: 'unknown', text: 'The shortest way to a bad end' }
  const bad = OUTCOMES.filter((outcome) => outcome.bad && fate.possible.includes(outcome.id))
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
