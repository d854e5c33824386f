import { expect, test } from 'vitest'
import { scenarioWith } from '../programs/index.ts'
import { withProgram } from './normaliseScenario.ts'

test('the Fix switch shows the effect of the fix alone: the middleware stays', () => {
  const ticket = scenarioWith({ program: 'ticket', views: ['touch'] })
  const fixed = withProgram(ticket, 'fix')
  expect(fixed).toEqual({ ...ticket, program: 'fix' })
  expect(withProgram(fixed, 'ticket')).toEqual(ticket)
})

test('any other program runs with the middleware of its time', () => {
  const ticket = scenarioWith({ program: 'ticket', views: ['touch', 'read'] })
  expect(withProgram(ticket, 'django-1.0').middleware).toBe('post')
  expect(withProgram(ticket, 'modern').middleware).toBe('modern')
  const modern = scenarioWith({ program: 'modern', views: ['touch', 'read'] })
  expect(withProgram(modern, 'ticket')).toEqual(ticket)
})
