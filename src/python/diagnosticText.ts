import type { Diagnostic, Source } from './source.ts'

/**
 * A diagnostic as a compiler prints it, without a last line break: `file:line:column: message`, the
 * source line, a caret below each character that it is about, and what to write instead. Lines and
 * columns count from 1, columns in characters. `folder`: what stands before the names of the files.
 */
export function diagnosticText(
  { span, message, instead }: Diagnostic,
  sources: readonly Source[],
  folder = '',
): string {
  const text = sources.find(({ name }) => name === span.file)?.text ?? ''
  const from = lineStart(text, span.from)
  const [line = ''] = text.slice(from).split(/\r\n|\r|\n/, 1)
  const before = line.slice(0, span.from - from)
  const marked = line.slice(span.from - from, span.to - from)
  // Tabs stay tabs, so that the caret is below what it points at.
  const indent = [...before].map((character) => (character === '\t' ? '\t' : ' ')).join('')
  const [first = '', ...more] = message.split('\n')
  return [
    `${folder}${span.file}:${span.line}:${[...before].length + 1}: ${first}`,
    `    ${line}`,
    `    ${indent}${'^'.repeat(Math.max(1, [...marked].length))}`,
    ...more.map((each) => `  ${each}`),
    ...(instead === null ? [] : [`  hint: ${instead}`]),
  ].join('\n')
}

function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}
