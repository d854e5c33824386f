import {
  HighlightStyle,
  indentService,
  indentUnit,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
} from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'
import { parser } from '@lezer/python'
import { INDENT, indentAfter } from './indentAfter.ts'

/** The colours of the listing, by the same tree. */
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.escape], color: 'var(--code-string)' },
  { tag: tags.comment, color: 'var(--dim)', fontStyle: 'italic' },
  {
    tag: [tags.definition(tags.variableName), tags.definition(tags.className)],
    fontWeight: '700',
  },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
])

/** Python for the editor: the grammar that our compiler reads, its colours, and where a new line begins. */
export function python(): Extension {
  const language = LRLanguage.define({
    parser,
    languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: [] } },
  })
  return [
    new LanguageSupport(language),
    syntaxHighlighting(COLOURS),
    indentUnit.of(' '.repeat(INDENT)),
    indentService.of((context, at) => {
      // Only for a new line: the indent of a line that is there means something.
      const { from } = context.lineAt(at, -1)
      const { text } = context.lineAt(at, 1)
      if (text.trim() !== '' && context.simulatedBreak === null) return null
      for (let end = from - 1; context.simulatedBreak === null && end >= 0;) {
        const line = context.state.doc.lineAt(end)
        if (line.text.trim() !== '') return indentAfter(line.text)
        end = line.from - 1
      }
      return indentAfter(context.lineAt(at, -1).text)
    }),
  ]
}
