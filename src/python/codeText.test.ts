import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Code } from './code.ts'
import { decodeCode, encodeCode } from './codeText.ts'
import { compile } from './compile.ts'
import { randomProgram } from './testing/randomProgram.oracle.ts'

const BUILTINS = 'AssertionError Exception KeyError NameError TypeError object property repr str'

function compileFiles(
  files: Readonly<Record<string, string>>,
  topLevel: 'constants' | 'statements' = 'constants',
): Code {
  const sources = Object.entries(files).map(([name, text]) => ({ name, text }))
  const modelled = {
    modules: new Map([['os', new Set(['open'])]]),
    builtins: new Set(BUILTINS.split(' ')),
  }
  const result = compile(sources, modelled, { topLevel })
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return result.code
}

function thereAndBack(...codes: readonly Code[]): readonly Code[] {
  const text = encodeCode(new Map(codes.map((code, index) => [String(index), code])))
  return [...decodeCode(text).values()]
}

const STORE = `# python: 2
import os
from os import open as o
LIMIT = 123456789012345678901234567890
BYTES = b'\\x00\\xff'
NAMES = ('é', u'\\ud800', "'\\"\`\\\\\${x}", '__proto__', -1, 0, None, True)

class Store(object):
    kind = 'kind:constant'

    @property
    def data(self):
        return [self.x, {'kind': 1, '__proto__': 2}, 'a'[1:], 3 - 2]

    def load(self, n=LIMIT, m=()):
        try:
            os.open(n)
        except (KeyError, TypeError) as e:
            raise
        return self.data
`
const OTHER = `# python: 2
import store
def f(a):
    for x, y in a:
        if x not in y:
            return store.Store().load()
    return u'%s' % a
`

test('a program that is written and read again is equal: classes, properties, big integers, bytes, odd strings', () => {
  const code = compileFiles({ 'store.py': STORE, 'other.py': OTHER })
  expect(thereAndBack(code)).toStrictEqual([code])
})

test('so is one whose files have statements at their tops', () => {
  const main = `import other
from other import a
a += 1
def f(x=[a]):
    global a
    del a
if a:
    def f():
        pass
`
  const code = compileFiles({ 'main.py': main, 'other.py': 'a = 1\na = 2\n' }, 'statements')
  expect(code.functions.has('main.<module>')).toBe(true)
  expect(thereAndBack(code)).toStrictEqual([code])
})

test('any random program, written and read again, is equal', () => {
  const programs = fc
    .tuple(
      fc.array(fc.nat(10_000), { minLength: 20, maxLength: 250, size: 'max' }),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 14 }),
    )
    .map(([choices, switches]) => compileFiles({ 'm.py': randomProgram(choices, switches) }))
  fc.assert(
    fc.property(programs, programs, (one, other) => {
      expect(thereAndBack(one, other)).toStrictEqual([one, other])
    }),
    { numRuns: 10 },
  )
})

test('what two programs have in common is written once, and one object again', () => {
  const one = compileFiles({ 'store.py': STORE, 'other.py': OTHER })
  const two = compileFiles({
    'store.py': STORE,
    'other.py': OTHER.replace('return u', 'return  u'),
  })
  const text = encodeCode(
    new Map([
      ['one', one],
      ['two', two],
    ]),
  )
  expect(text.split('class Store').length - 1).toBe(1)
  const [first, second] = decodeCode(text).values()
  const load = 'store.Store.load'
  expect(first?.functions.get(load)).toBeDefined()
  expect(second?.functions.get(load)).toBe(first?.functions.get(load))
  expect(second?.functions.get('other.f')).not.toBe(first?.functions.get('other.f'))
})

test('anything that is not data is refused', () => {
  const code = compileFiles({ 'other.py': 'def f():\n    pass\n' })
  const sources = [{ name: 'x.py', text: '', made: () => 1 }]
  expect(() => encodeCode(new Map([['p', { ...code, sources }]]))).toThrow(/expected data/)
})
