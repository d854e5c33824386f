import type { Scenario } from '../../src/programs/index.ts'
import { sessionLinkOf } from '../../src/share/index.ts'
import type { Answer } from './pythons.ts'
import { partingOf } from '../../src/programs/trace/parting.ts'
import type { Parting } from '../../src/programs/trace/parting.ts'
import type { OurRun } from '../../src/programs/trace/ways.ts'

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
  const parting = partingOf(run.trace, trace)
  const { cursor, told } =
    parting === null
      ? { cursor: run.schedule.length, told: atEnd }
      : stepDifference(parting, end, other)
  const { program, middleware, views } = scenario
  return [
    `${program} (${middleware}), ${views.join(' + ')}, schedule ${run.schedule}`,
    ...told,
    `  to see it: #${sessionLinkOf({ scenario, schedule: run.schedule, cursor })}`,
  ].join('\n')
}

interface Told {
  /** steps before it */
  readonly cursor: number
  readonly told: readonly string[]
}

function stepDifference(parting: Parting, end: string, other: string): Told {
  const { after: cursor, ours, theirs, logged } = parting
  const { refused } = partsOf(end)
  const because = typeof refused === 'string' ? [`  ${other} failed: ${refused}`] : []
  return {
    cursor,
    told: [`after step ${cursor}`, ...sides(ours, theirs, other), ...logged, ...because],
  }
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
