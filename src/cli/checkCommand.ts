import { faultText } from '../programs/index.ts'
import type {
  CheckProgress,
  CheckReport,
  OpenReason,
  SearchKind,
  SearchSymmetry,
} from '../programs/index.ts'
import { MEMORY, searchOf, statesOf } from './bound.ts'
import { checkOf } from './checkOf.ts'
import type { Found } from './checkOf.ts'
import { checkRace, CODES } from './checkRace.ts'
import { checkText, withThousands } from './checkText.ts'
import type { CrewProgress } from './crew.ts'
import { faultFacts } from './faultFacts.ts'
import type { FaultFacts } from './faultFacts.ts'
import { PAGE_OPTIONS, pageLine, pageOf } from './pageLink.ts'
import { parseOptions } from './options.ts'
import { chosenBy, filePath, SCENARIO_OPTIONS } from './scenarioOptions.ts'
import type { Chosen } from './scenarioOptions.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** What `check --json` prints: a promise to scripts, so fields are only ever added. */
export interface CheckFacts {
  /** counted up when a field changes its meaning or goes */
  readonly schema: 1
  readonly program: string
  readonly requests: number
  readonly views: readonly string[]
  /** only with --edit: from the names of the files that are changed to those that they are read from */
  readonly edits?: Readonly<Record<string, string>>
  readonly states: number
  readonly transitions: number
  /** decimal; null when stopped, or when a run can be infinite */
  readonly schedules: string | null
  /** null also when counting them went beyond the bound */
  readonly classes: string | null
  /** whether equal requests were exchanged; null: no two are equal */
  readonly symmetry: SearchSymmetry | null
  /** how the schedules were searched */
  readonly search: SearchKind
  /** what became of the search of one schedule of each class, as sentences; null: it was not tried */
  readonly searchNote: string | null
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  /** of the search, and of counting the classes; without --faults */
  readonly seconds: number
  readonly verdict: 'safe' | 'broken' | 'inconclusive'
  /** why it is inconclusive; null otherwise */
  readonly reason: OpenReason | null
  /** null: the scenario has none */
  readonly fault: {
    /** such as "kill:A:3" */
    readonly text: string
    /** whether some schedule gets to its step; null when the check was stopped */
    readonly reached: boolean | null
    /** whether it happens there in some schedule: a full disk needs a write; null as above */
    readonly happens: boolean | null
  } | null
  readonly outcomes: Readonly<Record<string, OutcomeFacts>>
  /** only with --faults: by kind of fault, apart from what comes without one */
  readonly faults?: Readonly<Record<string, FaultFacts>>
}

/** All null but the example when the check was stopped, or a run can be infinite. */
export interface OutcomeFacts {
  readonly bad: boolean
  readonly title: string
  readonly schedules: string | null
  readonly share: number | null
  readonly odds: number | null
  readonly shortest: string | null
  readonly preemptions: number | null
  readonly fewest: string | null
  /** a schedule that ends so, when there is no shortest one */
  readonly example?: string | null
}

/** `check`: every schedule of a scenario. 0: safe; 1: broken; 3: inconclusive. */
export function* checkCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, { code: 0 | 1 | 3; stdout: string }, void> {
  const { values: words, positionals } = parseOptions(args, CHECK_OPTIONS, true)
  const path = filePath(words, positionals)
  if (path !== null) return yield* checkRace(path, words, surroundings)
  if (words.processes !== undefined) throw new UsageError('--processes is for a file')
  if (words['switch-points'] !== undefined) throw new UsageError('--switch-points is for a file')
  const page = pageOf(words, surroundings)
  const chosen = chosenBy(words, surroundings)
  const { scenario } = chosen
  const states = statesOf(words['max-states'])
  if (words.faults === true && scenario.fault !== null) {
    throw new UsageError('--faults tries every single fault; it cannot be had with --fault')
  }
  const { report, steps } = yield* checkOf(scenario, states, surroundings, searchOf(words.search))
  const bare = factsOf(chosen, report, steps)
  const facts =
    words.faults === true
      ? withFaults(bare, yield* faultFacts(scenario, states, surroundings))
      : bare
  return {
    code: CODES[facts.verdict],
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : checkText(facts, boundOf(report, states), report.table, surroundings.width) +
          linkText(chosen, facts, page),
  }
}

/** Opens the shortest schedule that ends badly; '' when there is none. */
function linkText({ scenario }: Chosen, { outcomes }: CheckFacts, page: string | null): string {
  const schedules = Object.values(outcomes).flatMap(({ bad, shortest }) =>
    bad && shortest !== null ? [shortest] : [],
  )
  const [first] = schedules.toSorted((one, other) => one.length - other.length)
  const link = first === undefined ? null : pageLine(null, scenario, first, page)
  return link === null ? '' : `${link}\n`
}

const CHECK_OPTIONS = {
  ...SCENARIO_OPTIONS,
  ...PAGE_OPTIONS,
  processes: { type: 'string' },
  'switch-points': { type: 'string' },
  'max-states': { type: 'string' },
  search: { type: 'string' },
  faults: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Outcomes of faults are reported but do not fail the check; a fault that was not tried leaves it open. */
function withFaults(facts: CheckFacts, faults: Readonly<Record<string, FaultFacts>>): CheckFacts {
  const complete = Object.values(faults).every((kind) => kind.complete)
  const open = facts.verdict === 'safe' && !complete
  return { ...facts, ...(open && { verdict: 'inconclusive', reason: 'bound' }), faults }
}

function boundOf({ end }: CheckReport, states: number): string {
  const memory = end.kind === 'stopped' && end.by === 'memory'
  return memory ? `${MEMORY / 2 ** 30} GB of memory` : `${withThousands(String(states))} states`
}

function factsOf(
  { program, views, edits, scenario: { fault } }: Chosen,
  report: CheckReport,
  steps: Found['steps'],
): CheckFacts {
  const { states, transitions, schedules, classes, seconds, outcomes, seen = [], table } = report
  const { faultHappens: happens } = report
  const named = (id: string) => {
    const { bad, title } = table.find((outcome) => outcome.id === id) ?? { bad: false, title: id }
    return { bad, title }
  }
  return {
    schema: 1,
    program,
    requests: views.length,
    views,
    ...(Object.keys(edits).length > 0 && { edits }),
    states,
    transitions,
    schedules,
    classes,
    symmetry: report.symmetry ?? null,
    search: report.search,
    searchNote: report.partialOrder?.text ?? null,
    complete: report.end.kind === 'complete',
    seconds,
    verdict: report.verdict.kind,
    reason: report.verdict.reason,
    fault:
      fault === null
        ? null
        : {
            text: faultText(fault),
            reached: steps === null ? null : fault.step <= (steps[fault.request] ?? 0),
            happens,
          },
    outcomes: Object.fromEntries([
      ...outcomes.map(({ id, ...counted }) => [id, { ...named(id), ...counted }] as const),
      ...seen.map(({ id, example }) => [id, { ...named(id), ...UNKNOWN, example }] as const),
    ]),
  }
}

const UNKNOWN = {
  schedules: null,
  share: null,
  odds: null,
  shortest: null,
  preemptions: null,
  fewest: null,
}
