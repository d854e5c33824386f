import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import type { Code } from './code.ts'
import type { Modelled } from './link/scope.ts'
import { dump } from './testing/dump.testing.ts'

const MODELLED: Modelled = {
  modules: new Map([['os', new Set(['getcwd', 'O_CREAT'])]]),
  builtins: new Set(['ImportError', 'KeyError', 'len', 'object', 'print', 'sorted']),
}

function compileTop(...texts: readonly string[]): ReturnType<typeof compile> {
  const sources = texts.map((text, index) => ({ name: `${'mno'[index] ?? 'x'}.py`, text }))
  return compile(sources, MODELLED, { topLevel: 'statements' })
}

function codeOf(...texts: readonly string[]): Code {
  const compiled = compileTop(...texts)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.code
}

/** Each diagnostic as `line: message`. */
function complaints(...texts: readonly string[]): readonly string[] {
  const compiled = compileTop(...texts)
  return compiled.ok
    ? []
    : compiled.diagnostics.map(({ span, message }) => `${span.line}: ${message}`)
}

/** The names of "m.py" by what they are. */
function kindsIn(...texts: readonly string[]): Readonly<Record<string, string>> {
  const names = [...(codeOf(...texts).globals.get('m.py') ?? [])]
  return Object.fromEntries(names.map(([name, { kind }]) => [name, kind]))
}

/** The points of the top of "m.py". */
function top(...texts: readonly string[]): string {
  const code = codeOf(...texts).functions.get('m.<module>')
  if (code === undefined) throw new Error('expected a function for the top of the file')
  return dump(code)
}

test('what never changes needs no run: constants, functions, classes and imports', () => {
  const text = `"""Doc."""
import os
from os import O_CREAT as flag
LIMIT = -3
PAIR = (LIMIT, 'a', flag)

def f(x=LIMIT):
    return x

class C(object):
    size = LIMIT

G = f
`
  expect(kindsIn(text)).toEqual({
    os: 'module',
    flag: 'member',
    LIMIT: 'constant',
    PAIR: 'constant',
    f: 'function',
    C: 'class',
    G: 'function',
  })
  expect(top(text)).toBe('13 end: return None')
})

test('what the run decides is a variable, and the run sets it in order', () => {
  const text = `x = 1
x = 2
y = len('a')
for i in [1]:
    print(i)
`
  expect(kindsIn(text)).toEqual({ x: 'variable', y: 'variable', i: 'variable' })
  expect(top(text)).toBe(
    `1 x =: $x = 1 -> 2 x =
2 x =: $x = 2 -> 3 len
3 len: $y = @len('a') -> 4 iter
4 iter: t0 = iter [1] -> 4 for
4 for: $i = next t0 -> 5 print / 5 end
5 print: @print($i) -> 4 for
5 end: return None`,
  )
})

test('a constant that cannot be made raises where it is written', () => {
  expect(top('X = 1 // 0\nY = (1, 2)\n')).toBe(
    `1 X =: (1 // 0) -> 2 end
2 end: return None`,
  )
})

test('a name that may be used before it is bound is a variable; one that cannot is none', () => {
  const before = `def f():
    return LATER, g()
x = f()
LATER = 1
def g():
    pass
`
  expect(kindsIn(before)).toMatchObject({ f: 'function', LATER: 'variable', g: 'variable' })
  const after = before.replace('x = f()\n', '') + 'x = f()\n'
  expect(kindsIn(after)).toMatchObject({ f: 'function', LATER: 'constant', g: 'function' })
  const throughClass = `class C:
    def f(self):
        return LATER
x = C()
x.f()
LATER = 1
`
  expect(kindsIn(throughClass)).toMatchObject({ C: 'class', LATER: 'variable' })
})

test('so is one that a file which is imported may use before', () => {
  const m = 'import n\nLATER = 1\nn.run()\n'
  const n = 'import m\ndef run():\n    return m.LATER\n'
  expect(kindsIn(m, n)).toEqual({ n: 'file', LATER: 'constant' })
  expect(kindsIn(m, `${n}run()\n`)).toEqual({ n: 'file', LATER: 'variable' })
})

test('a name under global is a variable, also when only a function binds it', () => {
  const text = `a = 1
def f():
    global a, b
    a = b = 2
`
  expect(kindsIn(text)).toEqual({ a: 'variable', b: 'variable', f: 'function' })
  const code = codeOf(text).functions.get('m.f')
  expect(code?.locals).toEqual([])
})

test('of two definitions in a row the last one counts, and only that is compiled', () => {
  const text = 'def f():\n    return 1\ndef f():\n    return 2\n'
  const code = codeOf(text)
  expect([...code.functions.keys()]).toEqual(['m.f', 'm.<module>'])
  expect(code.functions.get('m.f')?.span.line).toBe(3)
})

test('a name of another file is copied when it is imported, if that name is a variable', () => {
  expect(top('from n import a, B as C\n', 'a = 1\na = 2\nB = 3\n')).toBe(
    `1 import n: import n.py -> 1 import a
1 import a: $a = import n.py a -> 1 end
1 end: return None`,
  )
})

test('the block of a file that is run by itself is not compiled, nor what it imports', () => {
  const text = `import os
if __name__ == '__main__':
    import multiprocessing
    Pool(lambda: 1).start()
else:
    x = len('a')
`
  expect(complaints(text)).toEqual([])
  expect(kindsIn(text)).toEqual({ os: 'module', x: 'variable' })
  expect(complaints("if '__main__' == __name__:\n    x = )\n")).toEqual([
    '2: There is no `(` that this `)` closes.',
  ])
})

test('an import that may fail does so when there is no such module', () => {
  const found = `try:
    import os
    HAS = True
except ImportError:
    HAS = False
`
  expect(kindsIn(found)).toEqual({ os: 'module', HAS: 'constant' })
  const missing = `try:
    import msvcrt
    from msvcrt import locking
    HAS = True
except (KeyError, ImportError):
    msvcrt = None
    HAS = False
else:
    locking = msvcrt.locking
`
  expect(kindsIn(missing)).toEqual({ msvcrt: 'constant', HAS: 'constant' })
})

test('one that CPython has and that is not modelled is told, not taken for missing', () => {
  const text = 'try:\n    import ctypes\nexcept ImportError:\n    ctypes = None\n'
  expect(complaints(text)).toEqual(['2: `import ctypes`: this module is not modelled.'])
})

test('a file that begins with a byte order mark compiles', () => {
  expect(kindsIn('\uFEFFimport os\n')).toEqual({ os: 'module' })
})

test('what stays wrong is told', () => {
  expect(complaints('x = 1\nif x:\n    return\n')).toEqual([
    '3: `return` can only stand in a function.',
  ])
  expect(complaints('print(nothing)\n')).toEqual(['1: `nothing` is not defined in this file.'])
  expect(complaints('import os\nos.getcwd = 1\n')).toEqual([
    '2: Attributes of `os` cannot be changed while running.',
  ])
  expect(complaints('raise\n')).toEqual([
    '1: A bare `raise` outside an except block is not supported.',
  ])
})

test('files whose tops hold only constants have no variables, so no global', () => {
  const text = 'a = 1\ndef f():\n    global a\n    a = 2\n'
  const compiled = compile([{ name: 'm.py', text }], MODELLED)
  const messages = compiled.ok ? [] : compiled.diagnostics.map(({ message }) => message)
  expect(messages).toEqual([
    '`global` is not supported here: names at the top of this file never change.',
  ])
})
