import { describe, expect, test } from 'vitest'
import { compile } from '../python/index.ts'
import { PYTHON_FACTS } from './builtins/more/pythonFacts.ts'
import { readFacts } from './builtins/more/readFacts.ts'
import type { PythonParameter, PythonSignature } from './builtins/more/readFacts.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { buildMachine, finish, modelledNames, start } from './index.ts'

/** How an expression ends at its first rest, or what the compiler says of it. */
function endOf(expression: string): string {
  const imports =
    'import collections, contextlib, copy, dataclasses, errno, fcntl, functools, hashlib, io, itertools, json, logging, operator, os, pickle, queue, random, secrets, shutil, sys, tempfile, threading, time, traceback, uuid'
  const text = `${imports}\nclass Own:\n    pass\ndef main():\n    own = Own()\n    return ${expression}\n`
  const names = modelledNames([], everyBuiltin)
  const compiled = compile([{ name: 'main.py', text }], names)
  if (!compiled.ok) return compiled.diagnostics.map(({ message }) => message).join(' ')
  const machine = buildMachine(compiled.code, everyBuiltin)
  const how = { entry: 'main.main', args: [], settings: {}, seed: 'A' }
  const end = finish(start(machine, how).running)
  if (end?.kind === 'died') return `${end.exception}: ${end.message}`
  if (end?.kind === 'not-modelled') return `not modelled: ${end.what}`
  return end?.kind === 'returned' ? end.repr : 'waits'
}

const { signatures } = readFacts(PYTHON_FACTS)

const OBJECTS: Readonly<Record<string, string>> = {
  bytes: "b''",
  dict: '{}',
  enumerate: 'enumerate([])',
  filter: 'filter(None, [])',
  float: '1.0',
  frozenset: 'frozenset()',
  generator: '(one for one in [])',
  int: '(1)',
  list: '[]',
  map: 'map(len, [])',
  reversed: 'reversed([])',
  set: 'set()',
  str: "''",
  tuple: '()',
  zip: 'zip()',
}

/** "open", "''.split"; null for a method of what no literal makes. */
function calleeOf(name: string): string | null {
  const [type = '', method] = name.split('.')
  const object = OBJECTS[type]
  if (object !== undefined) return method === undefined ? name : `${object}.${method}`
  // Its keys are texts, and None is a TypeError of its own.
  if (name.startsWith('os._Environ.')) return null
  // A method of a class of a module.
  if (name.split('.').length > 2 && type !== 'os') return null
  return /^[_A-Z]/.test(name) ? null : name
}

/** Calls of these are read by the compiler, and never run. */
const READ = new Set(['collections.namedtuple', 'dataclasses.dataclass', 'dataclasses.field'])

const CALLED = [...signatures].flatMap(([name, signature]) => {
  if (READ.has(name)) return []
  const callee = calleeOf(name)
  return callee === null ? [] : [[name, callee, signature] as const]
})

const COUNT = /argument/

function isGivenByPosition({ kind }: PythonParameter): boolean {
  return kind === 'positional' || kind === 'either'
}

/** A call with what must be given, and more by name. */
function call(
  callee: string,
  { parameters }: PythonSignature,
  more: string,
  count?: number,
): string {
  const needed = parameters.filter((one) => isGivenByPosition(one) && one.default === null)
  const positional = Array.from({ length: count ?? needed.length }, () => 'None')
  return `${callee}(${[...positional, ...(more === '' ? [] : [more])].join(', ')})`
}

/** Is the end a TypeError about which arguments there are? */
function isRefused(end: string): boolean {
  return (
    /^TypeError: .*(keyword argument|takes|expected (at|exactly|\d))/.test(end) && COUNT.test(end)
  )
}

test('there is a signature for most of what is modelled', () => {
  expect(CALLED.length).toBeGreaterThan(100)
})

test('a name that CPython takes is never a TypeError', () => {
  const refused = CALLED.flatMap(([, callee, signature]) =>
    signature.parameters
      .filter(
        ({ kind, default: fallback }) =>
          kind === 'keyword' || (kind === 'either' && fallback !== null),
      )
      .map(({ name }) => call(callee, signature, `${name}=own`))
      .filter((expression) => isRefused(endOf(expression))),
  )
  expect(refused).toEqual([])
})

test('a name that CPython does not take is a TypeError', () => {
  const accepted = CALLED.filter(([, , { parameters }]) =>
    parameters.every(({ kind }) => kind !== 'keywords'),
  )
    .map(([, callee, signature]) => call(callee, signature, 'zzz=1'))
    .filter((expression) => !isRefused(endOf(expression)))
  expect(accepted).toEqual([])
})

test('as many arguments as CPython takes are no TypeError, and one more is', () => {
  const counted = CALLED.filter(([, , { parameters }]) =>
    parameters.every(({ kind }) => kind !== 'rest'),
  )
  const wrong = counted.flatMap(([, callee, signature]) => {
    const most = signature.parameters.filter(isGivenByPosition).length
    const right = call(callee, signature, '', most)
    const one = call(callee, signature, '', most + 1)
    return [...(isRefused(endOf(right)) ? [right] : []), ...(isRefused(endOf(one)) ? [] : [one])]
  })
  expect(wrong).toEqual([])
})

describe('what is told', () => {
  test.each([
    ['sorted([2, 1], key=None)', '[1, 2]'],
    ["print(1, sep=' ', file=None)", 'None'],
    ['json.dumps({}, indent=None)', "'{}'"],
    [
      'json.dumps({}, check_circular=own)',
      'The argument `check_circular` of `json.dumps()` is not modelled.',
    ],
    ['json.dumps({}, True)', 'TypeError: dumps() takes 1 positional argument but 2 were given'],
    ['dict(a=1)', "{'a': 1}"],
    ["sum([], start='')", "TypeError: sum() can't sum strings [use ''.join(seq) instead]"],
    ["''.find('', 1)", '-1'],
    ["b'\\xff'.decode('utf-8', 'replace')", "'\ufffd'"],
    ["b''.decode('utf-8', 'surrogateescape')", "not modelled: errors='surrogateescape'"],
    ['(1).as_integer_ratio()', 'not modelled: `int.as_integer_ratio`'],
    ["''.swap()", "AttributeError: 'str' object has no attribute 'swap'"],
    ['int.as_integer_ratio', 'not modelled: `int.as_integer_ratio`'],
    ["hasattr([], '__iter__')", 'not modelled: `list.__iter__`'],
    ["hasattr([], 'size')", 'False'],
    ["getattr(os, 'O_BINARY', 0)", '0'],
    ["getattr(os, 'O_TMPFILE', 0)", 'not modelled: `os.O_TMPFILE`'],
    ['own.__dict__', 'not modelled: `Own.__dict__`'],
    ['own.name', "AttributeError: 'Own' object has no attribute 'name'"],
    ['KeyError(1).with_traceback(None)', 'not modelled: `KeyError.with_traceback`'],
    ['len(1)', "TypeError: object of type 'int' has no len()"],
    ['(1)[0]', "TypeError: 'int' object is not subscriptable"],
    ['list[int]', 'not modelled: `list.__class_getitem__`'],
  ])('%s', (expression, expected) => {
    expect(endOf(expression)).toBe(expected)
  })
})
