import { drain } from '../base/index.ts'
import { checkScenario, faultText, NOT_MODELLED } from '../programs/index.ts'
import type { AnyScenario, Checked, CheckReport, Outcome } from '../programs/index.ts'
import { MEMORY, statesOf } from './bound.ts'
import { checkText, withThousands } from './checkText.ts'
import { faultFacts } from './faultFacts.ts'
import type { FaultFacts } from './faultFacts.ts'
import { options } from './options.ts'
import { chosenBy, SCENARIO_OPTIONS } from './scenarioOptions.ts'
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
  readonly states: number
  readonly transitions: number
  /** decimal; null when stopped, or when a run can be infinite */
  readonly schedules: string | null
  /** null also when counting them went beyond the bound */
  readonly classes: string | null
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  /** of the search, and of counting the classes; without --faults */
  readonly seconds: number
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
  readonly schedules: string | null
  readonly share: number | null
  readonly odds: number | null
  readonly shortest: string | null
  readonly preemptions: number | null
  readonly fewest: string | null
  /** a schedule that ends so, when there is no shortest one */
  readonly example?: string | null
}

/** `check`: every schedule of a scenario. 0: no bad outcome; 1: a bad one; 3: stopped by a bound, or not modelled. */
export function checkCommand(
  args: readonly string[],
  { own, width, tell }: Surroundings,
): { code: 0 | 1 | 3; stdout: string } {
  const words = options(args, {
    ...SCENARIO_OPTIONS,
    'max-states': { type: 'string' },
    faults: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const chosen = chosenBy(words, own)
  const { scenario } = chosen
  const states = statesOf(words['max-states'])
  if (words.faults === true && scenario.fault !== null) {
    throw new UsageError('--faults tries every single fault; it cannot be had with --fault')
  }
  const { report, steps } = checkOf(scenario, states, tell)
  const bare = factsOf(chosen, report, steps)
  const facts =
    words.faults === true ? { ...bare, faults: faultFacts(scenario, states, tell) } : bare
  return {
    code: codeOf(facts, report.table),
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : checkText(facts, boundOf(report, states), report.table, width),
  }
}

function boundOf({ end }: CheckReport, states: number): string {
  const memory = end.kind === 'stopped' && end.by === 'memory'
  return memory ? `${MEMORY / 2 ** 30} GB of memory` : `${withThousands(String(states))} states`
}

interface Found {
  readonly report: CheckReport
  /** the most steps of each process; null when the check was stopped */
  readonly steps: readonly number[] | null
}

function checkOf(scenario: AnyScenario, states: number, tell: Surroundings['tell']): Found {
  const begun = performance.now()
  const search = checkScenario(scenario, { budget: { states, memory: MEMORY } })
  const checked: Checked = drain(search, tell)
  drain(checked.classes(), tell)
  const seconds = (performance.now() - begun) / 1000
  return { report: checked.report(seconds), steps: checked.graph?.mostSteps() ?? null }
}

function factsOf(
  { program, views, scenario: { fault } }: Chosen,
  report: CheckReport,
  steps: Found['steps'],
): CheckFacts {
  const { states, transitions, schedules, classes, seconds, outcomes, seen = [] } = report
  const { faultHappens: happens } = report
  return {
    schema: 1,
    program,
    requests: views.length,
    views,
    states,
    transitions,
    schedules,
    classes,
    complete: report.end.kind === 'complete',
    seconds,
    fault:
      fault === null
        ? null
        : {
            text: faultText(fault),
            reached: steps === null ? null : fault.step <= (steps[fault.request] ?? 0),
            happens,
          },
    outcomes: Object.fromEntries([
      ...outcomes.map(({ id, ...counted }) => [id, counted] as const),
      ...seen.map(({ id, example }) => [id, { ...UNKNOWN, example }] as const),
    ]),
  }
}

const UNKNOWN: OutcomeFacts = {
  schedules: null,
  share: null,
  odds: null,
  shortest: null,
  preemptions: null,
  fewest: null,
}

/** Outcomes of faults are reported but do not fail the check; outcomes without a fault do. */
function codeOf(
  { complete, outcomes, faults = {} }: CheckFacts,
  table: readonly Outcome[],
): 0 | 1 | 3 {
  if (!complete || Object.values(faults).some((kind) => !kind.complete)) return 3
  if (table.some(({ id, bad }) => bad && Object.hasOwn(outcomes, id))) return 1
  return Object.hasOwn(outcomes, NOT_MODELLED.id) ? 3 : 0
}
