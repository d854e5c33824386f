import type { Frame } from '../state/context.ts'
import { finishedDying, finishedReturning } from '../state/finish.ts'
import { pointOf } from './program.ts'
import type { LinkedPoint } from './program.ts'
import { addTrace, committed, delivered, exceptionAt, raises } from './microstep.ts'
import type { Step } from './microstep.ts'
import { typeName } from '../values/typeName.ts'
import { builtin } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import type { Work } from './evaluation.ts'

/** The innermost function returns: to its caller, or out of the request. */
export function returns(work: Work, at: LinkedPoint, value: Value): Step {
  const { caller, site, receives } = work.frame
  if (caller === null || site === null) {
    const finish = finishedReturning(work, value)
    return { edge: { kind: 'returnsOut' }, context: committed(work, null, { finish }) }
  }
  const isInit = receives.kind === 'instance' || receives.kind === 'raise'
  if (isInit && value !== null) {
    const text = `__init__() should return None, not '${typeName(work, value)}'`
    const exception = work.exception(builtin('TypeError'), [text])
    return raises(work, at, exception, { edge: 'fails', again: false })
  }
  const edge = { kind: 'returnsTo', site } as const
  if (receives.kind === 'raise') return raisesThere(work, caller, site, receives.instance)
  return { edge, context: committed(work, delivered(work, caller, receives, value)) }
}

/** `raise Class` whose `__init__` is done: the instance is raised at the call. */
function raisesThere(work: Work, caller: Frame, site: LinkedPoint['site'], instance: Ref): Step {
  addTrace(work, instance, pointOf(work.program, site))
  const context = committed(work, caller, { raised: instance })
  return { edge: { kind: 'returnsTo', site }, context }
}

/** An exception leaves the innermost function: to its caller, or out of the request. */
export function unwinds(work: Work, exception: Ref): Step {
  const { caller, site } = work.frame
  if (caller === null || site === null) {
    const finish = finishedDying(work, exceptionAt(work, exception))
    return { edge: { kind: 'unwindsOut' }, context: committed(work, null, { finish }) }
  }
  addTrace(work, exception, pointOf(work.program, site))
  const context = committed(work, caller, { raised: exception })
  return { edge: { kind: 'unwindsTo', site }, context }
}
