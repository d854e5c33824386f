import type { Outcome, Prepared, RuleState } from '../../../programs/index.ts'
import type { RunState } from '../../../world/index.ts'
import type { Tone } from '../../kit/ToneMark.tsx'

/** What the rules of a program come to at the cursor, as a heading. */
export interface Judgement {
  readonly tone: Tone
  readonly text: string
}

/** `outcomes`: empty while somebody can move. */
export function judgementOf(
  rules: readonly RuleState[],
  outcomes: readonly Outcome[],
  runState: RunState,
  { labels }: Pick<Prepared, 'labels'>,
): Judgement {
  const bad = outcomes.find((outcome) => outcome.bad)
  if (bad !== undefined) return { tone: 'bad', text: bad.title }
  const broken = rules.find(({ state }) => state === 'broken')
  if (broken !== undefined) return { tone: 'bad', text: broken.text ?? `${broken.name}()` }
  if (runState !== 'going') {
    const open = outcomes.find(({ id }) => id !== 'ok' && id !== 'torn-read')
    if (open !== undefined) return { tone: 'open', text: open.title }
    if (rules.length > 0) return { tone: 'ok', text: 'Every rule holds' }
    return { tone: 'ok', text: `Every ${labels.process} has ended` }
  }
  if (rules.length === 0) return { tone: 'plain', text: 'No rules' }
  const checked = rules.some(({ when }) => when === 'always')
  return checked
    ? { tone: 'ok', text: 'Every rule holds so far' }
    : { tone: 'plain', text: 'Judged at the end' }
}
