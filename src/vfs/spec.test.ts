import { expect, test } from 'vitest'

const tests = import.meta.glob<string>('./*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const spec = import.meta.glob<string>('./SPEC.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('each rule of SPEC.md is named by a test, and each named rule is there', () => {
  const rules = rulesIn(Object.values(spec))
  const named = rulesIn(Object.values(tests))
  expect(rules.size).toBeGreaterThan(40)
  expect([...rules].filter((rule) => !named.has(rule))).toEqual([])
  expect([...named].filter((rule) => !rules.has(rule))).toEqual([])
})

function rulesIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/\[V\d+\]/g) ?? []))
}
