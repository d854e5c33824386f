import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'
import { parser } from '@lezer/python'
import { numberLines } from './codeLine.ts'
import type { CodeLine, Token, TokenKind } from './codeLine.ts'

const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: [tags.string, tags.escape], class: 'string' },
  { tag: tags.comment, class: 'comment' },
  {
    tag: [tags.definition(tags.variableName), tags.definition(tags.className)],
    class: 'definition',
  },
  { tag: [tags.number, tags.bool, tags.null], class: 'number' },
])

/** The tokens of each line of a Python source; joined they are the source, whatever it is. */
export function highlightLines(text: string): readonly CodeLine[] {
  const lines: Token[][] = [[]]
  highlightCode(
    text,
    parser.parse(text),
    highlighter,
    (part, classes) => {
      const line = lines.at(-1)
      const last = line?.at(-1)
      const from = last === undefined ? 0 : last.from + last.text.length
      line?.push({ from, text: part, kind: kindOf(classes) })
    },
    () => {
      lines.push([])
    },
  )
  return numberLines(lines)
}

const KINDS: readonly TokenKind[] = ['keyword', 'string', 'comment', 'definition', 'number']

function kindOf(classes: string): TokenKind | null {
  return KINDS.find((kind) => classes.split(' ').includes(kind)) ?? null
}
