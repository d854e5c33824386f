import { expect, test } from 'vitest'
import { prepare } from '../programs/index.ts'
import { pid } from '../vfs/index.ts'
import { emptyRun, follow } from './run.ts'
import { initialWorld, step } from './step.ts'
import { TakenSteps } from './takenSteps.ts'

const { plan } = prepare({
  program: 'ticket',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})
const [a, b] = [pid(0), pid(1)]
const start = initialWorld(plan)

test('a step is the same as THE step, and taken once from a world', () => {
  const steps = new TakenSteps()
  const taken = steps.step(plan, start, a)
  expect(taken).toEqual(step(plan, start, a))
  expect(steps.step(plan, start, a)).toBe(taken)
  expect(steps.step(plan, start, b)).toEqual(step(plan, start, b))
})

test('a request that is over takes no step, however often it is asked', () => {
  const steps = new TakenSteps()
  let world = start
  for (let next = steps.step(plan, world, a); next !== null; next = steps.step(plan, world, a)) {
    world = next.world
  }
  expect(steps.step(plan, world, a)).toBeNull()
  expect(step(plan, world, a)).toBeNull()
})

test('a step under another plan is another step', () => {
  const steps = new TakenSteps()
  const killed = { ...plan, fault: { kind: 'kill', who: a, step: 1 } as const }
  steps.step(plan, start, a)
  expect(steps.step(killed, start, a)?.record.fault).toBe('kill')
  expect(steps.step(plan, start, a)?.record.fault).toBeNull()
})

test('no more steps are kept than there is room for', () => {
  const steps = new TakenSteps(2)
  const first = steps.step(plan, start, a)
  steps.step(plan, start, b)
  expect(steps.step(plan, start, a)).toBe(first)
  steps.step(plan, first?.world ?? start, b)
  const again = steps.step(plan, start, a)
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
})

test('runs that go the same way pass the same worlds', () => {
  const run = emptyRun(plan)
  const ahead = follow(run, 'AAABBB').run
  const now = follow(run, 'AAAB').run
  expect(now.worlds.every((world, index) => world === ahead.worlds[index])).toBe(true)
})
