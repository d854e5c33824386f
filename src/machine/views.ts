import { spanOfPeople } from './chart/spanOfPeople.ts'
import { BugError } from '../base/index.ts'
import type { FunctionId, Span } from '../python/index.ts'
import { builtOf } from './chart/buildMachine.ts'
import type { Context, Frame } from './state/context.ts'
import { evaluationOf } from './chart/perform.ts'
import { className, functionOf, pointOf } from './chart/program.ts'
import type { Program } from './chart/program.ts'
import { repr } from './values/repr.ts'
import { pointAt, stateOf } from './run.ts'
import type { FrameView, RequestMachine, RequestState, VariableView } from './state/requestState.ts'
import { typeName } from './values/typeName.ts'
import { isRef } from './values/value.ts'
import type { InstanceObject, Value } from './values/value.ts'
import type { Evaluation } from './chart/evaluation.ts'

/** The call stack for people, innermost last; empty when the request is over. */
export function frames(machine: RequestMachine, running: RequestState): readonly FrameView[] {
  const { program } = builtOf(machine)
  const snapshot = stateOf(running)
  const { context } = snapshot
  if (context.stack === null) return []
  const here = pointAt(program, snapshot)
  return stackOf(program, context, context.stack, here?.point.span ?? null)
}

/** The function of the innermost frame; null when the request is over. */
export function innermost(running: RequestState): FunctionId | null {
  return stateOf(running).context.stack?.function ?? null
}

/** The request's cursor: the waiting point; at the end, the first line of its entry. */
export function position(machine: RequestMachine, running: RequestState): Span {
  const { program } = builtOf(machine)
  const snapshot = stateOf(running)
  const { context } = snapshot
  const here = pointAt(program, snapshot)
  if (here !== null) return spanOfPeople(program, context.stack, here.point.span)
  const raised = context.raised === null ? undefined : context.heap.get(context.raised.id)
  const last = raised?.kind === 'exception' ? raised.trace.at(-1) : undefined
  // An exception leaves a frame, and takes an open file with it.
  if (last !== undefined) return last.span
  if (context.finish?.kind === 'not-modelled') return context.finish.span
  if (context.first === null) throw new BugError('expected a request that was started')
  return functionOf(program, context.first).code.span
}

function stackOf(
  program: Program,
  context: Context,
  frame: Frame,
  span: Span | null,
): readonly FrameView[] {
  const { code } = functionOf(program, frame.function)
  const view: FrameView = {
    function: frame.function,
    name: code.name,
    span: span ?? code.span,
    variables: variablesOf(evaluationOf({ ...context, stack: frame }), frame, code.locals),
  }
  if (frame.caller === null || frame.site === null) return [view]
  const site = pointOf(program, frame.site).point.span
  return [...stackOf(program, context, frame.caller, site), view]
}

/** Parameters first, as the function has them; those that are not set are left out. */
function variablesOf(
  evaluation: Evaluation,
  frame: Frame,
  names: readonly string[],
): readonly VariableView[] {
  return names.flatMap((name) => {
    const value = frame.locals.get(name)
    if (value === undefined) return []
    const object = evaluation.object(value)
    const flat = name === 'self' && object?.kind === 'instance'
    return flat ? tableMachine(evaluation, name, object) : [variable(evaluation, name, value)]
  })
}

/** The object itself by the name of its class, then its attributes as variables of their own. */
function tableMachine(
  evaluation: Evaluation,
  name: string,
  object: InstanceObject,
): readonly VariableView[] {
  const cls: VariableView = { name, repr: className(evaluation.program, object.class), file: null }
  const attributes = [...object.attributes].map(([attribute, value]) =>
    variable(evaluation, `${name}.${attribute}`, value),
  )
  return [cls, ...attributes]
}

function variable(evaluation: Evaluation, name: string, value: Value): VariableView {
  const object = evaluation.object(value)
  if (object?.kind !== 'openFile')
    return { name, repr: viewOfValue(evaluation, value, 0), file: null }
  const { fd, path, mode, closed, buffer } = object.file
  const file = { fd, path, mode, closed, buffered: buffer.length }
  return { name, repr: repr(evaluation, value), file }
}

const DEEPEST = 3

/** repr, but objects of the program's own with their attributes: "Response(status=200)". */
export function viewOfValue(evaluation: Evaluation, value: Value, depth: number): string {
  if (!isRef(value)) return repr(evaluation, value)
  const object = evaluation.get(value)
  const inner = (item: Value): string => viewOfValue(evaluation, item, depth + 1)
  switch (object.kind) {
    case 'instance': {
      const name = className(evaluation.program, object.class)
      if (depth >= DEEPEST) return `${name}(…)`
      const attributes = [...object.attributes].map(([key, held]) => `${key}=${inner(held)}`)
      return `${name}(${attributes.join(', ')})`
    }
    case 'list':
      return depth >= DEEPEST ? '[…]' : `[${object.items.map(inner).join(', ')}]`
    case 'dict': {
      if (depth >= DEEPEST) return '{…}'
      const parts = [...object.entries.values()].map(
        ([key, held]) => `${inner(key)}: ${inner(held)}`,
      )
      return `{${parts.join(', ')}}`
    }
    case 'iterator':
      return `<${typeName(evaluation, value)}>`
    default:
      return repr(evaluation, value)
  }
}
