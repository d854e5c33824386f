import { isOwn, programRow } from '../../programs/index.ts'
import type { AnyScenario } from '../../programs/index.ts'
import type { Draft } from '../drafts/draft.ts'
import type { Base, Shared } from '../../share/programLink.ts'
import type { State } from '../state.ts'
import { baseOf, filesOfBase } from './bases.ts'
import type { Opening } from './createEditor.ts'
import { filesIn } from './texts.ts'
import type { Files } from './texts.ts'

/** A program that the browser keeps; null where it is of a kind that this page does not know. */
export function openingOfDraft(
  draft: Draft,
  { schedule, cursor }: Pick<State, 'schedule' | 'cursor'>,
): Opening | null {
  const { name, scenario } = draft
  if (!isOwn(scenario) && programRow(scenario.program) === null) return null
  // Of a session program the catalogue knows what it is made from.
  const base = isOwn(scenario) ? draft.base : baseOf(scenario)
  const original = originalOf(scenario, base)
  const changed = draft.base !== null && base !== null && draft.base.hash !== base.hash
  const notice = changed
    ? `“${name}” was made from files that this version of the page has changed: what you see is your text over the new ones.`
    : null
  return { name, scenario, base, original, draft, schedule, cursor, notice }
}

/** A program that came with a link, or stands on the stage: a copy that nobody keeps until it is changed. */
export function openingOfLink({ scenario, base: linked, schedule, cursor }: Shared): Opening {
  const base = linked ?? baseOf(scenario)
  const original = originalOf(scenario, base)
  const name = isOwn(scenario)
    ? scenario.main
    : (programRow(scenario.program)?.title ?? scenario.program)
  return { name, scenario, base, original, draft: null, schedule, cursor, notice: null }
}

/** What a program began with, as it is now; its own files where that is not known. */
function originalOf(scenario: AnyScenario, base: Base | null): Files {
  return (base === null ? null : filesOfBase(base.id)) ?? filesIn(scenario)
}
