import { expect, test } from 'vitest'
import type { Scenario } from '../../programs/index.ts'
import { createChecker } from './checker.ts'
import type { News } from './checker.ts'
import { FakeWorker, expectThere } from './fakeWorker.testing.ts'
import type { Order, Rank } from './protocol.ts'

const FIX: Scenario = {
  program: 'fix',
  views: ['touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
}
const TICKET_THREE: Scenario = { ...FIX, program: 'ticket', views: ['touch', 'touch', 'touch'] }

function orderOf(rank: Rank, scenario = FIX): Order {
  const result = rank === 'stage' || rank === 'compare' ? 'graph' : 'cell'
  return { scenario, rank, result, budget: { states: 1e6, memory: 1e9, seconds: 60 } }
}

function setUp() {
  const workers: FakeWorker[] = []
  const checker = createChecker(() => {
    const made = new FakeWorker()
    workers.push(made)
    return made
  })
  const heard: string[] = []
  const order = (name: string, wanted: Order) =>
    checker.order(wanted, (news: News) => heard.push(`${name} ${news.kind}`))
  const worker = (): FakeWorker => expectThere(workers.at(-1))
  /** without the repeated progress */
  const ends = () => heard.filter((news) => !news.endsWith('progress'))
  return { checker, order, worker, workers, heard, ends }
}

test('a cell has one result and no progress', () => {
  const { order, worker, heard } = setUp()
  order('cell', orderOf('matrix', TICKET_THREE))
  worker().run()
  expect(heard).toEqual(['cell cell'])
})

test('what is of higher rank goes first, also before what has begun', () => {
  const { order, worker, ends } = setUp()
  order('matrix', orderOf('matrix', TICKET_THREE))
  worker().run(2)
  order('faults', orderOf('faults'))
  order('compare', orderOf('compare'))
  order('stage', orderOf('stage'))
  worker().run()
  const firsts = [...new Set(ends().map((news) => news.split(' ')[0]))]
  expect(firsts).toEqual(['stage', 'compare', 'faults', 'matrix'])
})

test('while the check of the stage is paused, the others go on', () => {
  const { order, worker, ends } = setUp()
  const stage = order('stage', orderOf('stage', TICKET_THREE))
  order('matrix', orderOf('matrix'))
  worker().run(3)
  stage.pause()
  worker().run()
  expect(ends()).toEqual(['matrix cell'])
  stage.resume()
  worker().run()
  expect(ends()).toContain('stage report')
})

test('of an order that was dropped nothing is heard, and its questions are answered with null', async () => {
  const { order, worker, ends } = setUp()
  const one = order('one', orderOf('stage'))
  worker().run()
  const before = ends().length
  const late = one.ask({ kind: 'graph' })
  one.drop()
  worker().run()
  expect(await late).toBeNull()
  expect(await one.ask({ kind: 'graph' })).toBeNull()
  expect(ends()).toHaveLength(before)
})

test('the order over which the worker dies twice is given up, and the others are done', () => {
  const { order, worker, workers, ends } = setUp()
  order('deadly', orderOf('faults', TICKET_THREE))
  order('other', orderOf('matrix'))
  worker().run(2)
  worker().die()
  worker().run(2)
  worker().die()
  worker().run()
  expect(workers).toHaveLength(3)
  expect(ends()).toEqual([
    'deadly restarted',
    'other restarted',
    'other restarted',
    'deadly broken',
    'other cell',
  ])
})

test('a worker whose file cannot be fetched is not started for ever', () => {
  const { order, worker, workers, ends } = setUp()
  order('one', orderOf('stage'))
  order('two', orderOf('matrix'))
  for (let deaths = 0; deaths < 4; deaths += 1) worker().die()
  expect(workers).toHaveLength(4)
  expect(ends().filter((news) => news.endsWith('broken'))).toEqual(['one broken', 'two broken'])
})

test('when one order is abandoned, the worker is ended and the others restart', () => {
  const { order, worker, workers, ends } = setUp()
  const silent = order('silent', orderOf('stage', TICKET_THREE))
  order('other', orderOf('matrix'))
  silent.abandon()
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  worker().run()
  expect(ends()).toEqual(['other restarted', 'other cell'])
})
