import { construct } from '../../chart/call.ts'
import { NO_KEYWORDS } from '../../chart/callResult.ts'
import { Raised } from '../../chart/evaluation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf, stopValue } from '../../chart/generators.ts'
import { resume } from '../../deeper/generatorRuns.ts'
import { isSubclass } from '../../chart/program.ts'
import { isExceptionClass } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import { builtin, isRef } from '../../values/value.ts'
import type { Ref, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'
import type { Table } from '../signature.ts'

function generatorOf(evaluation: Evaluation, self: Value | undefined): Ref {
  if (self !== undefined && isRef(self)) return self
  return evaluation.unsupported('a method of a generator without one')
}

/** What `throw` is given: an instance, or a class with what makes its instance. */
function exceptionOf(evaluation: Evaluation, type: Value, value: Value): Ref {
  if (isRef(type) && evaluation.get(type).kind === 'exception') {
    if (value === null) return type
    return evaluation.fail('TypeError', 'instance exception may not have a separate value')
  }
  if (!isExceptionClass(evaluation, type)) {
    const text = 'exceptions must be classes or instances deriving from BaseException'
    return evaluation.fail('TypeError', `${text}, not ${typeName(evaluation, type)}`)
  }
  if (isRef(value) && evaluation.get(value).kind === 'exception') return value
  const args = value === null ? [] : [value]
  const made = answerOf(evaluation, construct(evaluation, type, args, NO_KEYWORDS))
  return isRef(made) ? made : evaluation.unsupported('an exception that is none')
}

/** Ends a generator by a GeneratorExit where it rests; what it does then is up to it. */
function close(evaluation: Evaluation, generator: Ref): null {
  const exit = evaluation.exception(builtin('GeneratorExit'), [])
  try {
    resume(evaluation, generator, { how: 'raised', value: exit })
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    const object = evaluation.get(thrown.exception)
    const isExit =
      object.kind === 'exception' &&
      isSubclass(evaluation.program, object.class, builtin('GeneratorExit'))
    if (isExit || stopValue(evaluation, thrown.exception) !== undefined) return null
    throw thrown
  }
  return evaluation.fail('RuntimeError', 'generator ignored GeneratorExit')
}

const methods: Table = {
  __next__: pure(0, 0, (evaluation, [self]) =>
    resume(evaluation, generatorOf(evaluation, self), { how: 'returned', value: null }),
  ),
  __iter__: pure(0, 0, (_, [self = null]) => self),
  close: pure(0, 0, (evaluation, [self]) => close(evaluation, generatorOf(evaluation, self))),
  send: pure(1, 1, (evaluation, [self, value = null]) =>
    resume(evaluation, generatorOf(evaluation, self), { how: 'returned', value }),
  ),
  throw: pure(1, 3, (evaluation, [self, type = null, value = null]) => {
    const exception = exceptionOf(evaluation, type, value)
    return resume(evaluation, generatorOf(evaluation, self), { how: 'raised', value: exception })
  }),
}

export const GENERATORS: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map([['generator', methods]]),
  stages: {},
}
