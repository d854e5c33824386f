import fc from 'fast-check'

/** Python modules for the oracle test: mostly good, some that Python or the subset rejects. */

const plainExpression = fc.constantFrom(
  ...[
    'a',
    'f(x)',
    'a.b',
    'a[1]',
    'not a and b',
    "'text'",
    '1 + 2',
    '(a, b)',
    'f(a, k=1)',
    'a < b <= c',
  ],
  ...[
    '{1: 2}',
    '[a, b]',
    'a if b else c',
    "f'{a}'",
    '-x ** 2',
    'a is not None',
    'b"x"',
    'a, b',
    '(\n a,\n\tb)',
  ],
)
const target = fc.constantFrom(
  ...['a, *b', '*a, b', '[*a]', 'a, (*b, x)'],
  ...['a', 'a.b', 'a[0]', 'a, b', '(a, b), c', '[a, b]', '(a)', 'a,', '()', 'f().x', 'a[1:2]'],
)
const badTarget = fc.constantFrom(
  'f()',
  '1',
  'None',
  'a + b',
  '*a',
  '(*a)',
  '*a, *b',
  'a, 1',
  '"s"',
  '(f())',
  '__debug__',
  'not a',
)
const anyTarget = fc.oneof({ weight: 12, arbitrary: target }, { weight: 1, arbitrary: badTarget })

const simple = fc.oneof(
  fc.tuple(anyTarget, plainExpression).map(([left, right]) => `${left} = ${right}`),
  fc.tuple(anyTarget, anyTarget, plainExpression).map((parts) => parts.join(' = ')),
  fc
    .tuple(
      fc.constantFrom('a', 'a.b', 'a[0]', '(a)', 'a, b', 'f()'),
      fc.constantFrom('+', '-', '//', '**', '/', '<<', '|'),
      plainExpression,
    )
    .map(([left, operator, right]) => `${left} ${operator}= ${right}`),
  anyTarget.map((left) => `del ${left}`),
  plainExpression,
  plainExpression.map((value) => `return ${value}`),
  fc.constantFrom(
    'raise',
    'raise E',
    'raise E(1)',
    'raise E from e',
    'raise E, 1',
    'return',
    'pass',
  ),
  fc.constantFrom(
    'break',
    'continue',
    'assert a',
    'assert a, "m"',
    'assert a, b, c',
    'assert a,',
    'assert (a, b)',
  ),
  fc.constantFrom(
    'import os',
    'import os.path as p, errno',
    'from os import path, open as o',
    'import socket',
  ),
  fc.constantFrom(
    'from os import (a,\n b,)',
    'from os import *',
    'from . import a',
    'import os,',
    'from os import a,',
  ),
  fc.constantFrom(
    'pass; pass',
    'a = 1; b = 2;',
    'global a',
    'x: int = 1',
    'print "hi"',
    'print(a)',
    'exec "x"',
  ),
  fc.constantFrom(
    'a = 1 + \\\n  2',
    'f(\n  # why\n  a,\n\n)',
    'x = """\n  text\n"""',
    'type(x)',
    'match = 1',
    'lambda: 1',
  ),
  fc.constantFrom(
    ...['yield', 'yield a, b', 'yield from a', 'x = yield', 'x += yield a', 'x = yield from a'],
    ...['return (yield)', 'return yield', 'return *a, b', 'x: int', 'x.y: int = 1', '(x): int = 1'],
    ...[
      'a, b: int = 1',
      '(a, b): int',
      'x: int = y = 1',
      'x: int = *a, b',
      'x[0]: int',
      'f(): int',
    ],
    ...[
      'nonlocal a',
      'nonlocal a, b',
      'x = (a := 1)',
      'a := 1',
      'x = a := 1',
      'x = lambda y: a + y',
    ],
    ...[
      'x = [a for a in b]',
      'f(a for a in b)',
      'raise A from b',
      'raise A from',
      '...',
      'x = ...',
    ],
    ...['x = *a', 'print(*a, sep=b)', 'f(a)(b)(*x)', 'def f(): yield', 'x: int = yield'],
  ),
)

interface Block {
  readonly lines: readonly string[]
}

const lines = (text: string): readonly string[] => [text]
const indented = ({ lines: inner }: Block): readonly string[] => inner.map((line) => `    ${line}`)
const compose = (...parts: readonly (string | Block)[]): Block => ({
  lines: parts.flatMap((part) => (typeof part === 'string' ? lines(part) : indented(part))),
})

const { block } = fc.letrec<{ block: Block; statement: Block }>((tie) => {
  const body = tie('block')
  const parameters = fc.constantFrom(
    '',
    'self',
    'self, a, b=1',
    'a=1, b=None',
    'a, a',
    'a=1, b',
    '*a',
    'a: int',
    'None',
    'a, /',
    'a,',
    ...[
      '/, a',
      'a, /, b, *, c=1, d',
      '*, a',
      '*',
      '*, **k',
      'a=1, /, b',
      '*a, *b',
      '**k, a',
      '*a=1',
    ],
    ...[
      'a: int = 1, *b: str, c: int, **k: dict',
      'a, /, b, /',
      '*a, /',
      '*, a=1, b, **k,',
      'a, b, /,',
    ],
  )
  const header = fc.constantFrom(
    'with a:',
    'with f(x) as g:',
    'with (f() as g, h()):',
    'with a, b as c:',
    'with (a, b):',
    'with f() as self.x:',
    'with (a):',
    'with (a) as b:',
    'with f() as (a, b):',
    'with (f() as g,\n    h() as i,):',
    'with a,:',
    'with f() as 1:',
  )
  const compound = fc.oneof(
    fc.tuple(plainExpression, body).map(([test, inner]) => compose(`if ${test}:`, inner)),
    fc
      .tuple(plainExpression, body, body)
      .map(([test, one, two]) => compose(`if ${test}:`, one, 'else:', two)),
    fc
      .tuple(body, body, body)
      .map(([one, two, three]) =>
        compose('if a:', one, 'elif b:', two, 'elif c:', three, 'else:', one),
      ),
    fc.tuple(plainExpression, body).map(([test, inner]) => compose(`while ${test}:`, inner)),
    fc
      .tuple(anyTarget, plainExpression, body, body)
      .map(([left, right, one, two]) => compose(`for ${left} in ${right}:`, one, 'else:', two)),
    fc.tuple(body, body).map(([one, two]) => compose('try:', one, 'except (A, B) as e:', two)),
    fc
      .tuple(body, body, body, body)
      .map(([one, two, three, four]) =>
        compose('try:', one, 'except A:', two, 'except:', two, 'else:', three, 'finally:', four),
      ),
    fc.tuple(body, body).map(([one, two]) => compose('try:', one, 'finally:', two)),
    fc.tuple(header, body).map(([head, inner]) => compose(head, inner)),
    fc.tuple(parameters, body).map(([list, inner]) => compose(`def f(${list}):`, inner)),
    fc
      .tuple(
        fc.constantFrom(
          'class A:',
          'class A(B):',
          'class A():',
          'class A(B, C):',
          'class A(B, m=C):',
          'class A(b.C,):',
        ),
        body,
      )
      .map(([head, inner]) => compose(head, inner)),
    body.map((inner) =>
      compose(
        'class A:',
        compose('@property', 'def x(self):', inner, '@x.setter', 'def x(self, value):', inner),
      ),
    ),
    fc.constantFrom(
      compose('try:', compose('pass'), 'else:', compose('pass')),
      compose('try:', compose('pass'), 'except:', compose('pass'), 'except A:', compose('pass')),
      compose('try:', compose('pass'), 'except A, e:', compose('pass')),
      compose('@staticmethod', 'def f():', compose('pass')),
      compose(
        '@a.b(c, *d)',
        '@e',
        'def f() -> int:',
        compose('x = 1', 'def g():', compose('nonlocal x')),
      ),
      compose('def f():', compose('a = 1', 'def g(a):', compose('nonlocal a', 'yield'))),
      compose('def f():', compose('def g():', compose('b = 1', 'nonlocal b'), 'b = 1')),
      compose('@dataclass', 'class A:', compose('x: int', 'y: int = 1')),
      compose('while a: pass'),
      compose('if a: b = 1; c = 2'),
      compose('async def f():', compose('pass')),
      compose('def f(): return 1'),
      compose('# a comment', 'pass', '', 'pass'),
    ),
  )
  const line = simple.map((text): Block => compose(text))
  return {
    statement: fc.oneof(
      { maxDepth: 3 },
      { weight: 5, arbitrary: line },
      { weight: 2, arbitrary: compound },
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      lines: parts.flatMap((part) => part.lines),
    })),
  }
})

const good = fc.constantFrom(
  'def f(self, a, b=1):\n    """Doc."""\n    for x in a:\n        if not x in b and x:\n            return x\n    else:\n        return None\n',
  'import os\n\n\nclass Store(Base):\n    key = None\n\n    def save(self, must_create=False):\n        try:\n            with open(self.name) as f:\n                f.write("x" * 10)\n        except (IOError, OSError) as e:\n            raise\n        finally:\n            del self.x[0], e\n',
  '@property\ndef f(): pass\n',
  'x = (1 +\n     2)\nif x:\n\ty = """a\r\nb"""\n\tpass\n# end\n',
)

/** A few statements, of which most are good. */
export const moduleSource: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: block.map(({ lines: all }) => `${all.join('\n')}\n`) },
      { weight: 1, arbitrary: good },
    ),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([text, end]) => text.replaceAll(/\r\n|\n/g, end))

const SNIPPETS = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '=',
    '.',
    "'",
    '"',
    '\\',
    ' ',
    '\t',
    '\n',
    '    ',
    '#',
    ';',
  ],
  ...[
    'not ',
    'and ',
    ' if ',
    ' else ',
    'in ',
    'def ',
    'return ',
    'None',
    '1',
    'x',
    '@',
    '*',
    '-',
    '!',
    '$',
    '\u00a0',
  ],
]

/** The same with one to three small injuries. */
export function mutantsOf(source: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const injury = fc.tuple(fc.nat(10_000), fc.nat(3), fc.constantFrom('', ...SNIPPETS))
  return fc
    .tuple(source, fc.array(injury, { minLength: 1, maxLength: 3 }))
    .map(([text, injuries]) => {
      let damaged = text
      for (const [at, length, snippet] of injuries) {
        const from = at % (damaged.length + 1)
        damaged = damaged.slice(0, from) + snippet + damaged.slice(from + length)
      }
      return damaged
    })
}
