import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  enabled,
  emptyRun,
  follow,
  letterOf,
  prefix,
  replay,
  scheduleOf,
} from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { check, expectThere } from '../../check/drained.testing.ts'
import type { CheckGraph } from '../../check/checkGraph.ts'
import { provideEveryProgram } from '../../everyProgram.ts'
import { prepareDjango } from '../prepare.ts'
import { hintOf, hintText } from './hint.ts'
import type { Hint } from './hint.ts'
import { LEVELS, reaches, switchesIn } from './level.ts'
import type { Level } from './level.ts'

beforeAll(provideEveryProgram)

/** No run of a level is longer. */
const LONGEST = 200

const choices = fc.array(fc.nat(), { maxLength: 40 })

describe.each(LEVELS)('$id', (level) => {
  const prepared = () => prepareDjango(level.scenario)
  let graph: CheckGraph
  beforeAll(() => {
    graph = expectThere(check(level.scenario).graph)
  })

  test('who follows the hints from the start reaches the goal at par', () => {
    expect(switchesIn(followed(level, graph, emptyRun(prepared().plan)))).toBe(level.par)
  })

  test('the hint is true wherever one stands', () => {
    fc.assert(
      fc.property(choices, choices, (before, after) => {
        const run = wandered(emptyRun(prepared().plan), before)
        const hint = hintAt(level, graph, run)
        expect(observed(level, graph, { run, hint, after })).toEqual(hint)
      }),
      { numRuns: 5 },
    )
  })
})

test('what is known of another run says nothing', () => {
  const level = expectThere(LEVELS.find(({ id }) => id === 'fix.data-lost'))
  const { plan } = prepareDjango(level.scenario)
  const { run } = replay(plan, 'AAB')
  expect(hintOf(level, run, { way: 'AAAABBBAABBBBBB', fates: [] })).toBeNull()
  expect(hintOf(level, run, { way: null, fates: [] })).toBeNull()
})

test('a hint in words', () => {
  expect(hintText({ kind: 'move', letter: 'B', switches: 1 }, 1)).toBe('Let B move next.')
  expect(hintText({ kind: 'move', letter: 'B', switches: 3 }, 1)).toBe(
    'Let B move next. From here it takes 3 switches; par is 1.',
  )
  expect(hintText({ kind: 'back', keep: 4 }, 1)).toContain('Go back to step 4')
  expect(hintText({ kind: 'back', keep: 0 }, 1)).toContain('Start again')
  expect(hintText({ kind: 'reached' }, 1)).toBe('The goal is reached.')
})

function hintAt(level: Level, graph: CheckGraph, run: Run): Hint {
  const schedule = scheduleOf(run)
  const way = graph.way(schedule, level.outcome, 'fewest switches', 0)
  const fates = way === null ? graph.insight(schedule).fates : []
  return expectThere(hintOf(level, run, { way, fates }))
}

/** What running it shows of a hint: the hint itself where it is true. */
function observed(
  level: Level,
  graph: CheckGraph,
  {
    run,
    hint,
    after,
  }: { readonly run: Run; readonly hint: Hint; readonly after: readonly number[] },
): Hint | string {
  const prepared = prepareDjango(level.scenario)
  if (reaches(prepared, run, level)) return { kind: 'reached' }
  switch (hint.kind) {
    case 'reached':
      return 'it is not reached'
    case 'move':
      return { ...hint, switches: switchesIn(followed(level, graph, run)) }
    case 'back': {
      const lost = wandered(prefix(run, hint.keep + 1), after, true)
      if (reaches(prepared, lost, level)) return `${scheduleOf(lost)} reaches it all the same`
      const back = prefix(run, hint.keep)
      followed(level, graph, back)
      return { kind: 'back', keep: back.records.length }
    }
  }
}

/** The run of somebody who does what every hint says, until the goal is reached. */
function followed(level: Level, graph: CheckGraph, start: Run): Run {
  let run = start
  while (run.records.length < LONGEST) {
    const hint = hintAt(level, graph, run)
    if (hint.kind === 'reached') return run
    if (hint.kind === 'back') throw new Error(`expected a move after ${scheduleOf(run)}`)
    run = follow(run, hint.letter).run
  }
  throw new Error(`expected the goal within ${LONGEST} steps`)
}

/** A run that goes on as it is chosen among those that can move; `toItsEnd`: until none can. */
function wandered(start: Run, chosen: readonly number[], toItsEnd = false): Run {
  let run = start
  for (let step = 0; step < (toItsEnd ? LONGEST : chosen.length); step += 1) {
    const ready = enabled(run.plan, expectThere(run.worlds.at(-1)))
    const who = ready[(chosen[step % chosen.length] ?? 0) % ready.length]
    if (who === undefined) break
    run = follow(run, letterOf(who)).run
  }
  return run
}
