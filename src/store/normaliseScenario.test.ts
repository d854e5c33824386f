import { expect, test } from 'vitest'
import { scenarioWith } from '../programs/index.ts'
import { normaliseScenario, withProgram } from './normaliseScenario.ts'

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

test('files that somebody has changed belong to their program, and to their middleware', () => {
  const edits = { 'backend.py': 'a', 'middleware.py': 'b' }
  const fork = { ...scenarioWith({ program: 'ticket', views: ['touch'] }), edits }
  expect(withProgram(fork, 'fix').edits).toEqual({})
  expect(normaliseScenario(fork, { start: 'none' }).edits).toBe(edits)
  expect(normaliseScenario(fork, { middleware: 'post' })).toMatchObject({
    middleware: 'post',
    edits: { 'backend.py': 'a' },
  })
  expect(normaliseScenario(fork, { edits: { 'base.py': 'c' } }).edits).toEqual({ 'base.py': 'c' })
})
