import fc from 'fast-check'

/** Python expressions for the oracle test: mostly good, some that Python or the subset rejects. */

const name = fc.constantFrom('a', 'b', 'x', 'self', 'é', '_k', 'type', 'match')

const number = fc.constantFrom(
  ...'0 1 42 0x1F 0b101 0o17 1_000 00 0xdead_beef 123456789012345678901234567890'.split(' '),
  ...'01 1_ 0x 0b2 1.5 1e3 2j 1__0'.split(' '),
)

const escape = fc.constantFrom(
  ...['\\n', '\\t', '\\\\', "\\'", '\\"', '\\x41', '\\101', '\\7', '\\u00e9', '\\U0001F600'],
  ...['\\q', '\\\n', '\\400', '\\a', '\\0', 'é', '😀', 'z', ' ', '#', '{{', '}}'],
)

const badEscape = fc.constantFrom('\\x4', '\\u12', '\\U00110000', '\n', "'", '"', '\\N{DASH}')

const content = fc
  .array(fc.oneof({ weight: 40, arbitrary: escape }, { weight: 1, arbitrary: badEscape }), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''))

const quote = fc.constantFrom("'", '"', "'''", '"""')
const prefix = fc.constantFrom('', '', '', 'r', 'b', 'u', 'B', 'Rb', 'bR')

const string = fc
  .tuple(prefix, quote, content)
  .map(([before, mark, text]) => `${before}${mark}${text}${mark}`)

const formatted = fc
  .tuple(
    fc.constantFrom('f', 'F', 'rf', 'f'),
    quote,
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'a',
          ' ',
          '{{',
          '}}',
          'é',
          '{x}',
          '{ x.y }',
          '{x!r}',
          '{x!s}',
          '{a[0]}',
          '{f(1)}',
        ),
        fc.constantFrom(
          '{a, b}',
          '{x if a else b}',
          "{a['k']}",
          '{a["k"]}',
          '{not a and b}',
          '{(1)}',
        ),
        fc.constantFrom(
          '{x:>3}',
          '{}',
          '}',
          '{',
          '{x!a}',
          '{*a}',
          '{lambda: 1}',
          '{x != 1}',
          '{ x !r}',
        ),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([before, mark, parts]) => `${before}${mark}${parts.join('')}${mark}`)

const constant = fc.constantFrom('None', 'True', 'False', '...', '()', '[]', '{}')

const BINARY = '+ - * // % ** | & ^ << >> / @ == != < <= > >= is in and or'.split(' ')
const binary = fc.constantFrom(...BINARY, 'and', 'or', 'is not', 'not in')

const rare = fc.constantFrom(
  ...['lambda a: a', '(x := 1)', '[i for i in x]', '{1, 2}', '{i: i for i in x}', '(yield)', '*a'],
  ...['{**a, 1: x}', '{*a, b}', '[*a, *b]', '(*a,)', '(*a)', 'f(*a, b, *x, k=1, **b)', 'f(**a, b)'],
  ...['f(k=1, *a)', 'f(**a, *b)', '(yield a, *b)', '(yield from a)', 'f(yield)', 'f((yield))'],
  ...['lambda *a, b=1, **x: a', 'lambda: (yield)', '[a := 1, b]', 'a[b := 1]', 'f(a := 1, k=2)'],
  ...['[x for x, a in b if x if a for y in x]', '{a: b for a in x}', '(a for a in b)', 'a[::-1]'],
  ...['f(a for a in b)', 'f(a for a in b, 1)', '[(y := x) for x in b]', '[(x := 1) for x in b]'],
  ...['[x for x in (y := b)]', '[lambda: x for x in b]', '{**a for a in b}', '[*a for a in b]'],
  ...['a[1:2:x]', 'a[:::]', '{a, b}', '{a: (b := 1)}', '[x async for x in y]'],
  ...['a[::2]', 'a[1:2, 3]', 'f(*a)', 'f(**a)', 'f(a=1, 2)', 'f(a=1, a=2)', 'f(i for i in x)'],
  ...[
    'await x',
    'a <> b',
    'a b',
    'f(,)',
    '(a',
    'x.class',
    'x.None',
    'f(None=1)',
    '(not a).b',
    'a.1',
  ],
  ...[
    'a is 1',
    '1if a else b',
    '0xfor x',
    '{**a}',
    '{1: 2, 3}',
    '[*a]',
    'not',
    '`a`',
    'a ? b',
    '1.x',
  ],
)

const { expression: anyExpression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression')
  const list = fc.array(inner, { maxLength: 3 }).map((items) => items.join(', '))
  const branch = fc.oneof(
    fc.tuple(inner, binary, inner).map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc
      .tuple(inner, binary, inner)
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    inner.map((operand) => `not ${operand}`),
    fc.tuple(fc.constantFrom('-', '+', '~', '- '), inner).map((parts) => parts.join('')),
    inner.map((operand) => `(${operand})`),
    fc
      .tuple(inner, inner, inner)
      .map(([body, test, orelse]) => `${body} if ${test} else ${orelse}`),
    fc.tuple(inner, name).map(([object, attribute]) => `${object}.${attribute}`),
    fc.tuple(inner, inner).map(([object, index]) => `${object}[${index}]`),
    fc.tuple(inner, inner).map(([object, bound]) => `${object}[${bound}:]`),
    fc.tuple(inner, inner, inner).map(([object, low, high]) => `${object}[${low}:${high}]`),
    fc.tuple(inner, inner).map(([object, index]) => `${object}[${index},]`),
    fc.tuple(inner, list).map(([callee, items]) => `${callee}(${items})`),
    fc.tuple(inner, inner, inner).map(([callee, item, value]) => `${callee}(${item}, k=${value},)`),
    list.map((items) => `[${items}]`),
    list.map((items) => `(${items})`),
    list.map((items) => `(${items},)`),
    fc.tuple(inner, inner).map(([key, value]) => `{${key}: ${value}}`),
    fc.tuple(string, string).map((parts) => parts.join(' ')),
    fc.tuple(string, formatted).map((parts) => parts.join('')),
  )
  const leaf = fc.oneof(
    { weight: 12, arbitrary: name },
    { weight: 5, arbitrary: number },
    { weight: 5, arbitrary: string },
    { weight: 3, arbitrary: formatted },
    { weight: 3, arbitrary: constant },
    { weight: 3, arbitrary: rare },
  )
  return {
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 1, arbitrary: leaf },
      { weight: 2, arbitrary: branch },
    ),
  }
})

/** One expression on one line. */
export const expressionSource: fc.Arbitrary<string> = fc
  .tuple(anyExpression, fc.constantFrom('', '\n', '  # end\n', ';\n'))
  .map((parts) => parts.join(''))
