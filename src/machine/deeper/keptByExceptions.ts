import { exceptionAt } from '../chart/microstep.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { pointOf } from '../chart/program.ts'
import type { LinkedPoint, Program } from '../chart/program.ts'
import type { Frame } from '../state/context.ts'
import { isRef } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import { leadsToFile } from './forgottenFiles.ts'
import { variablesOf } from './roots.ts'
import { stackAt } from './stackAt.ts'

/** The traceback keeps the frame that the exception leaves, and so the files in its variables. */
export function keepFrame(evaluation: Evaluation, exception: Ref): void {
  const { before, frame } = evaluation
  const values = variablesOf(before, frame).filter((value) => leadsToFile(before.heap, value))
  // `except … as e` has forgotten e by now, while its exception is the context of this one.
  const held = [
    ...values.filter((value) => isException(evaluation, value)),
    ...values.filter((value) => !isException(evaluation, value)),
  ]
  if (held.length > 0) keep(evaluation, exception, held)
}

/** `__context__` (Python 3): an exception that is raised in a handler keeps the one handled there. */
export function keepContext(evaluation: Evaluation, ref: Ref, at: LinkedPoint): void {
  const { version, program, before } = evaluation
  if (version === 2 || (before.open === 0 && !asksForContext(program))) return
  let frame: Frame | null = evaluation.frame
  let { held } = stackAt(program, at)
  while (frame !== null) {
    const { temps }: Frame = frame
    const earlier = held
      .flatMap((index) => temps.get(index) ?? [])
      .findLast((each) => isException(evaluation, each))
    if (earlier !== undefined) {
      if (!isRef(earlier) || earlier.id === ref.id) return
      if (asksForContext(program)) {
        // What comes out of a call in the middle of a point has its context already; so has what is thrown in.
        const isNew =
          exceptionAt(evaluation, ref).trace.length === 1 && evaluation.sent?.how !== 'raised'
        if (isNew || at.point.op.kind === 'raise') setContext(evaluation, ref, earlier)
      } else if (leadsToFile(before.heap, earlier)) keep(evaluation, ref, [earlier])
      return
    }
    held = frame.site === null ? [] : stackAt(program, pointOf(program, frame.site)).held
    frame = frame.caller
  }
}

/** As `_PyErr_SetObject` of CPython: no exception comes twice in a chain. */
function setContext(evaluation: Evaluation, ref: Ref, earlier: Ref): void {
  for (let at: Value | undefined = earlier; at !== undefined && isRef(at);) {
    const object = exceptionAt(evaluation, at)
    const next = object.attributes.get(CONTEXT)
    if (next !== undefined && isRef(next) && next.id === ref.id) {
      const attributes = new Map(object.attributes)
      attributes.delete(CONTEXT)
      evaluation.put(at, { ...object, attributes })
      break
    }
    at = next
  }
  const object = exceptionAt(evaluation, ref)
  evaluation.put(ref, { ...object, attributes: new Map(object.attributes).set(CONTEXT, earlier) })
}

const CONTEXT = '__context__'

const ASKS: ReadonlySet<string> = new Set([
  CONTEXT,
  'print_exc',
  'format_exc',
  'exception',
  'exc_info',
  'getattr',
])
const asking = new WeakMap<Program, boolean>()

/** Can the program see what an exception came from? Else it is not kept, which would make more states. */
function asksForContext(program: Program): boolean {
  const known = asking.get(program)
  if (known !== undefined) return known
  const names = new Set<string>()
  const collect = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return String(value)
    if (typeof value === 'object' && value !== null && 'name' in value)
      names.add(String(value.name))
    return value
  }
  JSON.stringify(
    [...program.code.functions.values()].map(({ points }) => points),
    collect,
  )
  const imported = [...program.code.globals.values()].flatMap((table) =>
    [...table.values()].flatMap((each) => (each.kind === 'member' ? [each.name] : [])),
  )
  const asks = [...names, ...imported].some((name) => ASKS.has(name))
  asking.set(program, asks)
  return asks
}

/** Something more that lives as long as the exception. */
function keep(evaluation: Evaluation, ref: Ref, more: readonly Value[]): void {
  const object = exceptionAt(evaluation, ref)
  evaluation.put(ref, { ...object, holds: [...(object.holds ?? []), ...more] })
}

function isException(evaluation: Evaluation, value: Value): boolean {
  return evaluation.object(value)?.kind === 'exception'
}
