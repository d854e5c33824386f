import { expect, test } from 'vitest'
import type { Code, Expr, FunctionCode, Op, Place, Point, Span } from '../../python/index.ts'
import { everyBuiltin } from '../everyBuiltin.ts'
import { endOf } from '../testing/alone.oracle.ts'
import { buildMachine, start } from '../index.ts'

const SPAN: Span = { file: 'm.py', from: 0, to: 1, line: 1 }

type Line =
  | Op
  | {
      readonly op: Op
      readonly next?: string
      readonly otherwise?: string
      readonly raises?: string
    }

/** A function whose points run one after the other unless they say otherwise; ids are "0", "1", … */
function main(lines: readonly Line[]): FunctionCode {
  const points = lines.map((line, i): Point => {
    const jump = 'op' in line ? line : { op: line }
    const { op, next = String(i + 1), otherwise = null, raises = null } = jump
    const last = op.kind === 'return' || op.kind === 'raise' || op.kind === 'reraise'
    return { id: String(i), span: SPAN, op, next: last ? null : next, otherwise, raises }
  })
  return {
    id: 'm.main',
    name: 'main',
    file: 'm.py',
    owner: null,
    parameters: [],
    locals: ['x', 'y', 'e'],
    points,
    span: SPAN,
  }
}

function ends(...lines: readonly Line[]): string {
  const code: Code = {
    version: 3,
    sources: [{ name: 'm.py', text: '' }],
    functions: new Map([['m.main', main(lines)]]),
    classes: new Map(),
    globals: new Map(),
  }
  const how = { entry: 'm.main', args: [], settings: {}, seed: 'A' }
  return endOf(start(buildMachine(code, everyBuiltin), how).running)
}

const x: Place = { kind: 'local', name: 'x' }
const y: Place = { kind: 'local', name: 'y' }
const t: Place = { kind: 'temp', index: 0 }
const int = (value: bigint): Expr => ({ kind: 'constant', value })
const text = (value: string): Expr => ({ kind: 'constant', value })
const list = (...items: readonly Expr[]): Expr => ({ kind: 'list', items })
const builtin = (name: string): Expr => ({ kind: 'global', file: 'm.py', name })
const set = (into: Place | null, value: Expr): Op => ({ kind: 'eval', value, into })
const give = (value: Expr): Op => ({ kind: 'return', value })

test('eval binds a place, or evaluates for its exceptions only', () => {
  expect(ends(set(t, int(2n)), set(x, t), give(x))).toBe('2')
  expect(ends(set(null, y), give(int(1n)))).toBe(
    "UnboundLocalError: cannot access local variable 'y' where it is not associated with a value",
  )
})

test('unbind forgets a local, and raises for an unset one only when strict', () => {
  expect(ends({ kind: 'unbind', name: 'x', strict: false }, give(int(1n)))).toBe('1')
  expect(ends({ kind: 'unbind', name: 'x', strict: true }, give(int(1n)))).toMatch(/^Unbound/)
  const unbound = ends(set(x, int(1n)), { kind: 'unbind', name: 'x', strict: true }, give(x))
  expect(unbound).toMatch(/^Unbound/)
})

test('branch goes by truth', () => {
  const program = (test_: Expr): string =>
    ends(
      { op: { kind: 'branch', test: test_ }, otherwise: '2' },
      give(text('true')),
      give(text('false')),
    )
  expect(program(list())).toBe("'false'")
  expect(program(list(int(0n)))).toBe("'true'")
})

test('unpack wants exactly as many items', () => {
  const program = (value: Expr): string =>
    ends({ kind: 'unpack', value, into: [x, y] }, give({ kind: 'tuple', items: [y, x] }))
  expect(program(text('ab'))).toBe("('b', 'a')")
  expect(program(list(int(1n)))).toBe('ValueError: not enough values to unpack (expected 2, got 1)')
})

test('iter and next walk a list that grows, and leave when nothing comes', () => {
  const append: Op = {
    kind: 'call',
    callee: { kind: 'method', object: x, name: 'append' },
    args: [int(9n)],
    keywords: [],
    into: null,
  }
  const end = ends(
    set(x, list(int(1n))),
    { kind: 'iter', value: x, into: t },
    { op: { kind: 'next', iterator: t, into: y }, otherwise: '5' },
    {
      op: { kind: 'branch', test: { kind: 'compare', operator: '==', left: y, right: int(1n) } },
      otherwise: '2',
    },
    { op: append, next: '2' },
    give(x),
  )
  expect(end).toBe('[1, 9]')
})

test('setitem, getitem, delitem and contains work on a dictionary', () => {
  const end = ends(
    set(x, { kind: 'dict', entries: [] }),
    { kind: 'setitem', object: x, index: text('a'), value: int(1n) },
    { kind: 'setitem', object: x, index: text('b'), value: int(2n) },
    { kind: 'getitem', object: x, index: text('b'), into: y },
    { kind: 'delitem', object: x, index: text('a') },
    { kind: 'contains', item: text('a'), container: x, negated: true, into: t },
    give({ kind: 'tuple', items: [x, y, t] }),
  )
  expect(end).toBe("({'b': 2}, 2, True)")
})

test('catch takes the exception, match asks for its class, reraise sends it on', () => {
  const program = (types: Expr | null): string =>
    ends(
      { op: { kind: 'getitem', object: list(), index: int(0n), into: x }, raises: '2' },
      give(x),
      { kind: 'catch', into: t },
      { op: { kind: 'match', exception: t, types }, otherwise: '5' },
      give(text('matched')),
      { kind: 'reraise', exception: t },
    )
  expect(program(builtin('LookupError'))).toBe("'matched'")
  expect(program(null)).toBe("'matched'")
  expect(program(builtin('KeyError'))).toBe('IndexError: list index out of range')
})

test('raise takes a class or an instance of an exception, and nothing else', () => {
  expect(ends({ kind: 'raise', value: builtin('EOFError') })).toBe('EOFError: ')
  expect(ends({ kind: 'raise', value: int(1n) })).toBe(
    'TypeError: exceptions must derive from BaseException',
  )
})

test('attributes of anything but an instance cannot be set, deleted or found', () => {
  const failing: readonly Op[] = [
    { kind: 'getattr', object: int(1n), name: 'n', into: x },
    { kind: 'setattr', object: int(1n), name: 'n', value: int(2n) },
    { kind: 'delattr', object: int(1n), name: 'n' },
  ]
  for (const op of failing) {
    expect(ends(op, give(x))).toBe("AttributeError: 'int' object has no attribute 'n'")
  }
})
