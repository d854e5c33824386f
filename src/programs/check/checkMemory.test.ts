import { beforeAll, expect, test } from 'vitest'
import { tableMachine } from '../../machine/index.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { CheckMemory } from './checkMemory.ts'
import { check } from './drained.testing.ts'
import { scenario } from './plainSearch.oracle.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

const TICKET = scenario('ticket', ['touch', 'touch'])
const FIX = scenario('fix', ['touch', 'touch'])

test('back at a scenario that was checked, the check says the same and runs no step again', () => {
  const memory = new CheckMemory()
  const first = check(TICKET, { memory }).report(0)
  const { interner } = memory.of(TICKET).known
  const { ran, asked } = interner
  check(FIX, { memory })
  expect(check(TICKET, { memory }).report(0)).toEqual(first)
  expect(interner).toMatchObject({ ran, asked })
})

beforeAll(provideEveryProgram)

test.each(CATALOGUE.map(({ id }) => id))(
  '%s: the same report with what is known as without',
  (program) => {
    const pair = scenario(program, ['set p', 'touch'])
    const memory = new CheckMemory()
    const without = check(pair).report(0)
    expect(check(pair, { memory }).report(0)).toEqual(without)
    expect(check(pair, { memory }).report(0)).toEqual(without)
  },
)

test('whatever of the program a check runs, its start among it, the table runs', () => {
  const { machine } = new CheckMemory().of(FIX).prepared.plan
  expect(machine).toBe(tableMachine(prepare(FIX).plan.machine))
})

test('a scenario is known by what it says, not as an object', () => {
  const memory = new CheckMemory()
  const { settings, ...rest } = TICKET
  expect(memory.of({ settings: { ...settings }, ...rest })).toBe(memory.of(TICKET))
  const others = [
    { ...TICKET, views: ['touch'] as const },
    { ...TICKET, start: 'none' as const },
    { ...TICKET, settings: { ...settings, debugLogging: true } },
    { ...TICKET, fault: { kind: 'kill', request: 0, step: 1 } as const },
    FIX,
  ]
  for (const other of others) expect(memory.of(other)).not.toBe(memory.of(TICKET))
})

test('the least recently used scenario is dropped when there is no more room, the last never', () => {
  const measured = new CheckMemory()
  check(TICKET, { memory: measured })
  const { bytes } = measured.of(TICKET).known
  const memory = new CheckMemory(2 * bytes)
  const three = scenario('ticket', ['touch', 'touch', 'touch'])
  check(FIX, { memory })
  check(TICKET, { memory })
  memory.of(FIX)
  check(three, { memory })
  expect([FIX, TICKET, three].map((one) => memory.has(one))).toEqual([true, true, true])
  check(TICKET, { memory })
  expect([FIX, TICKET, three].map((one) => memory.has(one))).toEqual([false, true, false])
})
