import { expect, test } from 'vitest'
import { bytes } from '../../vfs/index.ts'
import { planOf } from '../testing/planOf.testing.ts'
import { worldModel } from './model.ts'

const FILES = ['a', 'b'].map((name) => ({ path: `/d/${name}`, data: bytes(name) }))

/** Do the first steps of two requests commute by their footprints: does neither write what the other touches? */
function commute(one: string, other: string): boolean {
  const text = `import os\ndef one():\n    ${one}\ndef other():\n    ${other}\n`
  const plan = planOf(text, ['one', 'other'], { files: FILES })
  const model = worldModel(plan, { names: [], of: () => 0 })
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
