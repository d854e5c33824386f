import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { diagnosticText } from './diagnosticText.ts'

const MODELLED = { modules: new Map([['os', new Set(['open'])]]), builtins: new Set(['len']) }

/** All diagnostics of one file, as text. */
function texts(text: string): readonly string[] {
  const sources = [{ name: 'main.py', text }]
  const compiled = compile(sources, MODELLED)
  return compiled.ok ? [] : compiled.diagnostics.map((each) => diagnosticText(each, sources))
}

test('a diagnostic is file:line:column, the line, a caret, and a hint', () => {
  expect(texts('def f():\n    return lenn(1)\n')).toEqual([
    [
      'main.py:2:12: `lenn` is not defined in this file.',
      '        return lenn(1)',
      '               ^^^^',
      '  hint: Did you mean `len`?',
    ].join('\n'),
  ])
})

test('the caret is below its characters after tabs and characters beyond the first plane', () => {
  expect(texts("def f():\n\treturn '😀' + x\n")[0]?.split('\n').slice(0, 3)).toEqual([
    'main.py:2:15: `x` is not defined in this file.',
    "    \treturn '😀' + x",
    `    \t${' '.repeat(13)}^`,
  ])
})

test('of what reaches over lines the first is marked, also where a carriage return ends it', () => {
  expect(texts('def f():\r\n    return (y(\r\n  1))\r\n')[0]?.split('\n').slice(0, 3)).toEqual([
    'main.py:2:13: `y` is not defined in this file.',
    '        return (y(',
    '                ^',
  ])
})

test('a position at the end of the text has its line and one caret', () => {
  expect(texts('def f(:\n')[0]).toContain('\n    def f(:\n')
})

test('a message of several lines has the others below, and a folder stands before the name', () => {
  const span = { file: 'a.py', from: 8, to: 11, line: 2 }
  const diagnostic = { span, message: 'No.\nBecause.', instead: null }
  const sources = [{ name: 'a.py', text: 'if x:\n\t\tone\n' }]
  expect(diagnosticText(diagnostic, sources, 'b/')).toBe(
    'b/a.py:2:3: No.\n    \t\tone\n    \t\t^^^\n  Because.',
  )
})

test('the first position of a text that begins with a line break is its first line', () => {
  const span = { file: 'a.py', from: 0, to: 0, line: 1 }
  const diagnostic = { span, message: 'No.', instead: null }
  const text = diagnosticText(diagnostic, [{ name: 'a.py', text: '\nx\n' }])
  expect(text).toBe('a.py:1:1: No.\n    \n    ^')
})
