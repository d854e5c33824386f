import { expect, test } from 'vitest'
import { sameScenario, scenarioKey } from './scenarioKey.ts'
import { scenarioWith, SETTINGS, settingsBy } from './django/scenario.ts'

const BARE = scenarioWith({ program: 'fix', views: ['touch'] })

test('the order of the fields does not matter', () => {
  const turned = Object.fromEntries(Object.entries(BARE).reverse()) as unknown as typeof BARE
  expect(scenarioKey(turned)).toBe(scenarioKey(BARE))
})

test.each([
  ['another program', { program: 'ticket' }],
  ['another middleware', { middleware: 'pre' }],
  ['another view', { views: ['read'] }],
  ['one request more', { views: ['touch', 'touch'] }],
  ['another start', { start: 'none' }],
  ['a fault', { fault: { kind: 'kill', request: 0, step: 1 } }],
] as const)('%s is another scenario', (_, change) => {
  expect(sameScenario(BARE, { ...BARE, ...change })).toBe(false)
})

test.each(SETTINGS.map(({ id }) => id))('another value of %s is another scenario', (id) => {
  const settings = settingsBy((row) => (row.id === id ? !row.initially : row.initially))
  expect(sameScenario(BARE, { ...BARE, settings })).toBe(false)
})

test('a setting that does not exist yet counts, too', () => {
  const settings = { ...BARE.settings, tomorrow: true }
  expect(sameScenario(BARE, { ...BARE, settings })).toBe(false)
})
