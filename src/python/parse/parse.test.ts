import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { answer, readCases } from '../testing/textCases.testing.ts'

const folder = new URL('../cases/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

for (const file of files) {
  const cases = readCases(readFileSync(new URL(file, folder), 'utf8'))
  test(`${file} has cases, each with a unique title`, () => {
    expect(cases.length).toBeGreaterThan(5)
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length)
  })
  test.each(cases)(`${file}: $title`, ({ source, expected }) => {
    expect(answer(source)).toBe(expected)
  })
}

const NOTHING_MODELLED = { modules: new Set<string>(), files: new Set<string>() }

test('any text gets a tree, or diagnostics inside of it in the order of their positions', () => {
  const piece = fc.constantFrom(
    ...[
      'def f(',
      'x',
      ')',
      ':',
      '\n',
      '    ',
      '\t',
      "'",
      '"""',
      '{',
      '\\',
      'if ',
      '=',
      '1',
      '\r\n',
    ],
    ...[
      'class A',
      '@',
      'try:',
      'except',
      'f"{',
      '}',
      'with (',
      ' as ',
      '😀',
      '\u0000',
      '\ud800',
      ',',
    ],
  )
  const text = fc
    .array(fc.oneof(piece, fc.string()), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (source) => {
      const parsed = parse({ name: 'any.py', text: source }, NOTHING_MODELLED)
      if (parsed.ok) return
      expect(parsed.diagnostics).not.toEqual([])
      let before = 0
      for (const { span } of parsed.diagnostics) {
        expect(span.from).toBeGreaterThanOrEqual(before)
        expect(span.to).toBeGreaterThan(span.from)
        expect(span.to).toBeLessThanOrEqual(source.length)
        before = span.from
      }
    }),
    { numRuns: 2000, seed: 6984 },
  )
})

test.each([`x = 'a\0b'\n`, `# a\0b\n`, `'''a\n\0'''\n`, `x = a\0\n`])(
  'a NUL is refused wherever it is, once: %j',
  (text) => {
    const parsed = parse({ name: 'm.py', text }, NOTHING_MODELLED)
    const at = text.indexOf('\0')
    const places = parsed.ok ? [] : parsed.diagnostics.map(({ span }) => [span.from, span.to])
    expect(places).toEqual([[at, at + 1]])
  },
)

test('depth is refused with a diagnostic, not with an overflow of our own stack', () => {
  for (const source of [
    `x = ${'('.repeat(5000)}${')'.repeat(5000)}`,
    `x = ${'['.repeat(300_000)}`,
    `x = ${'-'.repeat(5000)}1`,
    `x = ${'not '.repeat(5000)}1`,
    `x = ${'1 + '.repeat(5000)}1`,
    `x = a${'.b'.repeat(5000)}`,
    `x${'.b'.repeat(5000)} = 1`,
    `if a: pass\n${'elif b: pass\n'.repeat(5000)}`,
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('') +
      ' '.repeat(300) +
      'pass',
  ]) {
    expect(parse({ name: 'deep.py', text: source }, NOTHING_MODELLED).ok).toBe(false)
  }
})

test('what is long but not deep is read', () => {
  for (const source of [
    `if a: pass\n${'elif b: pass\n'.repeat(300)}`,
    `x = ${'a and '.repeat(300)}b`,
  ]) {
    const parsed = parse({ name: 'long.py', text: source }, NOTHING_MODELLED)
    expect(parsed.ok ? [] : parsed.diagnostics).toEqual([])
  }
})
