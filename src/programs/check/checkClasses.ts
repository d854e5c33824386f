import { searchClasses } from '../../explorer/index.ts'
import type { ClassSearch, Progress } from '../../explorer/index.ts'
import { lettersOf } from './letters.ts'
import type { Learnt } from './checkMemory.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import type { CheckEnd, CheckReport, CheckVerdict, SeenOutcome } from './report.ts'
import { whyOpen } from './checkVerdict.ts'

/** The part of a report that is about a search. */
type FoundByClasses = Omit<
  CheckReport,
  'seconds' | 'classes' | 'faultHappens' | 'symmetry' | 'partialOrder'
>

export interface ClassesFound {
  readonly found: FoundByClasses
  readonly ends: ClassSearch['ends']
}

/** How a search is bounded, and stopped: as for `explore`. */
export interface ClassBounds {
  readonly budget: { readonly states: number; readonly bytes: number }
  readonly slice?: number
  readonly stopped: () => boolean
}

/** One schedule of each class, up to the first bad end. Counts nothing. */
export function* checkClasses(
  { model, known, sets }: Pick<Learnt, 'model' | 'known' | 'sets'>,
  how: ClassBounds,
  stopped: () => 'time' | 'cancel' | null,
): Generator<Progress, ClassesFound, void> {
  const isWanted = (set: number) => sets.outcomesIn(set).some(({ bad }) => bad)
  const search = yield* searchClasses(model, { ...how, known, isWanted })
  const end = endOf(search, stopped())
  const seen = seenIn(search, sets)
  const found: FoundByClasses = {
    end,
    verdict: verdictOf(search, end, seen, sets),
    table: sets.table,
    states: search.states,
    transitions: search.transitions,
    schedules: null,
    outcomes: [],
    ...(seen.length > 0 && { seen }),
    bytesPerState: search.bytes / search.states,
    search: 'partial order',
  }
  return { found, ends: search.ends }
}

function endOf({ end }: ClassSearch, by: 'time' | 'cancel' | null): CheckEnd {
  if (end.kind === 'exhausted') return { kind: 'complete' }
  if (end.kind === 'found') return { kind: 'stopped', by: 'found' }
  return { kind: 'stopped', by: by ?? (end.hit === 'bytes' ? 'memory' : 'states') }
}

/** In the order of the table, each with the schedule that was met first. */
function seenIn({ ends }: ClassSearch, sets: OutcomeSets): readonly SeenOutcome[] {
  return sets.table.flatMap(({ id }): SeenOutcome[] => {
    const bit = sets.bitOf(id)
    const end = ends.find(({ set }) => ((set >>> bit) & 1) === 1)
    return end === undefined ? [] : [{ id, example: lettersOf(end.schedule) }]
  })
}

function verdictOf(
  { endless, ends }: ClassSearch,
  end: CheckEnd,
  seen: readonly SeenOutcome[],
  { table }: OutcomeSets,
): CheckVerdict {
  const ids = seen.map(({ id }) => id)
  if (table.some(({ id, bad }) => bad && ids.includes(id))) return { kind: 'broken', reason: null }
  const reason =
    whyOpen(end, ids) ?? (endless ? 'may-not-end' : ends.length === 0 ? 'no-schedule-ends' : null)
  return reason === null ? { kind: 'safe', reason } : { kind: 'inconclusive', reason }
}
