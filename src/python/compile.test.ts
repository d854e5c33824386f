import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import type { Modelled } from './link/scope.ts'

const MODELLED: Modelled = {
  modules: new Map([
    ['os', new Set(['path', 'open'])],
    ['os.path', new Set(['join', 'exists'])],
    ['settings', new Set<string>()],
  ]),
  builtins: new Set(['Exception', 'KeyError', 'dict', 'len', 'object', 'property']),
}

/** Each diagnostic as `line:the text it points at: message | instead`. */
function complaints(...texts: readonly string[]): readonly string[] {
  const sources = texts.map((text, index) => ({ name: `${'mno'[index] ?? 'x'}.py`, text }))
  const compiled = compile(sources, MODELLED)
  if (compiled.ok) return []
  return compiled.diagnostics.map(({ span, message, instead }) => {
    const text = sources.find(({ name }) => name === span.file)?.text ?? ''
    const at = text.slice(span.from, span.to).split('\n')[0] ?? ''
    return `${span.line}:${at}: ${message}${instead === null ? '' : ` | ${instead}`}`
  })
}

test('a program of several files is linked by name, in circles too', () => {
  const m = 'import n\nfrom n import A as B, X\nclass C(B):\n    pass\nY = n.X + X\n'
  const n = 'import m\nX = 5\nclass A(object):\n    def f(self):\n        return (m.Y, m.C)\n'
  const sources = [
    { name: 'm.py', text: m },
    { name: 'n.py', text: n },
  ]
  const compiled = compile(sources, MODELLED)
  expect(compiled.ok ? compiled.code.classes.get('m.C')?.base : compiled.diagnostics).toEqual({
    kind: 'class',
    id: 'n.A',
  })
  const globals = compiled.ok ? compiled.code.globals.get('m.py') : undefined
  expect([...(globals ?? [])].map(([name, global]) => [name, global.kind])).toEqual([
    ['n', 'file'],
    ['B', 'class'],
    ['X', 'constant'],
    ['C', 'class'],
    ['Y', 'constant'],
  ])
  expect(globals?.get('X')).toEqual({
    kind: 'constant',
    value: { kind: 'global', file: 'n.py', name: 'X' },
  })
})

test('methods, properties and constants of a class are found by name', () => {
  const text = `class A(Exception):
    """Doc."""
    LIMIT = (1, -2)

    def f(self, x=None):
        pass

    @property
    def p(self):
        return 1

    @p.setter
    def p(self, value):
        pass
`
  const compiled = compile([{ name: 'm.py', text }], MODELLED)
  const code = compiled.ok ? compiled.code : undefined
  const a = code?.classes.get('m.A')
  expect(a?.base).toEqual({ kind: 'builtin', name: 'Exception' })
  expect([...(a?.methods ?? [])]).toEqual([['f', 'm.A.f']])
  expect([...(a?.properties ?? [])]).toEqual([['p', { getter: 'm.A.p', setter: 'm.A.p.setter' }]])
  expect([...(a?.attributes.keys() ?? [])]).toEqual(['LIMIT'])
  expect([...(code?.functions.keys() ?? [])]).toEqual(['m.A.f', 'm.A.p', 'm.A.p.setter'])
  expect(code?.functions.get('m.A.f')?.parameters).toEqual([
    { name: 'self', default: null },
    { name: 'x', default: { kind: 'constant', value: null } },
  ])
})

test.each<readonly [string, string, string]>([
  [
    'a name that is nothing',
    'def f():\n    return foo\n',
    '2:foo: `foo` is not defined in this file. | Define it at the top of the file, or import it.',
  ],
  [
    'a name after except that is nothing',
    'def f():\n    try:\n        pass\n    except Foo:\n        pass\n',
    '4:Foo: `Foo` is not defined in this file. | Define it at the top of the file, or import it.',
  ],
  [
    'a member that a module does not have',
    'import os\ndef f():\n    os.fork()\n',
    '3:os.fork: `os.fork` is not modelled. | Write each task as a plain function, and list the functions: PROCESSES = [first, second].',
  ],
  [
    'a member of a module in a module',
    'import os.path\ndef f():\n    os.path.walk()\n',
    '3:os.path.walk: `os.path.walk` is not modelled. | Modelled in os.path: exists, join.',
  ],
  [
    'an imported member that a module does not have',
    'from os import getpid\n',
    '1:getpid: `os.getpid` is not modelled. | Modelled in os: open, path.',
  ],
  [
    'a statement at the top',
    'x = 1\nif x:\n    pass\n',
    '2:if x:: The top of a file holds only imports, functions, classes and constants. | Move this into a function.',
  ],
  [
    'a call at the top',
    'X = len("a")\n',
    '1:len("a"): A name at the top of a file must be a constant. | Use literals, tuples of them and names defined above, or move this into a function.',
  ],
  [
    'a constant used before it is defined',
    'X = Y\nY = 1\n',
    '1:Y: A name at the top of a file must be a constant. | Use literals, tuples of them and names defined above, or move this into a function.',
  ],
  [
    'a name defined twice',
    'X = 1\ndef X():\n    pass\n',
    '2:def X():: `X` is already defined in this file. | Give it another name: names at the top of a file never change.',
  ],
  [
    'a changing default',
    'def f(a=[]):\n    pass\n',
    '1:[]: A default value must be a constant. | Use None, and make the value in the function.',
  ],
  [
    'a special method that nobody calls',
    'class A(object):\n    def __index__(self, other):\n        return 1\n',
    '2:def __index__(self, other):: `__index__` is not modelled. | Modelled are __init__, __getitem__, __setitem__, __delitem__, __contains__, __enter__, __exit__, __iter__, __next__, __len__, __bool__, __call__, __repr__, __str__, __fspath__, __eq__, __ne__, __lt__, __le__, __gt__, __ge__, __getattr__, __format__, and those of operators.',
  ],
  [
    'a built-in container as a base',
    'class A(dict):\n    pass\n',
    '1:dict: The base must be a class of the program, `object`, or a built-in exception. | Keep other values in an attribute instead.',
  ],
  [
    'a list in a class',
    'class A(object):\n    x = []\n',
    '2:[]: A class attribute must be a constant. | Use literals, tuples of them and names of the file, or set it in __init__.',
  ],
  [
    'a setter without a property',
    'class A(object):\n    @x.setter\n    def x(self, v):\n        pass\n',
    '3:def x(self, v):: `x` is no property to set here. | Write @property and def x(self) above it, once.',
  ],
  [
    'super outside of a call',
    'class A(object):\n    def f(self):\n        return super().x\n',
    '3:super: `super` can only be used to call a method. | Write super().name(…).',
  ],
  [
    'super of another class',
    'class B(object):\n    pass\nclass A(B):\n    def f(self):\n        super(B, self).f()\n',
    '5:super(B, self): This form of `super` is not supported. | Write super().',
  ],
  [
    'super without arguments in Python 2',
    '# python: 2\nclass A(object):\n    def f(self):\n        super().f()\n',
    '4:super(): This form of `super` is not supported. | Write super(A, self).',
  ],
  [
    'a bare raise outside of a handler',
    'def f():\n    raise\n',
    '2:raise: A bare `raise` outside an except block is not supported. | Name the exception: raise SomeError(…).',
  ],
  [
    'a bare raise in finally',
    'def f():\n    try:\n        pass\n    finally:\n        raise\n',
    '5:raise: A bare `raise` in a finally block is not supported. | Name the exception: raise SomeError(…).',
  ],
  [
    'a change of a setting',
    'import settings\ndef f():\n    settings.X = 1\n',
    '3:settings.X: Attributes of `settings` cannot be changed while running. | Keep what changes in an attribute of an instance, or on disk.',
  ],
  [
    'a change of a class',
    'class A(object):\n    x = 1\ndef f():\n    A.x += 1\n',
    '4:A.x: Attributes of `A` cannot be changed while running. | Keep what changes in an attribute of an instance, or on disk.',
  ],
])('it reports %s', (_, text, complaint) => {
  expect(complaints(text)).toEqual([complaint])
})

test('it reports what another file does not define, where it is imported and where it is used', () => {
  expect(complaints('from n import Y\nimport n\ndef f():\n    return n.Z\n', 'X = 1\n')).toEqual([
    '1:Y: `Y` is not defined in n.py.',
    '4:n.Z: `Z` is not defined in n.py.',
  ])
})

test('it reports names and classes that only lead back to themselves', () => {
  expect(complaints('from n import X\n', 'from m import X\n')).toHaveLength(2)
  expect(complaints('from n import X\nY = X\n', 'from m import Y\nX = Y\n')).toEqual([
    '2:X: `Y` is defined by itself. | Write the value out.',
  ])
  expect(complaints('class A(B):\n    pass\nclass B(A):\n    pass\n')).toEqual([
    '1:class A(B):: The bases of this class go in a circle.',
    '3:class B(A):: The bases of this class go in a circle.',
  ])
})

test('it reports files of different Python versions', () => {
  expect(complaints('# python: 2\n', '# python: 3\n')).toEqual([
    '1:: All files of a program must be of one Python version.',
  ])
})

test('a file that does not say its version is of that of the others', () => {
  const header = '# python: 2\n'
  const compiled = compile(
    [
      { name: 'm.py', text: 'def f():\n    return 1\n' },
      { name: 'n.py', text: header },
    ],
    MODELLED,
  )
  expect(compiled).toMatchObject({ ok: true, code: { version: 2 } })
})

test('diagnostics come in the order of the files and of the text', () => {
  const m = 'def f():\n    return (a, b)\nX = {}\n'
  expect(complaints(m, 'Y = c()\n').map((text) => text.split(':').slice(0, 2))).toEqual([
    ['2', 'a'],
    ['2', 'b'],
    ['3', '{}'],
    ['1', 'c()'],
  ])
})

test('what is wrong is told by all stages at once', () => {
  const text = `import os
def f():
    os.fork()
    x = a @ 1
    return foo
`
  expect(complaints(text, 'Y = bar\n').map((each) => each.split(':', 2).join(':'))).toEqual([
    '3:os.fork',
    '4:@',
    '5:foo',
    '1:bar',
  ])
})

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['an import', ['import threading\nL = 1\ndef f():\n    threading.Thread()\n'], ['1:threading']],
  ['an imported name', ['from os import sleep\ndef f():\n    return sleep\n'], ['1:sleep']],
  ['all of a module', ['from os import *\ndef f():\n    return open\n'], ['1:*']],
  [
    'an import in a function',
    ['import os\ndef f():\n    x = await os.open\n    return x\n'],
    ['3:await os.open'],
  ],
  [
    'a statement with others in it',
    ['def f(a):\n    match a:\n        case 1:\n            x = 1\n    return x\n'],
    ['2:match'],
  ],
  ['a base', ['from os import Base\nclass A(Base):\n    pass\n'], ['1:Base']],
  [
    'a part of a module as a base',
    ['import socket\nclass A(socket.socket):\n    pass\n'],
    ['1:socket'],
  ],
  ['another file', ['def f(:\n    pass\n', 'from m import f, g\nimport m\nX = m.h\n'], ['1:(']],
])('nothing is told that may come from %s that could not be read', (_, texts, expected) => {
  expect(complaints(...texts).map((each) => each.split(':', 2).join(':'))).toEqual(expected)
})

test('a coroutine is told once, with what to do', () => {
  const text = 'async def f():\n    await g()\nasync def g():\n    await f()\n'
  expect(complaints(text)).toHaveLength(1)
  expect(complaints(`import asyncio\n${text}`)).toEqual([
    '1:asyncio: `import asyncio`: this module is not modelled. | Write each task as a plain function, and list the functions: PROCESSES = [first, second].',
  ])
})

test('what Python has is not modelled; what it has not is not defined', () => {
  const text = 'def f(x):\n    return hash(x), memoryview(x), leng(x), __debug__\n'
  expect(complaints(text)).toEqual([
    '2:hash: `hash` is not modelled. | It differs from run to run. Compare the values, or use hashlib.',
    '2:memoryview: `memoryview` is not modelled.',
    '2:leng: `leng` is not defined in this file. | Did you mean `len`?',
    '2:__debug__: `__debug__` is not modelled.',
  ])
})

test('modules of Python, of nobody, and misspelt files differ', () => {
  expect(complaints('import socket\nimport requests\nimport mm\n', 'import n\n')).toEqual([
    '1:socket: `import socket`: this module is not modelled. | Only files, rows and the cache are shared here.',
    '2:requests: `import requests`: it is no file of this program, and no module that comes with Python. | The other files are: m.py, n.py.',
    '3:mm: `import mm`: it is no file of this program, and no module that comes with Python. | Did you mean `m`?',
  ])
})
