import { beforeAll, expect, test } from 'vitest'
import { loadPrograms } from '../programs/index.ts'
import { pidOf } from '../world/index.ts'
import { faultsHere } from './injectFault.ts'
import { derived } from './derived.ts'
import { createSession } from './stepper.ts'
import type { SessionStore } from './stepper.ts'

beforeAll(loadPrograms)

function opened(program: string, views: string, schedule: string): SessionStore {
  return createSession(
    `#1&program=${program}&views=${views}&set=save-every-request&start=live&schedule=${schedule}`,
  )
}

function kindsFor(session: SessionStore, letter: string): readonly string[] {
  const who = pidOf(letter)
  return who === null ? [] : faultsHere(session.getState(), who)
}

test('a request is killed at the cursor: it is over, its files are closed, it gets no answer', () => {
  const session = opened('fix', 'touch,touch', 'AAAABB')
  session.getState().goTo(4)
  session.getState().befall('kill', 'A')
  const state = session.getState()
  expect(state).toMatchObject({
    schedule: 'AAAAA',
    cursor: 5,
    scenario: { fault: { kind: 'kill', request: 0, step: 5 } },
  })
  const { world, run } = derived(state)
  expect(world.requests[0]).toMatchObject({ killed: true, response: null })
  expect(run.records.at(-1)).toMatchObject({ fault: 'kill', answer: null })
})

test('undo brings the scenario without the fault and the whole schedule back', () => {
  const session = opened('fix', 'touch,touch', 'AAAABB')
  session.getState().goTo(4)
  session.getState().befall('kill', 'A')
  session.getState().undo()
  expect(session.getState()).toMatchObject({
    schedule: 'AAAABB',
    cursor: 4,
    scenario: { fault: null },
  })
})

test('without the fault the same schedule is followed, and it is told what is other now', () => {
  const session = opened('fix', 'touch,touch', 'AAAA')
  session.getState().befall('kill', 'A')
  session.getState().changeScenario({ fault: null }, 'remove the fault')
  expect(session.getState()).toMatchObject({ schedule: 'AAAAA', scenario: { fault: null } })
  expect(session.getState().notice?.text).toContain('from step 5 on')
})

test('a full disk is only offered where the next operation is a write', () => {
  const session = opened('fix', 'touch', 'AAA')
  expect(kindsFor(session, 'A')).toEqual(['kill'])
  session.getState().choose('A')
  expect(kindsFor(session, 'A')).toEqual(['kill', 'disk-full'])
  session.getState().befall('disk-full', 'A')
  expect(derived(session.getState()).run.records.at(-1)?.fault).toBe('disk-full')
})

test('only a cache can be evicted, and the entries are gone before the step', () => {
  const rows = opened('db-modern', 'touch', 'A')
  expect(kindsFor(rows, 'A')).toEqual(['kill'])
  const cache = opened('cache-modern', 'touch', 'A')
  expect(kindsFor(cache, 'A')).toEqual(['kill', 'evict'])
  cache.getState().befall('evict', 'A')
  expect(derived(cache.getState()).world.db.cache.size).toBe(0)
})

test('a request that is over cannot be hit, and one that waits can be killed', () => {
  const session = opened('reporter-flock', 'touch,touch', 'AAAABB')
  expect(derived(session.getState()).runState).toBe('stuck')
  expect(kindsFor(session, 'A')).toEqual(['kill'])
  session.getState().befall('kill', 'A')
  // Its lock is let go: B goes on.
  expect(derived(session.getState()).runState).toBe('going')
  expect(kindsFor(session, 'A')).toEqual([])
  expect(kindsFor(session, 'B')).toContain('kill')
})

test('a request that is to be killed where it waits can move, as the search has it', () => {
  const session = createSession(
    '#1&program=reporter-flock&views=touch&set=save-every-request&start=live&fault=kill:A:5&schedule=AAAA',
  )
  expect(derived(session.getState()).runState).toBe('going')
  session.getState().choose('A')
  expect(derived(session.getState()).runState).toBe('finished')
})

test('there is one fault in a run: another takes its place', () => {
  const session = opened('fix', 'touch,touch', 'AAAA')
  session.getState().befall('disk-full', 'A')
  session.getState().befall('kill', 'B')
  expect(session.getState().scenario.fault).toEqual({ kind: 'kill', request: 1, step: 1 })
  expect(session.getState().schedule).toBe('AAAAAB')
})
