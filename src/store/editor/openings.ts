import { isOwn } from '../../programs/index.ts'
import type { OwnScenario } from '../../programs/index.ts'
import type { Draft } from '../drafts/draft.ts'
import type { Shared } from '../../share/programLink.ts'
import type { State } from '../state.ts'
import { baseWith, filesOfBase } from './bases.ts'
import type { Opening } from './createEditor.ts'
import { sameFiles } from './texts.ts'

/** A program that the browser keeps; null where it is of a kind that this page does not know. */
export function openingOfDraft(
  draft: Draft,
  { schedule, cursor }: Pick<State, 'schedule' | 'cursor'>,
): Opening | null {
  const { name, scenario, base } = draft
  if (!isOwn(scenario)) return null
  const original = (base === null ? null : filesOfBase(base.id)) ?? scenario.files
  return { name, scenario, base, original, draft, schedule, cursor }
}

/** A program that came with a link, or stands on the stage: a copy that nobody keeps until it is changed. `shown`: what stands on the stage already. */
export function openingOfLink(
  { scenario, base: linked, schedule, cursor }: Shared,
  shown: OwnScenario | null,
): Opening {
  const base = linked ?? baseWith(scenario.files)
  const same = shown !== null && sameFiles(shown.files, scenario.files)
  const original = (base === null ? null : filesOfBase(base.id)) ?? scenario.files
  return {
    name: scenario.main,
    scenario: same ? shown : scenario,
    base,
    original,
    draft: null,
    schedule,
    cursor,
  }
}
