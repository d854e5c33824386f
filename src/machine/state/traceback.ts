import type { Frame } from './context.ts'
import { Raised } from '../chart/evaluation.ts'
import { className } from '../chart/program.ts'
import { str } from '../values/repr.ts'
import type { ClassRef, Ref, TraceEntry } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** What traceback.print_exc() prints, without the last line break. */
export function tracebackText(evaluation: Evaluation): string {
  const handled = handledBy(evaluation.frame)
  return handled === null ? 'NoneType: None' : textOf(evaluation, handled)
}

function textOf(evaluation: Evaluation, handled: Ref): string {
  const exception = evaluation.get(handled)
  if (exception.kind !== 'exception') return 'NoneType: None'
  const lines = exception.trace.toReversed().map((entry) => traceLine(evaluation, entry))
  const name = fullName(evaluation, exception.class)
  const message = messageOf(evaluation, handled)
  const last = message === '' ? name : `${name}: ${message}`
  const before = evaluation.library.deeper?.textBefore(exception, (earlier) =>
    textOf(evaluation, earlier),
  )
  return (before ?? '') + ['Traceback (most recent call last):', ...lines, last].join('\n')
}

/** The modules in which CPython defines what others offer as theirs. */
const DEFINED_IN: Readonly<Record<string, string>> = {
  'json.JSONDecodeError': 'json.decoder.JSONDecodeError',
}

/** Python 3's tracebacks name the module of a class, unless it is built in. */
function fullName(evaluation: Evaluation, cls: ClassRef): string {
  if (evaluation.version === 2) return className(evaluation.program, cls)
  if (cls.kind === 'builtin') return DEFINED_IN[cls.name] ?? cls.name
  const file = evaluation.program.code.classes.get(cls.id)?.file ?? ''
  return `${file.replace(/\.py$/, '')}.${className(evaluation.program, cls)}`
}

/** `str(exception)`, and what a traceback says when that raises. */
function messageOf(evaluation: Evaluation, exception: Ref): string {
  try {
    return str(evaluation, exception)
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    return '<exception str() failed>'
  }
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
