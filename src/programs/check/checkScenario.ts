import { mapProgress } from '../../base/index.ts'
import { countClasses, explore } from '../../explorer/index.ts'
import type { Progress, Schedule, Verdict } from '../../explorer/index.ts'
import { lastWorld, replay } from '../../world/index.ts'
import { outcomesOf } from '../outcome.ts'
import type { Prepared } from '../prepared.ts'
import { lettersOf } from './letters.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import type { AnyScenario } from '../scenario.ts'
import { CheckGraph } from './checkGraph.ts'
import { learntOf } from './checkMemory.ts'
import type { CheckMemory, Learnt } from './checkMemory.ts'
import { checkClasses } from './checkClasses.ts'
import type { ClassesFound } from './checkClasses.ts'
import { checkModel } from './checkModel.ts'
import { withEarlyFinding, withSeen } from './earlyFinding.ts'
import { partialOrderNote } from './partialOrderNote.ts'
import { checkReport } from './checkReport.ts'
import { searchSymmetry } from './searchSymmetry.ts'
import type { Plan } from '../../world/index.ts'
import type { CheckEnd, CheckProgress, CheckReport } from './report.ts'

export interface CheckOptions {
  /** distinct states, and bytes of the arrays that hold them */
  readonly budget: { readonly states: number; readonly memory: number }
  /** expansions between two yields */
  readonly slice?: number
  /** what earlier checks have learnt; this one adds to it */
  readonly memory?: CheckMemory
  /** outcomes are of the schedules in which the fault of the scenario happens, and of no others */
  readonly onlyHit?: boolean
  /**
   * only one way to search; absent: every schedule, and where that hits the bound without a bad end one
   * schedule of each class
   */
  readonly search?: 'every schedule' | 'partial order'
  /** stored states after which the schedules with few switches are searched as well, for an early answer */
  readonly earlyAfter?: number
  /** polled: why the check has to stop; null: it may continue */
  readonly stopped?: () => 'time' | 'cancel' | null
}

/** A check that has ended: complete, or stopped by a bound. */
export interface Checked {
  readonly end: CheckEnd
  /** `seconds`: the duration, measured by the caller, since this room has no clock */
  report(seconds: number): CheckReport
  /** for questions about any state; null when the check was stopped */
  readonly graph: CheckGraph | null
  /** counts the classes of schedules by a second search; `report` has them afterwards */
  classes(): Generator<CheckProgress, void, void>
}

/**
 * Every schedule of a scenario. Yields every slice; the caller pauses by not going on. The same
 * scenario and budget give the same check.
 */
export function* checkScenario(
  scenario: AnyScenario,
  options: CheckOptions,
): Generator<CheckProgress, Checked, void> {
  const { slice, onlyHit = false, memory } = options
  const learnt = memory === undefined || onlyHit ? learntOf(scenario, onlyHit) : memory.of(scenario)
  let by: 'time' | 'cancel' | null = null
  const how = {
    budget: { states: options.budget.states, bytes: options.budget.memory },
    ...(slice !== undefined && { slice }),
    stopped: () => (by ??= options.stopped?.() ?? null) !== null,
  }
  const byClasses = () => withCheckProgress(checkClasses(learnt, how, () => by))
  if (options.search === 'partial order') return classesChecked(learnt, yield* byClasses(), true)
  const search = withCheckProgress(
    explore(learnt.model, { ...how, known: learnt.known, reductions: { symmetry: true } }),
  )
  const { result, early } = yield* withEarlyFinding(search, learnt, options.earlyAfter)
  const { verdict, graph } = result
  const end = endOf(verdict, by)
  const { prepared, model, known, sets } = learnt
  rewordMade(prepared, sets, (bit) => verdict.outcomes[bit]?.shortest ?? null)
  const symmetry = searchSymmetry(prepared, verdict)
  const found = withSeen(checkReport(verdict, end, sets), early)
  const about = { ...(symmetry !== null && { symmetry }), classes: null }
  if (found.verdict.reason === 'bound' && options.search === undefined) {
    const other = classesChecked(learnt, yield* byClasses(), false)
    const { partialOrder } = other.report(0)
    if (partialOrder?.used === true) return other
    const tried = partialOrder && { partialOrder }
    const whole = { ...found, ...about, ...tried, faultHappens: null }
    return { end, graph: null, report: (seconds) => ({ ...whole, seconds }), *classes() {} }
  }
  let classes: string | null = null
  const happens = faultHappens(prepared.plan, known, end)
  return {
    end,
    report: (seconds) => ({ ...found, ...about, faultHappens: happens, classes, seconds }),
    graph: graph === null ? null : new CheckGraph(graph, model.processes, sets),
    *classes() {
      if (end.kind === 'stopped') return
      // Where outcomes are those of some schedules only, it is another model.
      const search = onlyHit
        ? countClasses(checkModel(prepared), how.budget, how)
        : countClasses(model, how.budget, { ...how, known })
      const counted = yield* withCheckProgress(search)
      classes = counted.classes?.toString() ?? null
    },
  }
}

function endOf({ end }: Verdict, by: 'time' | 'cancel' | null): CheckEnd {
  if (end.kind === 'exhausted') return { kind: 'complete' }
  return { kind: 'stopped', by: by ?? (end.hit === 'bytes' ? 'memory' : 'states') }
}

/** What the search of one schedule of each class has found. */
function classesChecked(
  { prepared, known, sets }: Learnt,
  { found, ends }: ClassesFound,
  asked: boolean,
): Checked {
  const { end } = found
  rewordMade(
    prepared,
    sets,
    (bit) => ends.find(({ set }) => ((set >>> bit) & 1) === 1)?.schedule ?? null,
  )
  const whole = {
    ...found,
    table: sets.table,
    partialOrder: partialOrderNote(found, { asked }),
    classes: null,
    faultHappens: faultHappens(prepared.plan, known, end),
  }
  return { end, graph: null, report: (seconds) => ({ ...whole, seconds }), *classes() {} }
}

/**
 * What a run has said of an outcome ("B ended with …") is taken from the schedule that is shown for it,
 * not from the run that the search happened to meet first.
 */
function rewordMade(
  prepared: Prepared,
  sets: OutcomeSets,
  shownFor: (bit: number) => Schedule | null,
): void {
  for (const bit of sets.made) {
    const shown = shownFor(bit)
    if (shown === null) continue
    const { run } = replay(prepared.plan, lettersOf(shown))
    const id = sets.ids[bit]
    sets.reword(outcomesOf(prepared, lastWorld(run)).filter((outcome) => outcome.id === id))
  }
}

/** A complete search has met every state that a process can be in. */
function faultHappens({ fault }: Plan, known: Learnt['known'], end: CheckEnd): boolean | null {
  if (fault === null || end.kind === 'stopped') return null
  return known.reached(fault.who).some(({ request }) => request.hit)
}

function* withCheckProgress<Result>(
  search: Generator<Progress, Result, void>,
): Generator<CheckProgress, Result, void> {
  return yield* mapProgress(search, ({ states, transitions, phase, depth, depths, live }) => ({
    states,
    transitions,
    depth: phase === 'searching' ? depth : depths,
    share: phase === 'searching' && states > 0 ? 1 - live / states : 1,
  }))
}
