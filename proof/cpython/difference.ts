import type { Scenario } from '../../src/programs/index.ts'
import { linkOf } from '../../src/store/link.ts'
import type { Answer } from './pythons.ts'
import type { OurRun } from './ways.ts'

/**
 * The first step, or what at the end, in which the other side did something else; null: nothing.
 * `outcomes`: those of the other side's run; null: not computed.
 */
export function firstDifference(
  scenario: Scenario,
  run: OurRun,
  answer: Answer | undefined,
  outcomes: readonly string[] | null,
  other: string,
): string | null {
  const [trace, end] = answer ?? ['', '{}']
  const [ours, theirs] = [run.outcomes.join(', '), (outcomes ?? run.outcomes).join(', ')]
  if (trace === run.trace && end === run.end && ours === theirs) return null
  const atEnd = [
    ...endDifferences(run.end, end, other),
    ...(ours === theirs ? [] : ['outcomes:', ...sides(ours, theirs, other)]),
  ]
  const { cursor, told } =
    trace === run.trace
      ? { cursor: run.schedule.length, told: atEnd }
      : stepDifference(run, [trace, end], other)
  const { program, middleware, views } = scenario
  return [
    `${program} (${middleware}), ${views.join(' + ')}, schedule ${run.schedule}`,
    ...told,
    `  to see it: #${linkOf({ scenario, schedule: run.schedule, cursor })}`,
  ].join('\n')
}

interface Told {
  /** steps before it */
  readonly cursor: number
  readonly told: readonly string[]
}

function stepDifference(run: OurRun, [trace, end]: Answer, other: string): Told {
  const [ours, theirs] = [linesOf(run.trace), linesOf(trace)]
  const differing = ours.findIndex((line, index) => line !== theirs[index])
  const at = differing === -1 ? ours.length : differing
  const cursor = ours.slice(0, at).filter((line) => !isLogged(line)).length
  const more = isLogged(theirs[at]) ? theirs.slice(at + 1).filter(isLogged) : []
  const { refused } = partsOf(end)
  const because = typeof refused === 'string' ? [`  ${other} failed: ${refused}`] : []
  return {
    cursor,
    told: [`after step ${cursor}`, ...sides(ours[at], theirs[at], other), ...more, ...because],
  }
}

function linesOf(trace: string): readonly string[] {
  return trace === '' ? [] : trace.split('\n')
}

/** A line that a request logged, of a traceback perhaps, and no step. */
function isLogged(line: string | undefined): boolean {
  return line?.slice(1, 4) === ' | '
}

function sides(
  ours: string | undefined,
  theirs: string | undefined,
  other: string,
): readonly string[] {
  return [`  Racetrack  ${shownText(ours)}`, `  ${other.padEnd(9)}  ${shownText(theirs)}`]
}

const LONGEST = 300

function shownText(text: string | undefined): string {
  if (text === undefined) return 'nothing more'
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

function endDifferences(ours: string, theirs: string, other: string): readonly string[] {
  const [mine, its] = [partsOf(ours), partsOf(theirs)]
  const names = new Set([...Object.keys(mine), ...Object.keys(its)])
  return [...names].flatMap((name) => {
    const [one, two] = [JSON.stringify(mine[name]), JSON.stringify(its[name])]
    return one === two ? [] : [`at the end, ${name}:`, ...sides(one, two, other)]
  })
}

function partsOf(end: string): Readonly<Record<string, unknown>> {
  return JSON.parse(end) as Readonly<Record<string, unknown>>
}
