import type { Context, Frame } from '../state/context.ts'
import { finishedDying } from '../state/finish.ts'
import { BugError } from '../../base/index.ts'
import { callCallable } from './call.ts'
import { NO_KEYWORDS } from './callResult.ts'
import { bindArguments, withCells } from '../state/parameters.ts'
import { evaluationOf } from './perform.ts'
import { orLeavesModel } from './leaveModel.ts'
import { functionOf } from './program.ts'
import type { Program } from './program.ts'
import { FUEL, RECURSION_LIMIT, contextAfter, exceptionAt } from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { Raised } from './evaluation.ts'

const memo = new WeakMap<Context, Microstep>()

/**
 * The call that begins a request: its first frame, or its end when the arguments do not fit. Null
 * when there is no call to begin with: for every pure transition XState makes an actor without
 * input, which must rest at once.
 */
export function enterFirst(context: Context): Microstep | null {
  if (context.entry === null) return null
  const known = memo.get(context)
  if (known !== undefined) return known
  const { entry } = context
  const { span } = functionOf(context.program, context.first ?? '').code
  const step = orLeavesModel(context, span, () => enterAnew(context, entry))
  memo.set(context, step)
  return step
}

/** The context of a request before its start. */
export function notStarted(program: Program): Context {
  return {
    program,
    settings: {},
    seed: '',
    recursionLimit: RECURSION_LIMIT,
    fresh: 0n,
    stack: null,
    heap: new Map(),
    globals: new Map(),
    nextId: 0,
    alive: 0,
    made: 0,
    raised: null,
    waiting: null,
    open: 0,
    closing: null,
    sharing: null,
    leavesMemory: false,
    readsOnce: false,
    log: [],
    decided: [],
    fuel: FUEL,
    finish: null,
    first: null,
    entry: null,
  }
}

function enterAnew(context: Context, entry: NonNullable<Context['entry']>): Microstep {
  const empty: Frame = {
    function: context.first ?? '',
    depth: 1,
    locals: new Map(),
    temps: new Map(),
    handled: null,
    site: null,
    receives: { kind: 'bind', into: null },
    caller: null,
  }
  const begun: Context = { ...context, entry: null, stack: empty }
  const evaluation = evaluationOf(begun)
  try {
    const callable = { kind: 'value', value: entry.callee } as const
    const called = callCallable(evaluation, callable, entry.args, NO_KEYWORDS)
    if (called.kind !== 'call') throw new BugError('expected a call of a function of the program')
    const { code } = functionOf(context.program, called.function)
    const closure = called.closure ?? null
    const bound = bindArguments(evaluation, code, called.args, called.keywords, closure)
    const locals = withCells(evaluation, code, bound, closure)
    const edge = { kind: 'calls', function: called.function } as const
    return { edge, context: contextAfter(evaluation, { ...empty, locals }) }
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    const finish = finishedDying(
      evaluation,
      thrown.exception,
      exceptionAt(evaluation, thrown.exception),
    )
    return { edge: { kind: 'unwindsOut' }, context: contextAfter(evaluation, null, { finish }) }
  }
}
