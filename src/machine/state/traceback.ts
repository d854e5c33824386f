import type { Frame } from './context.ts'
import { className } from '../chart/program.ts'
import { str } from '../values/repr.ts'
import { isRef } from '../values/value.ts'
import type { Ref, TraceEntry } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** What traceback.print_exc() prints, without the last line break. */
export function tracebackText(evaluation: Evaluation): string {
  const handled = handledBy(evaluation.frame)
  return handled === null ? 'NoneType: None' : textOf(evaluation, handled)
}

const CAUSE = '\n\nThe above exception was the direct cause of the following exception:\n\n'

function textOf(evaluation: Evaluation, handled: Ref): string {
  const exception = evaluation.get(handled)
  if (exception.kind !== 'exception') return 'NoneType: None'
  const lines = exception.trace.toReversed().map((entry) => traceLine(evaluation, entry))
  const name = className(evaluation.program, exception.class)
  const message = str(evaluation, handled)
  const last = message === '' ? name : `${name}: ${message}`
  const cause = exception.attributes.get('__cause__')
  const before = cause !== undefined && isRef(cause) ? textOf(evaluation, cause) + CAUSE : ''
  return before + ['Traceback (most recent call last):', ...lines, last].join('\n')
}

/** The exception being handled: the innermost frame's that handles one. */
function handledBy(frame: Frame | null): Ref | null {
  if (frame === null) return null
  return frame.handled ?? handledBy(frame.caller)
}

function traceLine(evaluation: Evaluation, { function: name, span }: TraceEntry): string {
  const source = evaluation.program.code.sources.find((one) => one.name === span.file)
  const line = source?.text.split(/\r\n|\r|\n/)[span.line - 1]?.trim() ?? ''
  const where = `  File "${span.file}", line ${span.line}, in ${name}`
  return line === '' ? where : `${where}\n    ${line}`
}
