import { BugError } from '../base/index.ts'
import type { Context, Frame } from './context.ts'
import { finishedDying } from './finish.ts'
import { NO_KEYWORDS } from './outcome.ts'
import { bindArguments } from './parameters.ts'
import { workOn } from './perform.ts'
import { functionOf } from './program.ts'
import { committed, exceptionAt } from './step.ts'
import type { Step } from './step.ts'
import { Raised } from './work.ts'

const memo = new WeakMap<Context, Step>()

/** The call that begins a request: its first frame, or its end when the arguments do not fit. */
export function enterFirst(context: Context): Step {
  const known = memo.get(context)
  if (known !== undefined) return known
  const step = enterAnew(context)
  memo.set(context, step)
  return step
}

function enterAnew(context: Context): Step {
  const { entry } = context
  if (entry === null) throw new BugError('expected a call to begin with, got none')
  const empty: Frame = {
    function: entry.function,
    depth: 1,
    locals: new Map(),
    temps: new Map(),
    handled: null,
    site: null,
    receives: { kind: 'bind', into: null },
    caller: null,
  }
  const begun: Context = { ...context, entry: null, stack: empty }
  const work = workOn(begun)
  try {
    const { code } = functionOf(context.program, entry.function)
    const locals = bindArguments(work, code, entry.args, NO_KEYWORDS)
    const edge = { kind: 'calls', function: entry.function } as const
    return { edge, context: committed(work, { ...empty, locals }) }
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    const finish = finishedDying(work, exceptionAt(work, thrown.exception))
    return { edge: { kind: 'unwindsOut' }, context: committed(work, null, { finish }) }
  }
}
