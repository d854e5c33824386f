import { expect, test } from 'vitest'
import { OUTCOMES } from './django/outcomes.ts'
import { SEVERITIES } from './outcome.ts'

test('what is bad has a severity, and nothing else has', () => {
  for (const { bad, severity } of OUTCOMES) expect(severity !== null).toBe(bad)
})

test('a session that works after its end is a matter of security; a loss is one of data', () => {
  const bySeverity = SEVERITIES.map((one) =>
    OUTCOMES.filter(({ severity }) => severity === one).map(({ id }) => id),
  )
  expect(bySeverity).toEqual([
    ['resurrected', 'revived'],
    ['data-lost', 'torn-read', 'lost-update'],
    ['key-regenerated', 'hang', 'error-500', 'error-400', 'orphan'],
  ])
})
