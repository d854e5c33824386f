import { className } from '../chart/program.ts'
import { isOfLibrary } from '../chart/spanOfPeople.ts'
import { repr, strException } from '../values/repr.ts'
import type { Finish, Json } from './requestState.ts'
import { isTagged } from '../values/value.ts'
import type { ExceptionObject, Ref, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** The end of a request whose first function returned. */
export function finishedReturning(evaluation: Evaluation, value: Value): Finish {
  return { kind: 'returned', repr: repr(evaluation, value), json: toJson(evaluation, value, 0) }
}

/**
 * The end of a request that an exception left. The traceback is outermost first, as
 * Python's, without the lines of the library. */
export function finishedDying(
  evaluation: Evaluation,
  raised: Ref,
  exception: ExceptionObject,
): Finish {
  return {
    kind: 'died',
    exception: className(evaluation.program, exception.class),
    message: strException(evaluation, exception),
    repr: repr(evaluation, raised),
    traceback: exception.trace
      .filter(({ span }) => !isOfLibrary(evaluation.program.code, span.file))
      .toReversed(),
  }
}

const MAX_DEPTH = 100

/** The value as JSON-like data; undefined when it is none, or goes round in circles. */
function toJson(evaluation: Evaluation, value: Value, depth: number): Json | undefined {
  if (depth > MAX_DEPTH) return undefined
  if (!isTagged(value)) return value
  if (value.kind === 'tuple') return arrayJson(evaluation, value.items, depth)
  const object = evaluation.object(value)
  if (object?.kind === 'list') return arrayJson(evaluation, object.items, depth)
  if (object?.kind !== 'dict') return undefined
  const entries: [string, Json][] = []
  for (const [key, held] of object.entries.values()) {
    const json = toJson(evaluation, held, depth + 1)
    if (typeof key !== 'string' || json === undefined) return undefined
    entries.push([key, json])
  }
  return Object.fromEntries(entries)
}

function arrayJson(
  evaluation: Evaluation,
  items: readonly Value[],
  depth: number,
): Json | undefined {
  const all: Json[] = []
  for (const item of items) {
    const json = toJson(evaluation, item, depth + 1)
    if (json === undefined) return undefined
    all.push(json)
  }
  return all
}
