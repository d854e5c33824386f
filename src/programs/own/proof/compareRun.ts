import { partingOf } from '../../trace/parting.ts'
import { stepLines } from '../../trace/stepLines.ts'
import type { OurRun } from '../../trace/ways.ts'
import { UNKNOWN_RULE } from './raceEnd.ts'

/** The trace of one schedule, a line for each step, and how everything stood at its end. */
export type ProofAnswer = readonly [trace: string, end: unknown]

/** What one schedule of Racetrack and of CPython differ in. Plain data. */
export interface ProofDifference {
  readonly schedule: string
  /** the step at which they part, counted from 1; null: they part at the end, or before the first */
  readonly step: number | null
  /** "step", or what differs at the end: "files", "rows", "cache", "processes", "waiting", "rules" */
  readonly what: string
  readonly racetrack: string
  readonly cpython: string
}

/** Where a run and CPython's of the same schedule part; null: nowhere. */
export function compareRun(run: OurRun, [trace, end]: ProofAnswer): ProofDifference | null {
  const { schedule } = run
  const theirs = end as Readonly<Record<string, unknown>>
  const [mine, other] = run.leavesModel
    ? upToItsEnd(stepLines(run.trace), stepLines(trace))
    : [run.trace, trace]
  const parting = partingOf(withoutEndLines(mine), withoutEndLines(other))
  const refused = typeof theirs['refused'] === 'string' ? theirs['refused'] : null
  if (parting !== null) {
    const why = refused === null || refused === PARTED ? [] : [`(${refused})`]
    const cpython = [parting.theirs ?? 'nothing more', ...parting.logged, ...why].join('\n')
    const racetrack = parting.ours ?? 'nothing more'
    return { schedule, step: parting.after + 1, what: 'step', racetrack, cpython }
  }
  if (run.leavesModel) return null
  const ours = JSON.parse(run.end) as Readonly<Record<string, unknown>>
  if (refused !== null) {
    return { schedule, step: null, what: 'refused', racetrack: 'goes on', cpython: refused }
  }
  for (const what of PARTS) {
    const [one, two] = what === 'rules' ? knownRules(ours, theirs) : [ours[what], theirs[what]]
    const [racetrack, cpython] = [sorted(one), sorted(two)]
    if (racetrack !== cpython) return { schedule, step: null, what, racetrack, cpython }
  }
  return null
}

/**
 * Where a file object is closed because nobody holds it any more, the line is not compared: CPython
 * has left the function by then.
 */
function withoutEndLines(trace: string): string {
  return trace.replaceAll(/^(\w (?:write|close|unlink|lseek) .*) \S+\.py:\d+$/gm, '$1')
}

/** What is compared at the end: first who still wants what, which tells most. */
const PARTS = ['waiting', 'processes', 'rules', 'files', 'rows', 'cache'] as const

/** What the harness says when a process stands before something else. */
const PARTED = 'parted'

function knownRules(
  ours: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): readonly [unknown, unknown] {
  const [mine, others] = [ours, theirs].map(
    ({ rules }) => (rules ?? {}) as Readonly<Record<string, unknown>>,
  )
  const unknown = Object.entries(mine ?? {}).flatMap(([name, end]) =>
    end === UNKNOWN_RULE ? [name] : [],
  )
  const known = (rules: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(rules).filter(([name]) => !unknown.includes(name)))
  return [known(mine), known(others)]
}

/** JSON with its keys sorted. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/**
 * The steps alone, up to the one in which the model ends. That one may be cut short: it is a step of CPython, or
 * the beginning of one.
 */
function upToItsEnd(
  mine: readonly string[],
  theirs: readonly string[],
): readonly [string, string] {
  const [last, other] = [mine.at(-1), theirs[mine.length - 1]]
  const isBegun = last !== undefined && other?.startsWith(withoutPlace(last)) === true
  const others = [...theirs.slice(0, mine.length - 1), ...(other === undefined ? [] : [isBegun ? last : other])]
  return [mine.join('\n'), others.join('\n')]
}

/** A step without the line that asks for it. */
function withoutPlace(step: string): string {
  return step.replace(/ \S+\.py:\d+$/, '')
}
