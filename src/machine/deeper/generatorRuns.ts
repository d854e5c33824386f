import { callBack, replyTo } from './backCalls.ts'
import { Raised } from '../chart/evaluation.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import type { CallResult } from '../chart/callResult.ts'
import { isGenerator } from '../chart/generators.ts'
import { functionOf } from '../chart/program.ts'
import type { Sent } from '../state/context.ts'
import { bindArguments, withCells } from '../state/parameters.ts'
import { isRef } from '../values/value.ts'
import type { GeneratorObject, Ref, Value } from '../values/value.ts'

type Call = Extract<CallResult, { kind: 'call' | 'construct' }>

/** What a call of a generator function gives. */
export function makeGenerator(evaluation: Evaluation, call: Call): Ref {
  const { code } = functionOf(evaluation.program, call.function)
  const closure = call.kind === 'call' ? (call.closure ?? null) : null
  const bound = bindArguments(evaluation, code, call.args, call.keywords, closure)
  const locals = withCells(evaluation, code, bound, closure)
  const id = call.function
  const generator = evaluation.make({
    kind: 'generator',
    id,
    at: null,
    state: 'rests',
    locals,
    temps: new Map(),
  })
  const object = closure === null ? null : evaluation.get(closure)
  if (object?.kind !== 'closure' || object.manages !== true) return generator
  return evaluation.make({ kind: 'record', type: MANAGER, fields: new Map([['gen', generator]]) })
}

/** The type of what a function under contextlib.contextmanager gives. */
export const MANAGER = 'contextlib._GeneratorContextManager'

/** The value of a call of a function of the program in the middle of a point. */
export function answerOfCall(evaluation: Evaluation, call: Call): Value {
  if (isGenerator(evaluation, call.function)) return makeGenerator(evaluation, call)
  const { code } = functionOf(evaluation.program, call.function)
  const constructs = call.kind === 'construct'
  const closure = call.kind === 'call' ? (call.closure ?? null) : null
  // also when the reply is there: it may make objects, and those are counted
  const locals = bindArguments(evaluation, code, call.args, call.keywords, closure)
  const args = [...call.args, ...call.keywords.values()]
  const reply = replyTo(evaluation, call.function, args)
  if (reply !== undefined) return resultOf(reply)
  return callBack(evaluation, {
    kind: 'call',
    function: call.function,
    args,
    locals,
    closure,
    constructs,
  })
}

function resultOf({ how, value }: Sent): Value {
  if (how === 'raised' && isRef(value)) throw new Raised(value)
  return value
}

/** What the generator hands out next. Raises what it raises, and StopIteration at its end. */
export function resume(evaluation: Evaluation, generator: Ref, sent: Sent): Value {
  const object = generatorAt(evaluation, generator)
  const args = [generator, sent.how, sent.value]
  const reply = replyTo(evaluation, object.id, args)
  if (reply !== undefined) return resultOf(reply)
  if (object.state === 'runs') {
    return evaluation.fail('ValueError', 'generator already executing')
  }
  if (object.state === 'ended' || (object.at === null && sent.how === 'raised')) {
    if (object.state === 'rests') evaluation.put(generator, endedGenerator(object))
    if (sent.how === 'raised') return resultOf(sent)
    return evaluation.fail('StopIteration')
  }
  if (object.at === null && sent.value !== null) {
    return evaluation.fail('TypeError', "can't send non-None value to a just-started generator")
  }
  return callBack(evaluation, { kind: 'resume', function: object.id, args, generator, sent })
}

export function generatorAt(evaluation: Evaluation, ref: Ref): GeneratorObject {
  const object = evaluation.get(ref)
  if (object.kind === 'generator') return object
  return evaluation.unsupported(`a ${object.kind} as a generator`)
}

/** Nothing of its frame is left. */
export function endedGenerator(object: GeneratorObject): GeneratorObject {
  return { ...object, state: 'ended', at: null, locals: new Map(), temps: new Map() }
}
