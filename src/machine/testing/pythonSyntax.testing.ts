interface Construct {
  readonly title: string
  /** a whole file */
  readonly text: string
  /** what the page shows of it, if not all */
  readonly shown?: string
}

function inFunction(title: string, ...lines: readonly string[]): Construct {
  const text = `def f(a, b, c, x, y):\n${lines.map((line) => `    ${line}\n`).join('')}`
  return { title, text, shown: lines.join('\n') }
}

function atTop(title: string, ...lines: readonly string[]): Construct {
  return { title, text: `a = b = c = x = y = 1\n${lines.join('\n')}\n`, shown: lines.join('\n') }
}

/**
 * Python's constructs, each in its smallest form. Whether it is supported is asked of the compiler.
 */
export const SYNTAX: readonly Construct[] = [
  inFunction('Assignment', 'x = y = 1', 'a, *b = c', 'x[0], y.z = a, b'),
  inFunction('Assignment with an operator', 'x += 1', 'x[0] //= 2'),
  inFunction('Annotations (read and left out)', 'x: int = 1'),
  inFunction('Assignment in an expression', 'if (x := a): pass'),
  inFunction('`if`', 'if a: pass', 'elif b: pass', 'else: pass'),
  inFunction('`while`', 'while a: break', 'else: pass'),
  inFunction('`for`', 'for x, y in a: continue', 'else: pass'),
  inFunction(
    '`try`',
    'try: a()',
    'except (OSError, KeyError) as e: raise',
    'else: pass',
    'finally: b()',
  ),
  inFunction('`except*`', 'try: a()', 'except* OSError: pass'),
  inFunction('`raise`', 'raise ValueError(a) from b'),
  inFunction('`with`', 'with a as x, b as y: pass'),
  inFunction('`assert`', 'assert a, b'),
  inFunction('`del`', 'del x, y[0]'),
  inFunction('`pass`, `return`', 'pass', 'return a'),
  inFunction('`match`', 'match a:', '    case 1: pass'),
  {
    title: '`global`, `nonlocal`',
    text: 'n = 0\ndef f():\n    global n\n    n = m = 1\n    def g():\n        nonlocal m\n        m = 2\n    return g\n',
    shown: 'global n\nnonlocal m',
  },
  atTop('Functions with all kinds of parameters', "def f(a, /, b=1, *c, d, **e) -> int: 'text'"),
  inFunction('Functions in functions, closures', 'def g(): return a', 'return g'),
  inFunction('`lambda`', 'x = lambda a, *b: a'),
  inFunction('Generators', 'x = yield a', 'yield from b'),
  atTop('Decorators', 'def d(f): return f', '@d', 'def f(): pass'),
  atTop('Classes', 'class A: n = 1', 'class B(A): pass'),
  atTop('Several bases', 'class A: pass', 'class B: pass', 'class C(A, B): pass'),
  atTop('Metaclasses', 'class A(metaclass=type): pass'),
  atTop('A class that inherits from a type', 'class A(dict): pass'),
  atTop('Decorators of classes', 'def d(c): return c', '@d', 'class A: pass'),
  inFunction('A class in a function', 'class A: pass'),
  {
    title: 'Methods of classes, properties',
    text: 'class A:\n    @property\n    def p(self): return 1\n    @p.setter\n    def p(self, v): pass\n    @staticmethod\n    def s(): pass\n    @classmethod\n    def c(cls): pass\n',
    shown: '@property\n@p.setter\n@staticmethod\n@classmethod',
  },
  atTop('Dataclasses', 'from dataclasses import dataclass', '@dataclass', 'class A: n: int = 0'),
  atTop('Named tuples', 'from typing import NamedTuple', 'class A(NamedTuple): n: int = 0'),
  atTop('Imports', 'import os.path as p', 'from os import path, unlink as u'),
  atTop('Imports that may fail', 'try: import fcntl', 'except ImportError: fcntl = None'),
  atTop('`import *`', 'from os import *'),
  atTop('Relative imports', 'from . import a'),
  inFunction('An import in a function', 'import os'),
  atTop('The part for running alone', "if __name__ == '__main__': print(a)"),
  atTop('Coroutines', 'async def f(): pass'),
  inFunction('`await`', 'await a'),
  atTop('`async for`', 'async def f():', '    async for x in y: pass'),
  atTop('`async with`', 'async def f():', '    async with x: pass'),
  inFunction('Numbers', 'x = 10_000, 0xff, 0b1, 0o7, 1.5e3'),
  inFunction('Complex numbers', 'x = 2j'),
  inFunction('Text and bytes', `x = 'a' "b" r'\\n' '''c'''`, `y = b'\\x00'`),
  inFunction('f-strings', "x = f'{a!r:>{b}} {c=}'"),
  inFunction('Characters by name', "x = '\\N{EM DASH}'"),
  inFunction('Displays', 'x = [a, *b], (a,), {a: b, **c}, {a, b}, ...'),
  inFunction('Comprehensions', 'x = [a for a in b if c], {a: 1 for a in b}, {a for a in b}'),
  inFunction('Generator expressions', 'x = sum(a for a in b)'),
  inFunction('Operators', 'x = a + b - c * a / b // c % a ** b', 'y = ~a & b | c ^ a << b >> c'),
  inFunction('The operator `@`', 'x = a @ b'),
  inFunction('Comparisons', 'x = a < b <= c != a is not b', 'y = a not in b'),
  inFunction('`and`, `or`, `not`, `if` … `else`', 'x = a and not b or c', 'y = a if b else c'),
  inFunction('Calls', 'x = a(b, *c, n=1, **y)'),
  inFunction('Attributes, subscripts, slices', 'x = a.b[c]', 'y = a[1:2:-1], a[:]'),
  inFunction('Slices among indices', 'x = a[1:2, 3]'),
]
