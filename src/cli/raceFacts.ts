import { firstFailure, prepare } from '../programs/index.ts'
import type {
  CheckReport,
  OpenReason,
  SearchKind,
  SearchSymmetry,
  SwitchPoints,
} from '../programs/index.ts'
import { replay } from '../world/index.ts'
import type { FaultFacts } from './faultFacts.ts'
import type { LoadedRace } from './raceArgument.ts'

/** What `check FILE --json` prints: a promise to scripts, so fields are only ever added. */
export interface RaceFacts {
  readonly title: string
  /** a label for each process, or thread */
  readonly processes: readonly string[]
  /** where threads may switch; absent: they are processes */
  readonly switchPoints?: SwitchPoints
  readonly verdict: 'safe' | 'broken' | 'inconclusive'
  /** why it is inconclusive; null otherwise */
  readonly reason: OpenReason | null
  readonly states: number
  readonly transitions: number
  /** decimal; null when stopped, or when a run can be infinite */
  readonly schedules: string | null
  /** null also when counting them went beyond the bound */
  readonly classes: string | null
  /** whether equal processes were exchanged; null: no two are equal */
  readonly symmetry: SearchSymmetry | null
  /** how the schedules were searched */
  readonly search: SearchKind
  /** what became of the search of one schedule of each class, as sentences; null: it was not tried */
  readonly searchNote: string | null
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  readonly seconds: number
  readonly outcomes: Readonly<Record<string, RaceOutcome>>
  /** what the check takes for granted because the text shows it, as sentences */
  readonly assumptions: readonly string[]
  /** only with --faults: by kind of fault, apart from what comes without one */
  readonly faults?: Readonly<Record<string, FaultFacts>>
}

export interface RaceOutcome {
  readonly bad: boolean
  readonly title: string
  /** these four are null where nothing was counted: the check was stopped, or a run can be infinite */
  readonly schedules: string | null
  readonly share: number | null
  readonly odds: number | null
  readonly preemptions: number | null
  /** a shortest schedule that ends so, or that leads into the livelock; of a stopped check, one that was met */
  readonly shortest: string | null
  readonly fewest: string | null
  /** of a livelock: the steps that may then be repeated for ever */
  readonly round?: string
  /** of a rule that is checked after every step: the first step of `shortest` after which it fails */
  readonly failsAfter?: number
}

/** What a check of a race file has found. */
export function raceFacts(
  { race, scenario }: LoadedRace,
  report: CheckReport,
  faults: RaceFacts['faults'],
): RaceFacts {
  const { verdict, states, transitions, schedules, classes, seconds, end } = report
  const undecided =
    verdict.kind === 'safe' && Object.values(faults ?? {}).some((kind) => !kind.complete)
  return {
    title: race.title,
    processes: race.processes.map(({ label }) => label),
    ...(race.threads !== null && { switchPoints: scenario.switches ?? 'every-access' }),
    verdict: undecided ? 'inconclusive' : verdict.kind,
    reason: undecided ? 'bound' : verdict.reason,
    states,
    transitions,
    schedules,
    classes,
    symmetry: report.symmetry ?? null,
    search: report.search,
    searchNote: report.partialOrder?.text ?? null,
    complete: end.kind === 'complete',
    seconds,
    outcomes: Object.fromEntries(
      outcomesIn(report).map(([id, outcome]) => [id, withStep(scenario, id, outcome)]),
    ),
    assumptions: prepare(scenario).plan.readsOnce ? [READS_ONCE] : [],
    ...(faults !== undefined && { faults }),
  }
}

const READS_ONCE =
  'A read to the end of a file is one step, not two: no process writes to a file that one reads.'

function outcomesIn(report: CheckReport): readonly (readonly [string, RaceOutcome])[] {
  return report.table.flatMap(({ id, bad, title }): (readonly [string, RaceOutcome])[] => {
    const counted = report.outcomes.find((outcome) => outcome.id === id)
    if (counted !== undefined) {
      const { schedules, share, odds, shortest, preemptions, fewest } = counted
      return [[id, { bad, title, schedules, share, odds, shortest, preemptions, fewest }]]
    }
    const seen = report.seen?.find((outcome) => outcome.id === id)
    if (seen === undefined) return []
    const { example, preemptions = null, fewest = null, round } = seen
    const unknown = { schedules: null, share: null, odds: null }
    const rest = { shortest: example, preemptions, fewest, ...(round !== undefined && { round }) }
    return [[id, { bad, title, ...unknown, ...rest }]]
  })
}

/** With the step after which a rule fails that is checked after every step. */
function withStep(scenario: LoadedRace['scenario'], id: string, outcome: RaceOutcome): RaceOutcome {
  const { shortest, bad } = outcome
  const prepared = prepare(scenario)
  if (!bad || shortest === null || prepared.plan.always.length === 0) return outcome
  const { run } = replay(prepared.plan, shortest)
  const failsAfter = firstFailure(prepared, run, id)
  return failsAfter === null ? outcome : { ...outcome, failsAfter }
}
