import type { Op } from '../../python/index.ts'
import { tempsRead, tempsWritten } from '../chart/liveness.ts'
import { functionOf } from '../chart/program.ts'
import type { LinkedPoint, Program } from '../chart/program.ts'

/** What the stack of CPython holds at a point, in our temporaries. */
export interface StackAt {
  /** that it reads, from left to right */
  readonly reads: readonly number[]
  /** while the point runs a function of the program */
  readonly inCall: ReadonlySet<number>
  /** the same while that function is an `__init__`, whose arguments the stack keeps */
  readonly inInit: ReadonlySet<number>
  /** what no point may read any more and the stack holds besides, innermost last: see `HeldRegion` */
  readonly held: readonly number[]
}

const known = new WeakMap<LinkedPoint, StackAt>()

export function stackAt(program: Program, at: LinkedPoint): StackAt {
  const found = known.get(at) ?? stackAnew(program, at)
  known.set(at, found)
  return found
}

function stackAnew(program: Program, at: LinkedPoint): StackAt {
  const { code } = functionOf(program, at.function)
  const { op } = at.point
  const index = code.points.indexOf(at.point)
  const inCall = without(at.live, tempsWritten(op))
  return {
    reads: tempsRead(op),
    inCall,
    inInit: new Set([...inCall, ...argumentTemps(op)]),
    held: (code.held ?? [])
      .filter(({ from, to }) => from <= index && index < to)
      .map(({ temp }) => temp)
      .toReversed(),
  }
}

export function without(temps: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  return new Set([...temps].filter((temp) => !gone.includes(temp)))
}

function argumentTemps(op: Op): readonly number[] {
  if (op.kind !== 'call') return []
  const values = [...op.args, ...op.keywords.map(({ value }) => value)]
  return values.flatMap((value) => {
    const given = value.kind === 'star' ? value.value : value
    return given.kind === 'temp' ? [given.index] : []
  })
}
