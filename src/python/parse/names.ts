import type { SyntaxNode } from '@lezer/common'
import type { Range } from './problems.ts'
import type { Reader } from './reader.ts'

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except ' +
    'finally for from global if import in is lambda nonlocal not or pass raise return try while ' +
    'with yield'
  ).split(' '),
)

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u

export function isKeyword(text: string): boolean {
  return KEYWORDS.has(text)
}

/** An identifier as Python sees it, which is in Unicode's form NFKC. */
export function readName(reader: Reader, node: SyntaxNode): string {
  const text = reader.textOf(node)
  if (isKeyword(text)) {
    reader.reject(
      node,
      `\`${text}\` is a keyword of Python and cannot be a name.`,
      'Choose another.',
    )
  } else if (!IDENTIFIER.test(text)) {
    const message = 'This name has a character that names cannot have.'
    reader.reject(node, message, 'Use letters, digits and `_`.')
  }
  return text.normalize('NFKC')
}

/** A name that gets a value here. */
export function readNewName(reader: Reader, node: SyntaxNode): string {
  const name = readName(reader, node)
  if (name === '__debug__') rejectDebug(reader, node)
  return name
}

function rejectDebug(reader: Reader, range: Range): void {
  reader.reject(range, '`__debug__` cannot be assigned.', 'Choose another name.')
}
