import { exceptionAt } from '../chart/microstep.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { pointOf } from '../chart/program.ts'
import type { LinkedPoint } from '../chart/program.ts'
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
  if (version === 2) return
  let frame: Frame | null = evaluation.frame
  let { held } = stackAt(program, at)
  while (frame !== null) {
    const { temps }: Frame = frame
    const earlier = held
      .flatMap((index) => temps.get(index) ?? [])
      .findLast((each) => isException(evaluation, each))
    if (earlier !== undefined) {
      const isOther = isRef(earlier) && earlier.id !== ref.id
      if (isOther && leadsToFile(before.heap, earlier)) keep(evaluation, ref, [earlier])
      return
    }
    held = frame.site === null ? [] : stackAt(program, pointOf(program, frame.site)).held
    frame = frame.caller
  }
}

/** Something more that lives as long as the exception. */
function keep(evaluation: Evaluation, ref: Ref, more: readonly Value[]): void {
  const object = exceptionAt(evaluation, ref)
  evaluation.put(ref, { ...object, holds: [...(object.holds ?? []), ...more] })
}

function isException(evaluation: Evaluation, value: Value): boolean {
  return evaluation.object(value)?.kind === 'exception'
}
