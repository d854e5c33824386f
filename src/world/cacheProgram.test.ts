import { expect, test } from 'vitest'
import { DATA_MARK, EMPTY_DB, withCached } from '../db/index.ts'
import { statusOf } from './bareStep.ts'
import { initialWorld, step } from './step.ts'
import { planOf } from './testing/planOf.testing.ts'
import type { Pid } from '../vfs/index.ts'

/** How a program of one process ends that uses the cache: "returned …" or "died …". */
function ending(body: string): string {
  const lines = body.split('\n').map((line) => `    ${line}`)
  const plan = planOf(`import cache\ndef main():\n${lines.join('\n')}\n`)
  let world = initialWorld(plan)
  for (;;) {
    const stepped = step(plan, world, 0 as Pid)
    if (stepped === null) break
    world = stepped.world
  }
  const status = statusOf(plan, world, 0 as Pid)
  if (status.kind !== 'finished') return status.kind
  const { finish } = status
  if (finish.kind === 'returned') return finish.repr
  return finish.kind === 'died' ? `${finish.exception}: ${finish.message}` : finish.kind
}

test.each([
  "'text'",
  "''",
  'None',
  'True',
  '-5',
  '10 ** 30',
  '2.5',
  '-0.0',
  "float('-inf')",
  "b'a\\xff\\'\"'",
  "(1, 'a', None)",
  '(1,)',
  '()',
  "[1, [2, ('x', b'y')], {}]",
  "{'a': 1, 2: ['b'], (1, 'k'): None}",
  "'it\\'s \"quoted\" \\n\\t\\\\ é😀\\u2028\\x00'",
  "'\\u2060marked'",
])('the cache gives %s back as it was', (value) => {
  expect(
    ending(`cache.set('k', ${value})\nreturn cache.get('k') == ${value}, cache.get('k')`),
  ).toBe(ending(`return True, ${value}`))
})

test.each([
  ["return cache.get('k'), cache.get('k', 5), cache.get('k', default='x')", "(None, 5, 'x')"],
  ["cache.set('k', None)\nreturn cache.get('k', 5), cache.has_key('k')", '(None, True)'],
  ["cache.set('k', 1, 30)\ncache.set('k', 2, timeout=None)\nreturn cache.get('k')", '2'],
  ["cache.set('k', 1)\ncache.set('k', 2, timeout=0)\nreturn cache.get('k')", 'None'],
  ["return cache.add('k', 1, timeout=60), cache.add('k', 2), cache.get('k')", '(True, False, 1)'],
  [
    "cache.set('n', 5)\nreturn cache.incr('n'), cache.incr('n', 10), cache.decr('n', delta=3)",
    '(6, 16, 13)',
  ],
  ["return cache.incr('n')", "ValueError: Key 'n' not found"],
  ["return cache.get_or_set('k', 1), cache.get_or_set('k', 2, timeout=5)", '(1, 1)'],
  [
    "cache.set('k', 1)\nreturn cache.touch('k', 10), cache.touch('none'), cache.delete('k'), cache.delete('k')",
    '(True, False, True, False)',
  ],
  ["cache.set(None, 1)\nreturn cache.get('None')", '1'],
])('%s', (body, expected) => {
  expect(ending(body)).toBe(expected)
})

test('two that count up at once both count: incr is one command', () => {
  const plan = planOf("import cache\ndef main():\n    cache.incr('n')\n", ['main', 'main'])
  const first = initialWorld({ ...plan, db: withCached(EMPTY_DB, 'n', `${DATA_MARK}0`) })
  const worlds = ['AB', 'BA'].map((order) =>
    [...order].reduce((world, letter) => {
      const stepped = step(plan, world, (letter === 'A' ? 0 : 1) as Pid)
      return stepped === null ? world : stepped.world
    }, first),
  )
  expect(worlds.map(({ db }) => [...db.cache])).toEqual([
    [['n', `${DATA_MARK}2`]],
    [['n', `${DATA_MARK}2`]],
  ])
})
