import { expect, test } from 'vitest'
import { WORKLOADS } from './workloads.ts'

test('a workload says in words what its requests do', () => {
  const words = new Map(WORKLOADS.map((workload) => [workload.id, workload.words]))
  expect(words.get('touch')).toBe('one request leaves the session alone')
  expect(words.get('read,read')).toBe('each reads the user')
  expect(words.get('set-p,logout')).toBe('one stores p, one logs out')
})
