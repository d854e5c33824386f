import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { replay } from '../world/index.ts'
import { scenarioWith } from './django/scenario.ts'
import { provideEveryProgram } from './everyProgram.ts'
import { prepare } from './prepare.ts'
import { markdownTable, runMarkdown, runRows } from './runTable.ts'

beforeAll(provideEveryProgram)

/** The bars that divide cells: those that no backslash takes away. */
function bars(line: string): number {
  return line.replace(/\\./g, '').split('|').length - 1
}

test('a table row has the same number of columns, whatever its cells contain', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('|', '\\', '`', '\n', 'a') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const lines = markdownTable(rows).split('\n')
      expect(lines).toHaveLength(rows.length + 1)
      for (const line of lines) expect(bars(line)).toBe(4)
    }),
  )
})

test('bars, backticks and line ends stay in their cell', () => {
  expect(
    markdownTable([
      ['Step', 'A'],
      ['1', 'a|b `c`\nd'],
    ]),
  ).toBe(['| Step | A |', '| --- | --- |', '| 1 | a\\|b \\`c\\` d |'].join('\n'))
})

test('every step of a run is in the column of its request, and the outcome has its reason', () => {
  const prepared = prepare(scenarioWith({ program: 'modern', views: ['touch', 'logout'] }))
  const { run } = replay(prepared.plan, 'AAAAAABBBAAAA')
  const [head, ...rows] = runRows(prepared, run)
  expect(head).toEqual(['Step', 'A', 'B'])
  expect(rows.map(([, a, b]) => (a !== '' ? 'A' : '') + (b !== '' ? 'B' : '')).join('')).toBe(
    'AAAAAABBBAAAA',
  )
  expect(runMarkdown(prepared, run)).toContain('- **Session resurrected**: ')
})
