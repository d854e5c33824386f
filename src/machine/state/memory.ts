import { BugError } from '../../base/index.ts'
import type { Branded } from '../../base/index.ts'
import { evaluationOf } from '../chart/perform.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { isTagged } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Context, Frame } from './context.ts'
import { globalValue } from './globals.ts'
import type { Remembered } from './requestState.ts'

/**
 * The variables of a program's files and what they refer to, as a run has left them. Opaque,
 * immutable. A process that starts with it has a copy of its own, as after a fork.
 */
export type Memory = Branded<object, 'Memory'>

/** The context of the run that a memory is of, without what nobody can reach. */
export function contextOf(memory: Memory): Context {
  return memory as unknown as Context
}

/** The value itself, for a process that starts with a copy of the memory. */
export function rememberedValue(memory: Memory, { file, name, path }: Remembered): Value {
  const evaluation = reading(memory)
  const whole = globalValue(evaluation, file, name)
  const found = path.reduce<Value | undefined>(
    (value, index) => (value === undefined ? value : itemsIn(evaluation, value)?.[index]),
    whole,
  )
  if (found === undefined) {
    throw new BugError(`expected ${file} to hold ${name} at ${path.join('.')}, got nothing`)
  }
  return found
}

export function reading(memory: Memory): Evaluation {
  return evaluationOf({ ...contextOf(memory), stack: NOWHERE })
}

/** What is read here runs in no function. */
export const NOWHERE: Frame = {
  function: '',
  depth: 0,
  locals: new Map(),
  temps: new Map(),
  handled: null,
  site: null,
  receives: { kind: 'bind', into: null },
  caller: null,
}

export function itemsIn(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (isTagged(value) && value.kind === 'tuple') return value.items
  const object = evaluation.object(value)
  return object?.kind === 'list' ? object.items : null
}
