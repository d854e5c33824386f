import { expect, test } from 'vitest'
import { bytes } from '../../vfs/index.ts'
import { planOf } from '../testing/planOf.testing.ts'
import { lastWorld, replay } from '../run.ts'
import type { Plan } from '../world.ts'
import { worldModel } from './model.ts'

const FILES = ['a', 'b', 'in/b'].map((name) => ({ path: `/d/${name}`, data: bytes(name) }))

function twoCalls(one: string, other: string): Plan {
  const text = `import os, tempfile\ndef one():\n    ${one}\ndef other():\n    ${other}\n`
  const directories = ['/d/in', '/d/empty']
  return planOf(text, ['one', 'other'], { files: FILES, directories })
}

/** Do the first steps of two requests commute by their footprints: does neither write what the other touches? */
function commute(one: string, other: string): boolean {
  const model = worldModel(twoCalls(one, other), { names: [], of: () => 0 })
  const [first, second] = model.locals.map((local, who) =>
    model.footprint?.(who, local, model.shared),
  )
  if (first === null || second === null) throw new Error('expected that both can move')
  if (first === undefined || second === undefined) throw new Error('expected footprints')
  const touches = (print: typeof first) => new Set([...print.reads, ...print.writes])
  return (
    !first.writes.some((slot) => touches(second).has(slot)) &&
    !second.writes.some((slot) => touches(first).has(slot))
  )
}

test.each([
  ["open('/d/a')", "open('/d/b')", true],
  ["open('/d/a')", "open('/d/a')", true],
  ["open('/d/a', 'w')", "open('/d/b', 'w')", true],
  ["open('/d/a', 'w')", "open('/d/a')", false],
  ["os.unlink('/d/a')", "os.path.exists('/d/a')", false],
  ["os.unlink('/d/a')", "os.path.exists('/d/b')", true],
  ["os.rename('/d/a', '/d/c')", "os.path.exists('/d/c')", false],
  ["os.unlink('/d/a')", "os.listdir('/d')", false],
])('%s and %s commute: %s', (one, other, expected) => {
  expect(commute(one, other)).toBe(expected)
})

test('a request that cannot move has no footprint', () => {
  const plan = planOf('def main():\n    pass\n')
  const model = worldModel(plan, { names: [], of: () => 0 })
  const [local] = model.locals
  if (local === undefined) throw new Error('expected a request')
  expect(model.footprint?.(0, local, model.shared) ?? null).toBeNull()
})

/** One call each, of many kinds, around the same few paths. */
const CALLS = [
  "open('/d/a')",
  "open('/d/a', 'w')",
  "open('/d/in/b', 'w')",
  "open('/d/new/c', 'w')",
  "os.unlink('/d/a')",
  "os.unlink('/d/in/b')",
  "os.rename('/d/a', '/d/in/a')",
  "os.rename('/d/in', '/d/new')",
  "os.rename('/d/empty', '/d/new')",
  "os.link('/d/a', '/d/in/c')",
  "os.mkdir('/d/new')",
  "os.mkdir('/d/in/deep')",
  "os.rmdir('/d/empty')",
  "os.rmdir('/d/in')",
  "os.listdir('/d/in')",
  "os.listdir('/d')",
  "os.stat('/d/new/c')",
  "os.path.exists('/d/in/b')",
  "tempfile.mkstemp(dir='/d/empty')",
]

test.each(CALLS)('%s: what commutes by its footprint ends the same in either order', (one) => {
  for (const other of CALLS) {
    if (!commute(one, other)) continue
    const ends = ['AB', 'BA'].map((schedule) => endOf(one, other, schedule))
    expect([other, ends[1]]).toEqual([other, ends[0]])
  }
})

/** What both calls gave and the disk after them, without the numbers of inodes. */
function endOf(one: string, other: string, schedule: string): unknown {
  const { run } = replay(twoCalls(one, other), schedule)
  const world = lastWorld(run)
  const answers = run.records
    .toSorted((a, b) => a.who - b.who)
    .map(({ answer }) => JSON.stringify(answer))
  return [answers, [...world.fs.names], [...world.fs.dirs], [...world.fs.inodes]]
}
