import type { Span } from '../../python/index.ts'
import { spanOfPeople } from './spanOfPeople.ts'
import type { Context } from '../state/context.ts'
import { LeavesModel } from './evaluation.ts'
import type { Microstep } from './microstep.ts'

type Limit = Pick<LeavesModel, 'what' | 'instead'>

/** Local work without end: a bound on what one step may do. */
export const ENDLESS: Limit = {
  what: 'more than 50,000 operations in a row that no other process could notice',
  instead: 'Let the loop end, or let it read what another process writes.',
}

/** The process is over: nothing of the program runs any more, no handler and no `finally`. */
export function leavesModel(context: Context, at: Span, { what, instead }: Limit): Microstep {
  const span = spanOfPeople(context.program, context.stack, at)
  const finish = { kind: 'not-modelled', what, instead, span } as const
  const over = { stack: null, raised: null, waiting: null, heap: new Map(), nextId: 0, finish }
  return { edge: { kind: 'leavesModel' }, context: { ...context, ...over } }
}

/** A micro-step, or the end of the process where the model cannot do it. */
export function orLeavesModel(context: Context, span: Span, run: () => Microstep): Microstep {
  try {
    return run()
  } catch (thrown) {
    const limit = limitBehind(thrown)
    if (limit === null) throw thrown
    return leavesModel(context, span, limit)
  }
}

/** A limit of ours, or of the JavaScript that we run on: its stack, its longest text. */
function limitBehind(thrown: unknown): Limit | null {
  if (thrown instanceof LeavesModel) return thrown
  if (!(thrown instanceof RangeError)) return null
  return { what: 'a value that is as large, or nested as deeply, as this', instead: null }
}
