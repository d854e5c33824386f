import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Expr, FunctionCode, Op, Place, Point } from '../code.ts'
import { compile } from '../compile.ts'
import { dump } from '../testing/dump.testing.ts'
import { randomProgram } from '../testing/randomProgram.oracle.ts'

const BUILTINS = [
  'AssertionError',
  'Exception',
  'KeyError',
  'NameError',
  'TypeError',
  'repr',
  'str',
]

const programs = fc
  .tuple(
    fc.array(fc.nat(10_000), { minLength: 20, maxLength: 250, size: 'max' }),
    fc.array(fc.boolean(), { minLength: 3, maxLength: 14 }),
  )
  .map(([choices, switches]) => randomProgram(choices, switches))

/** The functions of some random programs. */
const functions = fc.sample(programs, { seed: 6984, numRuns: 150 }).flatMap((text) => {
  const result = compile([{ name: 'm.py', text }], {
    modules: new Map(),
    builtins: new Set(BUILTINS),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return [...result.code.functions.values()]
})

/** What is wrong somewhere, with the points around it. */
function offences(wrong: (code: FunctionCode) => readonly unknown[]): readonly unknown[] {
  return functions.flatMap((code) => {
    const found = wrong(code)
    return found.length === 0 ? [] : [{ found, points: dump(code) }]
  })
}

test('the random programs are worth looking at', () => {
  const sizes = functions.map(({ points }) => points.length)
  expect(Math.max(...sizes)).toBeGreaterThan(100)
})

test('ids are unique, and every edge leads to a point', () => {
  const wrong = offences(({ points }) => {
    const ids = new Set(points.map(({ id }) => id))
    const nowhere = points.flatMap(edges).filter((edge) => !ids.has(edge))
    return ids.size === points.length ? nowhere : ['twice', ...nowhere]
  })
  expect(wrong).toEqual([])
})

test('every point can be reached from the first', () => {
  const wrong = offences(({ points }) => {
    const byId = new Map(points.map((point) => [point.id, point]))
    const reached = new Set<string>()
    const pending = points.slice(0, 1)
    for (let point = pending.pop(); point !== undefined; point = pending.pop()) {
      if (reached.has(point.id)) continue
      reached.add(point.id)
      pending.push(...edges(point).flatMap((id) => byId.get(id) ?? []))
    }
    return points.filter(({ id }) => !reached.has(id))
  })
  expect(wrong).toEqual([])
})

test('an operation has exactly the edges that it can take', () => {
  const twoWays = new Set(['branch', 'next', 'match'])
  const noWay = new Set(['return', 'raise', 'reraise'])
  const wrong = offences(({ points }) =>
    points.filter(({ op, next, otherwise }) => {
      const always = op.kind === 'match' && op.types === null
      const forks = twoWays.has(op.kind) && !always
      return (next === null) !== noWay.has(op.kind) || (otherwise !== null) !== forks
    }),
  )
  expect(wrong).toEqual([])
})

test('an exception leads to a catch, and a catch is reached only so', () => {
  const wrong = offences(({ points }) => {
    const catches = new Set(points.flatMap(({ id, op }) => (op.kind === 'catch' ? [id] : [])))
    return points.filter(
      ({ next, otherwise, raises }) =>
        (raises !== null && !catches.has(raises)) ||
        (next !== null && catches.has(next)) ||
        (otherwise !== null && catches.has(otherwise)),
    )
  })
  expect(wrong).toEqual([])
})

test('a temporary has a value on every way to where it is read', () => {
  const wrong = offences(({ points }) => {
    const defined = temporaries(points)
    return points.flatMap((point) =>
      reads(point.op).flatMap((index) =>
        defined(point.id).some((known) => !known.has(index)) ? [[point.id, index]] : [],
      ),
    )
  })
  expect(wrong).toEqual([])
})

test('every local of a point is a local of the function', () => {
  const wrong = offences(({ points, locals }) => {
    const names = points.flatMap(({ op }) => places(op))
    return names.filter((place) => place.kind === 'local' && !locals.includes(place.name))
  })
  expect(wrong).toEqual([])
})

function edges({ next, otherwise, raises }: Point): readonly string[] {
  return [next, otherwise, raises].filter((edge) => edge !== null)
}

/** Temporaries with a value; with the value itself where it is a constant string. */
type Known = ReadonlyMap<number, string | null>

/**
 * For each point what is certainly known before it, once for each combination of the ways in
 * which the `finally` bodies were entered.
 */
function temporaries(points: readonly Point[]): (id: string) => readonly Known[] {
  const byId = new Map(points.map((point) => [point.id, point]))
  const before = new Map<string, Map<string, Known>>()
  const pending: [string, Known][] = [[points[0]?.id ?? '', new Map()]]
  for (let arrival = pending.pop(); arrival !== undefined; arrival = pending.pop()) {
    const [id, arriving] = arrival
    const point = byId.get(id)
    if (point === undefined) continue
    const here = before.get(id) ?? new Map<string, Known>()
    before.set(id, here)
    const constants = [...arriving].filter(([, value]) => value !== null)
    const ways = JSON.stringify(constants.toSorted(([a], [b]) => a - b))
    const known = here.get(ways)
    const both = new Map([...arriving].filter(([index]) => known?.has(index) !== false))
    if (known !== undefined && both.size === known.size) continue
    here.set(ways, both)
    pending.push(...successors(point, both))
  }
  return (id) => [...(before.get(id)?.values() ?? [])]
}

function successors({ op, ...edges }: Point, known: Known): readonly [string, Known][] {
  const value = op.kind === 'eval' && op.value.kind === 'constant' ? op.value.value : null
  const after = new Map(known)
  for (const place of places(op)) {
    if (place.kind === 'temp') after.set(place.index, typeof value === 'string' ? value : null)
  }
  const way = op.kind === 'branch' ? comparedWay(op.test, known) : null
  return [
    edges.next === null || way === false ? null : ([edges.next, after] as const),
    edges.otherwise === null || way === true ? null : ([edges.otherwise, known] as const),
    edges.raises === null ? null : ([edges.raises, known] as const),
  ].flatMap((edge): [string, Known][] => (edge === null ? [] : [[...edge]]))
}

/** What `temp == 'return'` gives; null for any other test. */
function comparedWay(test: Expr, known: Known): boolean | null {
  if (test.kind !== 'compare' || test.left.kind !== 'temp' || test.right.kind !== 'constant') {
    return null
  }
  const value = known.get(test.left.index) ?? null
  return value === null ? null : value === test.right.value
}

function places(op: Op): readonly Place[] {
  if (!('into' in op) || op.into === null) return []
  return 'kind' in op.into ? [op.into] : op.into
}

/** Every temporary that the operation reads, wherever in it. */
function reads(op: Op): readonly number[] {
  const { into: _, ...rest } = { into: null, ...op }
  return inside(rest)
}

function inside(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(inside)
  if (typeof value !== 'object' || value === null) return []
  if (isTemp(value)) return [value.index]
  return Object.values(value).flatMap(inside)
}

function isTemp(value: object): value is Extract<Expr, { kind: 'temp' }> {
  return 'kind' in value && value.kind === 'temp'
}
