import { outcomesOf, riskText } from '../programs/index.ts'
import type { explainOutcome, CheckReport, Insight, Outcome, Prepared } from '../programs/index.ts'
import { emptyRun, lastWorld, prefix, timelineView, toItsEnd, worldAt } from '../world/index.ts'
import type { Run, TimelineRow, TimelineView, World } from '../world/index.ts'

/** What a card may speak of: a position of a run, and what the check of every schedule has found. */
export interface LessonFacts {
  readonly prepared: Prepared
  /** the whole schedule */
  readonly run: Run
  readonly timeline: TimelineView
  readonly cursor: number
  /** null: the check is not complete */
  readonly report: CheckReport | null
  /** of the whole schedule; null: the check is not complete */
  readonly insight: Insight | null
  /** null: not fetched yet */
  readonly explain: typeof explainOutcome | null
}

export function worldHere({ run, cursor }: LessonFacts): World {
  return worldAt(run, cursor)
}

/** How the whole schedule ends; empty while a request can move at its end. */
export function endsOf({ prepared, run }: LessonFacts): readonly Outcome[] {
  return outcomesOf(prepared, lastWorld(run))
}

/** The headline of the end: what has happened to the customer. */
export function endHeadline(facts: LessonFacts): string {
  const ends = endsOf(facts)
  return (ends.find(({ bad }) => bad) ?? ends[0])?.headline ?? ''
}

/** Why the first bad outcome of the whole schedule counts; empty when all is well. */
export function endWhy(facts: LessonFacts): string {
  return endsOf(facts).find(({ bad }) => bad)?.why ?? ''
}

/** The sentence that explains the first bad outcome of the whole schedule; empty when all is well. */
export function whySentence(facts: LessonFacts): string {
  const bad = endsOf(facts).find((outcome) => outcome.bad)
  if (bad === undefined) return ''
  const { prepared, run, explain } = facts
  return explain?.(prepared, prefix(run, run.records.length), bad).sentence ?? ''
}

/** The rows of the steps that did it: the cause first. */
export function guiltyRows(facts: LessonFacts): readonly TimelineRow[] {
  const bad = endsOf(facts).find((outcome) => outcome.bad)
  if (bad === undefined) return []
  const steps = facts.explain?.(facts.prepared, facts.run, bad).steps ?? []
  return steps.flatMap((step) => facts.timeline.rows[step - 1] ?? [])
}

/** "step 4 to 8": as long as the file was empty that the first guilty step emptied; null: it was not. */
export function windowText(facts: LessonFacts): string | null {
  const [cause] = guiltyRows(facts)
  const span = facts.timeline.emptySpans.find(({ from }) => from === cause?.step)
  if (span === undefined) return null
  return `step ${span.from} to ${span.to ?? facts.run.records.length}`
}

/**
 * The steps by which a program changes a file without ever emptying it: it writes a new file, and
 * renames that over the old one. `run`: the requests one after the other; no rows: it does not do so.
 */
export function renameSteps(of: Run): {
  readonly run: Run
  readonly rows: readonly TimelineRow[]
} {
  const run = serialRun(of)
  const { rows } = timelineView(run)
  const rename = rows.find(({ operation }) => operation.name === 'rename')
  const write = rows.findLast(
    ({ operation, step, letter }) =>
      operation.name === 'write' && letter === rename?.letter && step < rename.step,
  )
  return { run, rows: rename === undefined || write === undefined ? [] : [write, rename] }
}

/** "1,464": the number of all schedules; null: not known. */
export function scheduleCount({ report }: LessonFacts): string | null {
  const count = report?.schedules ?? null
  return count === null ? null : withThousands(count)
}

/** Schedules that end badly, from the start, exact; null: not known. */
export function badCount({ insight }: LessonFacts): string | null {
  const risk = insight?.risk
  const start = risk?.kind === 'known' ? risk.steps[0] : undefined
  return start === undefined ? null : withThousands(start.bad)
}

/** "23 %": the chance of a bad end after `step` steps if a coin picks every move; null: not known. */
export function percentAt({ insight }: LessonFacts, step: number): string | null {
  const risk = insight?.risk
  const here = risk?.kind === 'known' ? risk.steps[step] : undefined
  if (here === undefined) return null
  return riskText(here).replace('<', 'less than ').replace('>', 'more than ')
}

/** The requests one after the other: what most people expect. */
export function serialRun({ plan }: Run): Run {
  return plan.requests.reduce(
    (run, _, who) => toItsEnd(run, who as Parameters<typeof toItsEnd>[1]),
    emptyRun(plan),
  )
}

/** How it ends when the requests come one after the other. */
export function serialEnds({ prepared, run }: LessonFacts): readonly Outcome[] {
  return outcomesOf(prepared, lastWorld(serialRun(run)))
}

/** "1,464" */
function withThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
