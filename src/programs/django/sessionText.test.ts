import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay, sessionView } from '../../world/index.ts'
import { sessionFaults } from './outcomes.ts'
import { COOKIE, scenarioWith } from './scenario.ts'
import type { Scenario } from './scenario.ts'
import { sessionText } from './sessionText.ts'
import { outcomesOf } from '../outcome.ts'
import { LOOK } from './looks.ts'
import { prepareDjango as prepare } from './prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

const NO_FAULTS = { lost: [], unsaved: [], loggedOut: false, back: false }

/** What the Session panel says after a schedule, and the outcomes there. */
function textAfter(
  said: Pick<Scenario, 'program' | 'views'> & Partial<Scenario>,
  schedule: string,
) {
  const prepared = prepare(scenarioWith(said))
  const { run, divergence } = replay(prepared.plan, schedule)
  expect(divergence).toBeNull()
  const world = lastWorld(run)
  const view = sessionView(prepared.plan, world, LOOK, world.jar[COOKIE])
  const session = view.kind === 'data' ? view.data : null
  const faults = sessionFaults(prepared.django, world, session)
  const outcomes = outcomesOf(prepared, world).map(({ id }) => id)
  return { ...sessionText(view, Object.keys(prepared.django.data).length > 0, faults), outcomes }
}

test('a session that is logged in again after a logout is bad, though it is as at the start', () => {
  const said = { program: 'modern', views: ['touch', 'logout'] } as const
  const start = textAfter(said, '')
  expect(start.tone).toBe('ok')
  const { headline, tone, detail, outcomes } = textAfter(said, 'AAAAAAAABBBAA')
  expect(outcomes).toContain('resurrected')
  expect({ headline, tone, detail }).toEqual({
    headline: start.headline,
    tone: 'bad',
    detail: 'Logged in again after a logout.',
  })
})

test('after a logout that holds, logged out is as it ought to be', () => {
  const { tone, detail } = textAfter({ program: 'modern', views: ['logout'] }, 'AAA')
  expect({ tone, detail }).toMatchObject({ tone: 'ok' })
})

test('a value that an answered view stored and that is gone is named', () => {
  const said = { program: 'fix', middleware: 'pre', views: ['set p', 'set q'] } as const
  const { tone, detail, outcomes } = textAfter(said, 'AAABBBAAABBB')
  expect(outcomes).toContain('lost-update')
  expect({ tone, detail }).toEqual({ tone: 'bad', detail: 'logged in; p is missing' })
})

test('an empty session that held data at the start is a loss', () => {
  const said = { program: 'ticket', middleware: 'pre', views: ['touch'] } as const
  expect(textAfter(said, 'AA')).toMatchObject({ tone: 'bad', headline: 'logged out' })
})

test('a visitor without a cookie has no session yet; a deleted cookie leaves none', () => {
  expect(sessionText({ kind: 'no-cookie' }, false, NO_FAULTS)).toMatchObject({
    headline: 'no session yet',
    tone: 'plain',
  })
  const gone = sessionText({ kind: 'no-cookie' }, true, { ...NO_FAULTS, lost: ['user'] })
  expect(gone).toMatchObject({ headline: 'no session', tone: 'bad' })
})

test('a long value is cut, with its size, so that the others can be read', () => {
  const data = { cart: 1n, note: 'x'.repeat(5000), user: 42n }
  const { headline } = sessionText({ kind: 'data', data }, true, NO_FAULTS)
  expect(headline).toBe('user 42, note xxxxxx… (5000 characters), cart 1')
})

test('a killed request is not "All is well": the session survives, and it got no answer', () => {
  const prepared = prepare(
    scenarioWith({
      program: 'fix',
      views: ['touch', 'touch'],
      fault: { kind: 'kill', request: 1, step: 1 },
    }),
  )
  const { run } = replay(prepared.plan, 'BAAAAAA')
  const [outcome] = outcomesOf(prepared, lastWorld(run))
  expect(outcome).toMatchObject({ id: 'ok', title: 'The session survives' })
  expect(outcome?.why).toContain('request B got no answer')
})
