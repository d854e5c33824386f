import { describe, expect, test } from 'vitest'
import { prepareDjango, scenarioWith } from '../../src/programs/index.ts'
import type { OutcomeId, ViewId } from '../../src/programs/index.ts'
import { check, expectThere } from '../../src/programs/check/drained.testing.ts'
import { START_KEY } from '../../src/programs/django/scenario.ts'
import { jobOf } from '../cpython/compareWorkload.ts'
import { waysOf } from '../cpython/endText.ts'
import { BY_SESSION, siteJob } from './djangos.ts'
import { oneSite } from './oneSite.ts'

const site = oneSite()

interface End {
  readonly files: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, string>>
  readonly jar: Readonly<Record<string, string>>
  readonly requests: readonly {
    readonly status: number
    readonly cookies: Readonly<Record<string, string | null>>
  }[]
  /** what a load gives for the first key, and for the browser's */
  readonly looks: readonly [Look | null, Look | null]
}

interface Look {
  readonly data: Readonly<Record<string, unknown>>
}

/** Sends Django through the shortest schedule on which Racetrack has found an outcome. */
async function inDjango(program: string, views: readonly ViewId[], outcome: OutcomeId) {
  const scenario = scenarioWith({ program, views })
  const found = check(scenario)
    .report(0)
    .outcomes.find(({ id }) => id === outcome)
  const prepared = prepareDjango(scenario)
  const run = waysOf(prepared, BY_SESSION).of(expectThere(found).shortest)
  const [answer] = await site.ask(siteJob(prepared.django.row.store, jobOf(prepared, [run])))
  const [trace, end] = expectThere(answer)
  return { trace: trace.split('\n'), end: JSON.parse(end) as End }
}

const statuses = ({ requests }: End) => requests.map(({ status }) => status)

/** Where in a trace the first step is that begins so. */
function placeOf(trace: readonly string[], start: string): number {
  expect(trace).toContainEqual(expect.stringMatching(new RegExp(`^${start}`)))
  return trace.findIndex((line) => line.startsWith(start))
}

const FILE = `/sessions/sessionid${START_KEY}`

describe.skipIf(!site.isThere)('what Django itself does', () => {
  test('files: a logout between check and rename is undone, under the old key', async () => {
    const { trace, end } = await inDjango('modern', ['touch', 'logout'], 'resurrected')
    const logout = placeOf(trace, `B unlink ${FILE} -> done`)
    expect(placeOf(trace, `A open ${FILE} O_WRONLY -> fd`)).toBeLessThan(logout)
    expect(placeOf(trace, `A rename ${FILE}_out_`)).toBeGreaterThan(logout)
    expect(statuses(end)).toEqual([200, 200])
    expect(end.looks[0]?.data).toEqual({ cart: 1, user: 42 })
  })

  test('files: a logout between read and stat is undone, under a new key', async () => {
    const { trace, end } = await inDjango('modern', ['touch', 'logout'], 'revived')
    const logout = placeOf(trace, `B unlink ${FILE} -> done`)
    expect(placeOf(trace, `A read ${FILE} all`)).toBeLessThan(logout)
    expect(placeOf(trace, `A stat ${FILE} -> ENOENT`)).toBeGreaterThan(logout)
    expect(statuses(end)).toEqual([200, 200])
    const key = expectThere(end.requests[0]).cookies['sessionid']
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(key).not.toBe(START_KEY)
    expect(end.files[`/sessions/sessionid${key}`]).toBe('{"cart":1,"user":42}')
    expect(end.looks[0]?.data).toEqual({})
  })

  for (const program of ['modern', 'db-modern', 'cache-modern']) {
    test(`${program}: of two updates one is lost`, async () => {
      const { end } = await inDjango(program, ['set p', 'set q'], 'lost-update')
      expect(statuses(end)).toEqual([200, 200])
      const stored = Object.keys(expectThere(end.looks[1]).data)
      expect(stored.filter((name) => name === 'p' || name === 'q')).toHaveLength(1)
    })

    test(`${program}: a save after a logout is answered 400, without a cookie`, async () => {
      const { end } = await inDjango(program, ['touch', 'logout'], 'error-400')
      expect(statuses(end)).toEqual([400, 200])
      expect(end.requests[0]?.cookies).toEqual({})
      expect([end.looks[0]?.data, end.jar]).toEqual([{}, {}])
    })
  }

  test('the cache: a logout between get and set is undone, under the old key', async () => {
    const { trace, end } = await inDjango('cache-modern', ['touch', 'logout'], 'resurrected')
    const logout = placeOf(trace, `B cache.delete ${START_KEY} -> true`)
    expect(placeOf(trace, `A cache.set ${START_KEY}`)).toBeGreaterThan(logout)
    expect(end.looks[0]?.data).toEqual({ cart: 1, user: 42 })
  })

  test('the database: no schedule undoes a logout', async () => {
    const prepared = prepareDjango(
      scenarioWith({ program: 'db-modern', views: ['touch', 'logout'] }),
    )
    const runs = expectThere(waysOf(prepared, BY_SESSION).every(2000))
    const answers = await site.ask(siteJob('rows', jobOf(prepared, runs)))
    const rows = answers.map(([, end]) => (JSON.parse(end) as End).rows)
    expect(rows.filter((left) => JSON.stringify(left).includes('user'))).toEqual([])
    expect(rows).toHaveLength(runs.length)
  })
})
