import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay, stateOf, stepSentence, timelineView } from '../../world/index.ts'
import { check, expectThere } from '../check/drained.testing.ts'
import { explainOutcome } from '../explain.ts'
import { outcomesOf, outcomeTable } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import { scenarioKey } from '../scenarioKey.ts'
import { readRace } from './readRace.ts'
import { COUNTER, LOCKED } from './counter.testing.ts'
import { raceScenario } from './ownScenario.ts'

beforeAll(() => {
  for (const scenario of [COUNTER, LOCKED]) expect(readRace(scenario).ok).toBe(true)
})

test('a program that is not Django has no session, no row and no browser', () => {
  const prepared = prepare(COUNTER)
  expect(prepared).toMatchObject({
    title: 'A counter in a file',
    processes: [{ label: 'add' }, { label: 'add' }],
    devices: { memory: false, files: true, rows: false, cache: false, browser: false },
    faults: ['kill', 'disk-full'],
    django: null,
  })
  expect(outcomeTable(prepared).map(({ id }) => id)).toEqual([
    'deadlock',
    'livelock',
    'not-modelled',
    'torn-read',
    'ok',
  ])
})

test('its steps have sentences like those of any other', () => {
  const { run, divergence } = replay(prepare(COUNTER).plan, 'AAAAAA')
  expect(divergence).not.toBeNull()
  expect(run.records.map((_, index) => stepSentence(run, index))).toEqual([
    'A opens counter for reading (1 byte).',
    'A reads 1 byte from counter.',
    'A reads 0 bytes from counter.',
    'A opens counter for writing: the file is now empty; its 1 byte is gone.',
    'A writes 1 byte to counter: it holds 1 byte now.',
  ])
})

test('the timeline shows the window in which the file is empty', () => {
  const { rows, emptySpans } = timelineOf('AAAABBB')
  expect(rows.map(({ letter, operation }) => `${letter} ${operation.name}`)).toEqual([
    'A open rb',
    'A read',
    'A read',
    'A open wb',
    'B open rb',
    'B read',
  ])
  expect(emptySpans).toBe(1)
})

function timelineOf(schedule: string) {
  const view = timelineView(replay(prepare(COUNTER).plan, schedule).run)
  return { rows: view.rows, emptySpans: view.emptySpans.length }
}

test('twelve schedules count both: the second may open before, but reads after the first has written', () => {
  const report = check(COUNTER).report(0)
  // B opens at any of six places among A's five steps and does the rest after them; or A does.
  const all = report.outcomes.find(({ id }) => id === 'ok')
  expect(all?.schedules).toBe('12')
  expect(report.outcomes.map(({ id }) => id)).toEqual([
    'assertion: Both are counted.',
    'exception: ValueError',
    'torn-read',
    'ok',
  ])
  expect(report.verdict).toEqual({ kind: 'broken', reason: null })
})

test('with a lock around it every schedule counts both', () => {
  const report = check(LOCKED).report(0)
  expect(report.end).toEqual({ kind: 'complete' })
  expect(report.outcomes.map(({ id }) => id)).toEqual(['ok'])
  expect(report.verdict).toEqual({ kind: 'safe', reason: null })
})

test('a lost update is explained by the two writes that caused it', () => {
  const prepared = prepare(COUNTER)
  const { run } = replay(prepared.plan, 'AAABBBAABB')
  expect(stateOf(prepared.plan, lastWorld(run))).toBe('finished')
  const [outcome] = outcomesOf(prepared, lastWorld(run))
  const { steps, sentence } = explainOutcome(prepared, run, expectThere(outcome))
  expect(steps).toEqual([8, 10])
  expect(sentence).toContain('wrote its older copy over it')
})

test('the map of two processes has a cell for each pair of steps, and judges it', () => {
  const graph = expectThere(check(COUNTER).graph)
  const map = expectThere(graph.cells('', 'A', 'B'))
  expect([map.columns, map.rows, map.cells.length]).toEqual([5, 5, 36])
  const verdictAt = (x: number, y: number) =>
    map.cells.find((cell) => cell.x === x && cell.y === y)?.verdict
  expect(verdictAt(0, 0)).toBe('at-risk')
  expect(verdictAt(5, 0)).toBe('safe')
  expect(verdictAt(3, 3)).toBe('lost')
})

test('a schedule that loses can be bent to one that does not', () => {
  const graph = expectThere(check(COUNTER).graph)
  expect(graph.insight('AAABBBAABB').nearestSafe?.schedule).toBe('AAABAABBBB')
})

test('a process that is killed has not finished, and the outcome says so', () => {
  const scenario = { ...COUNTER, fault: { kind: 'kill', request: 0, step: 1 } as const }
  const prepared = prepare(scenario)
  const { run } = replay(prepared.plan, 'ABBBBB')
  expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toEqual([
    'assertion: Both are counted.',
  ])
})

test('what is wrong with its text are diagnostics with positions, not an exception', () => {
  const result = readRace(raceScenario('main.py', 'def add(:\n'))
  const spans = result.ok ? [] : result.diagnostics.map(({ span }) => span)
  expect(spans[0]).toMatchObject({ file: 'main.py', line: 1 })
})

test('another text, or another number of processes, is another scenario', () => {
  expect(scenarioKey(COUNTER)).not.toBe(scenarioKey(LOCKED))
  expect(scenarioKey(COUNTER)).not.toBe(scenarioKey({ ...COUNTER, copies: 3 }))
})

test('nothing of it speaks of Django', () => {
  const prepared = prepare(COUNTER)
  const { run } = replay(prepared.plan, 'AAABBBAABB')
  const words = JSON.stringify([
    outcomeTable(prepared),
    prepared.labels,
    outcomesOf(prepared, lastWorld(run)),
    run.records.map((_, index) => stepSentence(run, index)),
  ])
  expect(words).not.toMatch(/django|session|cookie|browser|request/i)
})
