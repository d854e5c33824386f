import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { replay } from '../world/index.ts'
import { scenarioWith } from './django/scenario.ts'
import { provideEveryProgram } from './everyProgram.ts'
import { prepare } from './prepare.ts'
import { runTrac, tracTable, tracText } from './runTrac.ts'

beforeAll(provideEveryProgram)

/** What stands outside of code: Trac takes code out first, then looks for cells. */
function outside(line: string): string {
  return line.replace(/\{\{\{.*?\}\}\}|`.*?`/g, '')
}

test('a table row has the same number of cells, whatever stands in them', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('|', '\\', '`', '\n', 'a', '{', '}', '!', "'", ' ') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const lines = tracTable(rows).split('\n')
      expect(lines).toHaveLength(rows.length)
      for (const line of lines) expect(outside(line).split('||')).toHaveLength(5)
    }),
  )
})

test.each([
  ['A reads 32 bytes.', 'A reads 32 bytes.'],
  ['B’s code raises SuspiciousOperation.', 'B’s code raises `SuspiciousOperation`.'],
  ['see #6984 and r8344', 'see `#6984` and `r8344`'],
  ['a||b', '`a||b`'],
  ["'''bold''' and ''italic''", "`'''bold'''` and `''italic''`"],
  ['{"cart": 1, "user": 42}', '`{"cart":` 1, `"user": 42}`'],
  ['the `code`', 'the {{{`}}}`code`{{{`}}}'],
  ['wiki:Start, [changes] !x', '`wiki:Start, [changes] !x`'],
  ['two\nlines', 'two lines'],
])('%s is shown as it is', (text, expected) => {
  expect(tracText(text)).toBe(expected)
})

test('a run in Trac’s markup, to be pasted into a ticket', () => {
  const prepared = prepare(
    scenarioWith({ program: 'fix', views: ['touch', 'touch'], middleware: 'pre' }),
  )
  const { run } = replay(prepared.plan, 'AAAABBBAABBBBBB')
  expect(runTrac(prepared, run)).toMatchInlineSnapshot(`
    "||= Step =||= A =||= B =||
    ||1||The browser sends request A with the cookie \`sessionid=3f9c\`.|| ||
    ||2||A opens sessionid3f9c for reading (32 bytes).|| ||
    ||3||A reads 32 bytes from sessionid3f9c.|| ||
    ||4||A opens sessionid3f9c for writing: the file is now empty; its 32 bytes are gone.|| ||
    ||5|| ||The browser sends request B with the cookie \`sessionid=3f9c\`.||
    ||6|| ||B opens sessionid3f9c for reading: it is empty.||
    ||7|| ||B reads 0 bytes from sessionid3f9c: A emptied the file and has not written it back yet. B’s code raises \`SuspiciousOperation\`.||
    ||8||A writes 32 bytes to sessionid3f9c: it holds 32 bytes now.|| ||
    ||9||A answers 200 with the key the browser already has. Request A is over.|| ||
    ||10|| ||B asks whether sessionid0ec9 exists: no, the name is free.||
    ||11|| ||B creates sessionid0ec9, still empty.||
    ||12|| ||B writes 11 bytes to sessionid0ec9: it holds 11 bytes now.||
    ||13|| ||B opens sessionid0ec9 for writing: the file is now empty; its 11 bytes are gone.||
    ||14|| ||B writes 11 bytes to sessionid0ec9: it holds 11 bytes now.||
    ||15|| ||B answers 200 with a different key: the browser now holds \`sessionid=0ec9\` and has forgotten 3f9c. Request B is over.||

     * '''Data lost''': Nobody logged out, but the session in the browser’s cookie no longer has its data.
     * '''Key changed''': A request that neither logged in nor out came back with a different session key.
     * '''Torn read''': A request read the session file while a save had left it empty or half written.
    "
  `)
})

test('a run that is not over says so, and its request without a step has an empty cell', () => {
  const prepared = prepare(scenarioWith({ program: 'fix', views: ['touch', 'touch'] }))
  const { run } = replay(prepared.plan, 'A')
  const [head, first] = runTrac(prepared, run).split('\n')
  expect(head).toBe('||= Step =||= A =||= B =||')
  expect(first).toMatch(/^\|\|1\|\|[^|]+\|\| \|\|$/)
  expect(runTrac(prepared, run)).toContain('Not over yet')
})
