import { Knowledge, searchFewSwitches } from '../../explorer/index.ts'
import type { EarlyEnd } from '../../explorer/index.ts'
import type { Learnt } from './checkMemory.ts'
import { lettersOf } from './letters.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import type { CheckProgress, CheckReport, EarlyFinding } from './report.ts'

/** Most mistakes show with so few switches away from a process that could go on. */
const MOST = 2
/** States of the early search: some seconds, and 100 MB. */
const STATES = 500_000
/** A search that ends before it has stored so many needs nothing early. */
const LONG = 100_000

/**
 * A search with, once it takes long, a second one in turn with it: of the schedules with no, one and two
 * switches. What that finds is in the progress from then on.
 */
export function* withEarlyFinding<Result>(
  search: Generator<CheckProgress, Result, void>,
  { model, known, sets }: Pick<Learnt, 'model' | 'known' | 'sets'>,
  after: number = LONG,
): Generator<
  CheckProgress,
  { readonly result: Result; readonly early: EarlyFinding | null },
  void
> {
  let first: Generator<void, EarlyEnd | null, void> | null = null
  let early: EarlyFinding | null = null
  for (let searching = true; ;) {
    const step = search.next()
    if (step.done === true) return { result: step.value, early }
    if (searching && step.value.states > after) {
      first ??= searchFewSwitches(model, {
        isWanted: (set) => badIn(set, sets) !== undefined,
        most: MOST,
        states: STATES,
        // It meets every state, and would make the numbers of a search for orbits longer.
        known: known.orbits === null ? known : new Knowledge(model),
      })
      const met = first.next()
      if (met.done === true) {
        searching = false
        early = met.value && finding(met.value, sets)
      }
    }
    yield early === null ? step.value : { ...step.value, early }
  }
}

/** A report of a search that was stopped, with what was found early. */
export function withSeen<Found extends Pick<CheckReport, 'end' | 'verdict' | 'seen'>>(
  found: Found,
  early: EarlyFinding | null,
): Found {
  if (found.end.kind === 'complete' || early === null) return found
  const { outcome: id, schedule, preemptions } = early
  const others = found.seen?.filter((one) => one.id !== id) ?? []
  const seen = [{ id, example: schedule, fewest: schedule, preemptions }, ...others]
  return { ...found, verdict: { kind: 'broken', reason: null }, seen }
}

function finding({ set, schedule, preemptions }: EarlyEnd, sets: OutcomeSets): EarlyFinding | null {
  const bad = badIn(set, sets)
  if (bad === undefined) return null
  return { outcome: bad.id, title: bad.title, schedule: lettersOf(schedule), preemptions }
}

function badIn(set: number, sets: OutcomeSets) {
  return sets.outcomesIn(set).find(({ bad }) => bad)
}
