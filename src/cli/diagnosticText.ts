import type { Diagnostic } from '../python/index.ts'

/**
 * As a compiler prints it: `file:line:column: message`, the line and a caret below, then what to write
 * instead. `text`: of the file it is about. `path`: how the file is called here.
 */
export function diagnosticText(
  { span, message, instead }: Diagnostic,
  text: string,
  path: string,
): string {
  const from = text.lastIndexOf('\n', span.from - 1) + 1
  const [line = ''] = text.slice(from).split('\n', 1)
  const column = span.from - from
  const [first = '', ...more] = message.split('\n')
  const width = Math.max(1, Math.min(span.to - span.from, line.length - column))
  // Tabs stay tabs, so that the caret is below what it points at.
  const indent = line.slice(0, column).replace(/[^\t]/g, ' ')
  return [
    `${path}:${span.line}:${column + 1}: ${first}`,
    `    ${line}`,
    `    ${indent}${'^'.repeat(width)}`,
    ...more.map((each) => `  ${each}`),
    ...(instead === null ? [] : [`  ${instead}`]),
  ].join('\n')
}
