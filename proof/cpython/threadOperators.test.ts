import { expect, test } from 'vitest'
import { proved, raceOf } from './prove.ts'
import { pythonVersion } from './pythons.ts'

const OPERANDS = [
  'items',
  'more',
  'words',
  'others',
  'marks',
  'signs',
  'frozen',
  'line',
  'rest',
  'words.keys()',
  'words.items()',
  'words.values()',
  '(1, 2)',
  '3',
]
const OPERATORS = ['==', '<', '>=', 'in', '+', '*', '|', '-']

const attempt = (expression: string) => `    try:
        found.append(${expression} is True)
    except TypeError as error:
        found.append(str(error))
`

/** One thread works operators out, each in a turn of its own, while another changes what they may look at. */
const program = (left: string) => `from collections import deque
import threading

items, more = [1, 2], [1]
words, others = {'a': 1}, {'a': 1}
marks, signs, frozen = {'a'}, {'b'}, frozenset({'a'})
line, rest = deque([1, 2]), deque([1])
ended = []


def looks():
    found = []
${OPERANDS.flatMap((right) => OPERATORS.map((operator) => attempt(`(${left} ${operator} ${right})`))).join('')}    ended.append(found)


def changes():
    items.append(3)
    more.append(3)
    words['b'] = 1
    others['b'] = 1
    marks.add('b')
    signs.add('c')
    line.append(3)
    rest.append(1)


THREADS = [looks, changes]


def at_end():
    raise AssertionError(repr(ended))
`

test.skipIf(pythonVersion()?.startsWith('3.11.') !== true).each(OPERANDS)(
  'what an operator of %s and any other looks at is what CPython looks at',
  (left) => {
    const { differences } = proved({ ...raceOf(program(left)), switches: 'every-access' }, 3)
    expect(differences).toEqual([])
  },
)
