import type { Context } from '../../state/context.ts'
import type { Microstep } from '../../chart/microstep.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { functionOf } from '../../chart/program.ts'
import type { FunctionCode, FunctionId, PointId } from '../../../python/index.ts'

/**
 * May threads switch after this step of a point, where CPython 3.11 with its global lock looks for a switch? At the
 * start of a function and of a generator, after a call of what is not written in Python, and at jumps backwards
 * (Python/ceval.c: RESUME, CALL, JUMP_BACKWARD and POP_JUMP_BACKWARD_* check the eval breaker). Entering `with` is no call
 * there (BEFORE_WITH), leaving it normally is one.
 */
export function maySwitch(before: Context, at: LinkedPoint, { edge, context }: Microstep): boolean {
  const { op, next, otherwise } = at.point
  if (isOfC(at.function) || isOfC(context.stack?.function)) {
    // Only what is called by it, and what it is called by, is Python.
    return edge.kind === 'calls' ? !isOfC(context.stack?.function) : isReturn(at, context, edge)
  }
  switch (edge.kind) {
    case 'calls':
    case 'resumes':
      return true
    case 'returnsTo':
      // A class is called by code in C.
      return before.stack?.receives.kind === 'instance'
    case 'completes':
    case 'otherwise': {
      if (op.kind === 'call') return isCall(op)
      const to = edge.kind === 'completes' ? next : otherwise
      return (
        to !== null && isBackwards(functionOf(context.program, at.function).code, at.point.id, to)
      )
    }
    default:
      return false
  }
}

/** Is the function one of a module that CPython has in C? */
function isOfC(id: FunctionId | undefined): boolean {
  return id?.startsWith('_functools.') === true
}

/** CPython looks after a call of what is in C. */
function isReturn(at: LinkedPoint, { stack }: Context, edge: Microstep['edge']): boolean {
  return edge.kind === 'returnsTo' && isOfC(at.function) && !isOfC(stack?.function)
}

/** The call of `__enter__`, and that of `__exit__` with an exception, are none for CPython. */
function isCall({ callee, args }: Extract<LinkedPoint['point']['op'], { kind: 'call' }>): boolean {
  if (callee.kind !== 'method' || callee.protocol !== true) return true
  return callee.name === '__exit__' && args.every(({ kind }) => kind === 'constant')
}

const places = new WeakMap<FunctionCode, ReadonlyMap<PointId, number>>()

function isBackwards(code: FunctionCode, from: PointId, to: PointId): boolean {
  const known = places.get(code) ?? new Map(code.points.map(({ id }, index) => [id, index]))
  places.set(code, known)
  return (known.get(to) ?? 0) <= (known.get(from) ?? 0)
}
