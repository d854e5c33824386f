type Kind = 'int' | 'str' | 'bool' | 'list' | 'dict' | 'tuple' | 'bytes'

const KINDS: readonly Kind[] = ['int', 'str', 'bool', 'list', 'dict', 'tuple', 'bytes']

const INTS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '-7',
  '10',
  '255',
  '123456789012345678901',
  '-98765432109876',
]
const FLOATS = ['0.5', '2.0', '(-1.5)', '(1e16)', '0.1', '(-0.0)', '(1e-5)', "float('inf')"]
const STRS = [
  "''",
  "'a'",
  "'b'",
  "'abc'",
  "'a b  c'",
  '"it\'s"',
  "'\\n\\t\\\\'",
  "'é😀'",
  "'12'",
  "'-5'",
]
const KEYS = ["'a'", "'b'", '1', '0', 'True', 'None', "(1, 'a')"]

/**
 * The text of an expression over literals, decided by numbers. Mostly of fitting types, sometimes
 * not; integers stay below some hundred digits.
 */
export function randomExpression(choices: readonly number[]): string {
  let used = 0
  const choose = (count: number): number => (choices[used++] ?? 0) % count
  const pick = (from: readonly string[]): string => from[choose(from.length)] ?? ''

  const any = (depth: number): string => make(KINDS[choose(KINDS.length)] ?? 'int', depth)
  const make = (kind: Kind, depth: number): string => {
    // the wrong type now and then
    const wanted = choose(12) === 11 ? (KINDS[choose(KINDS.length)] ?? kind) : kind
    return depth <= 0 ? literal(wanted) : MAKERS[wanted](depth - 1)
  }
  const literal = (kind: Kind): string => {
    switch (kind) {
      case 'int':
        return choose(5) === 4 ? pick(FLOATS) : `(${pick(INTS)})`
      case 'str':
        return pick(STRS)
      case 'bool':
        return pick(['True', 'False', 'None'])
      case 'list':
        return pick(['[]', '[1]', "['b', 'a']", '[3, 1, 2]', '[[1], [2]]'])
      case 'dict':
        return pick(['{}', "{'a': 1}", "{1: 'x', 'b': [2]}", '{True: 0, None: 1}'])
      case 'bytes':
        return pick(["b''", "b'a'", "b'ab\\xff'", "b'12'", 'range(3)'])
      case 'tuple':
        return pick(['()', '(1,)', "('a', 2)", '(1, 2, 3)'])
    }
  }
  const compared = (d: number): string => {
    const operator = pick(['==', '!=', '<', '<=', '>', '>='])
    const kind = KINDS[choose(KINDS.length)] ?? 'int'
    return `${make(kind, d)} ${operator} ${make(kind, d)}`
  }
  const small = () => pick(['0', '1', '2', '-1', '3', '5', 'True', '-9', '20000000000000000000'])
  const bound = () => (choose(3) === 0 ? '' : small())

  const MAKERS: { readonly [K in Kind]: (depth: number) => string } = {
    int: (d) => {
      switch (choose(12)) {
        case 0:
          return `len(${any(d)})`
        case 1:
          return `(${make('int', d)} ** ${pick(['0', '1', '2', '3'])})`
        case 2:
          return `(${make('int', d)} << ${pick(['0', '1', '7'])})`
        case 3:
          return `(${make('int', d)} >> ${pick(['0', '1', '7', '-1'])})`
        case 4:
          return `(${pick(['-', '+', '~'])}${make('int', d)})`
        case 5:
          return `int(${any(d)})`
        case 6:
          return `${make('str', d)}.${pick(['find', 'count', 'index'])}(${make('str', d)})`
        case 7:
          return `${pick(['abs', 'len', 'round', 'float', 'bool'])}(${make('int', d)})`
        case 8:
          return `${pick(['min', 'max'])}(${make('int', d)}, ${make('int', d)})`
        case 9:
          return `${make('list', d)}[${small()}]`
        default: {
          const operator = pick(['+', '-', '*', '/', '//', '%', '|', '&', '^'])
          return `(${make('int', d)} ${operator} ${make('int', d)})`
        }
      }
    },
    str: (d) => {
      switch (choose(14)) {
        case 0:
          return `(${make('str', d)} + ${make('str', d)})`
        case 1:
          return `(${make('str', d)} * ${small()})`
        case 2:
          return `str(${any(d)})`
        case 3:
          return `repr(${any(d)})`
        case 4:
          return `${make('str', d)}[${bound()}:${bound()}]`
        case 5:
          return `${make('str', d)}[${small()}]`
        case 6:
          return `${make('str', d)}.${pick(['upper', 'lower', 'strip', 'isdigit', 'isalnum', 'split'])}()`
        case 7:
          return `${make('str', d)}.replace(${make('str', d)}, ${make('str', d)})`
        case 8:
          return `${make('str', d)}.join(${make('list', d)})`
        case 9:
          return `('%s|%r' % (${any(d)}, ${any(d)}))`
        case 10:
          return `('%${pick(['s', 'd', 'r', 'x'])}' % ${any(d)})`
        case 11:
          return `${make('str', d)}.${pick(['startswith', 'endswith', 'split'])}(${make('str', d)})`
        case 12:
          return `f'{${literal('int')}}-{${literal('bool')}!r}'`
        default:
          return literal('str')
      }
    },
    bool: (d) => {
      switch (choose(8)) {
        case 0:
          return `(not ${any(d)})`
        case 1:
          return `(${any(d)} and ${any(d)})`
        case 2:
          return `(${any(d)} or ${any(d)})`
        case 3:
          return `(${any(d)} ${pick(['in', 'not in'])} ${any(d)})`
        case 4:
          return `bool(${any(d)})`
        case 5:
          return `(${make('int', d)} < ${make('int', d)} <= ${make('int', d)})`
        case 6:
          return `isinstance(${any(d)}, ${pick(['int', 'str', '(list, dict)', 'object', 'bool'])})`
        default:
          return `(${compared(d)})`
      }
    },
    list: (d) => {
      switch (choose(9)) {
        case 0:
          return `(${make('list', d)} + ${make('list', d)})`
        case 1:
          return `(${make('list', d)} * ${small()})`
        case 2:
          return `list(${any(d)})`
        case 3:
          return `sorted(${make('list', d)})`
        case 4:
          return `${make('list', d)}[${bound()}:${bound()}]`
        case 5:
          return `${make('str', d)}.split(${make('str', d)})`
        case 6:
          return `list(${make('dict', d)}.${pick(['keys', 'values', 'items'])}())`
        case 7:
          return `list(range(${pick(['0', '1', '-2'])}, ${pick(['0', '3', '5'])}))`
        default:
          return `[${any(d)}, ${any(d)}]`
      }
    },
    dict: (d) => {
      switch (choose(5)) {
        case 0:
          return `dict(${make('dict', d)})`
        case 1:
          return `${make('dict', d)}.copy()`
        case 2:
          return `{${pick(KEYS)}: ${any(d)}, ${pick(KEYS)}: ${any(d)}, ${any(d)}: 0}`
        case 3:
          return `(${make('dict', d)} if ${make('bool', d)} else ${make('dict', d)})`
        default:
          return `{${pick(KEYS)}: ${any(d)}}`
      }
    },
    bytes: (d) => {
      switch (choose(6)) {
        case 0:
          return `(${make('bytes', d)} + ${make('bytes', d)})`
        case 1:
          return `(${make('bytes', d)} * ${small()})`
        case 2:
          return `${make('str', d)}.encode()`
        case 3:
          return `${make('bytes', d)}[${bound()}:${bound()}]`
        case 4:
          return `${make('bytes', d)}[${small()}]`
        default:
          return literal('bytes')
      }
    },
    tuple: (d) => {
      switch (choose(7)) {
        case 0:
          return `(${make('tuple', d)} + ${make('tuple', d)})`
        case 1:
          return `tuple(${any(d)})`
        case 2:
          return `${make('tuple', d)}[${bound()}:${bound()}]`
        case 3:
          return `(${make('dict', d)}.get(${pick(KEYS)}), ${make('dict', d)}.pop(${pick(KEYS)}, None))`
        case 4:
          return `(${make('dict', d)}[${pick(KEYS)}],)`
        case 5:
          return `(${make('list', d)}.pop(), ${make('list', d)}.index(${any(d)}))`
        default:
          return `(${any(d)}, ${any(d)})`
      }
    },
  }
  return any(1 + choose(3))
}
