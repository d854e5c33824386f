import { isRef } from '../values/value.ts'
import type { ExceptionObject, Ref, Value } from '../values/value.ts'

const CAUSE = 'The above exception was the direct cause of the following exception:'
const CONTEXT = 'During handling of the above exception, another exception occurred:'

/** What a traceback says first: of the cause, or else of what was handled when the exception came. */
export function textBefore(
  { attributes }: ExceptionObject,
  textOf: (earlier: Ref) => string,
): string {
  const cause = attributes.get('__cause__')
  // `from None` takes the context away, too.
  if (cause !== undefined) return before(cause, CAUSE, textOf)
  return before(attributes.get('__context__'), CONTEXT, textOf)
}

function before(
  earlier: Value | undefined,
  words: string,
  textOf: (earlier: Ref) => string,
): string {
  return earlier === undefined || !isRef(earlier) ? '' : `${textOf(earlier)}\n\n${words}\n\n`
}
