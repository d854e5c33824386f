import { BugError } from '../../base/index.ts'
import type { Context } from '../state/context.ts'
import { evaluationOf } from './perform.ts'
import { unwinds } from './returns.ts'
import type { Microstep } from './microstep.ts'

const memo = new WeakMap<Context, Microstep>()

/** An exception that no handler of the innermost function takes leaves it. Pure. */
export function unwind(context: Context): Microstep {
  const known = memo.get(context)
  if (known !== undefined) return known
  if (context.raised === null) throw new BugError('expected an exception on its way, got none')
  const step = unwinds(evaluationOf(context), context.raised)
  memo.set(context, step)
  return step
}
