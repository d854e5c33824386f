import { lastWorld } from '../world/index.ts'
import type { Run } from '../world/index.ts'
import { outcomesOf } from './outcome.ts'
import type { Prepared } from './prepared.ts'
import { runRows } from './runTable.ts'

/** A run for a ticket in Trac's wiki markup: who did what, then how it ended and why that counts. */
export function runTrac(prepared: Prepared, run: Run): string {
  const ended = outcomesOf(prepared, lastWorld(run))
  const outcome =
    ended.length === 0
      ? ['Not over yet: a request can still move.']
      : ended.map(({ title, why }) => ` * '''${tracText(title)}''': ${tracText(why)}`)
  return `${tracTable(runRows(prepared, run))}\n\n${outcome.join('\n')}\n`
}

/** A table in Trac's markup; the first row is the head. Every row has as many columns as the head. */
export function tracTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows
  const lineOf = (row: readonly string[]): string =>
    // Without a space an empty cell would be a part of the next one.
    `||${head.map((_, column) => tracText(row[column] ?? '') || ' ').join('||')}||`
  return [
    `||${head.map((each) => `= ${tracText(each)} =`).join('||')}||`,
    ...others.map(lineOf),
  ].join('\n')
}

/** A block that Trac shows as it is. */
export function tracBlock(text: string): string {
  return `{{{\n${text}\n}}}`
}

/**
 * A text on one line that is shown as it is: words that could be markup or a link (a CamelCase name,
 * a number of a ticket, bars) stand in backticks, where Trac reads nothing.
 */
export function tracText(text: string): string {
  const words = text.trim().split(/\s+/)
  const pieces: { readonly code: boolean; text: string }[] = []
  for (const word of words) {
    const code = !isPlain(word)
    const last = pieces.at(-1)
    if (last !== undefined && last.code === code) last.text += ` ${word}`
    else pieces.push({ code, text: word })
  }
  return pieces.map((piece) => (piece.code ? codeOf(piece.text) : piece.text)).join(' ')
}

/** Letters, digits and the marks of a sentence, and none of Trac's links. */
function isPlain(word: string): boolean {
  return (
    /^\(?[\p{L}\d’.%-]*[,.:;?)]*$/u.test(word) &&
    !/,,/.test(word) &&
    !/\p{Ll}\p{Lu}/u.test(word) &&
    !/^\(?r\d/.test(word)
  )
}

/** The mark at the end belongs to the sentence. A backtick cannot stand between backticks. */
function codeOf(text: string): string {
  const mark = text.length > 1 && /[.,;?]$/.test(text) ? text.slice(-1) : ''
  const code = text
    .slice(0, text.length - mark.length)
    .split(/(`+)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('`') ? `{{{${part}}}}` : `\`${part}\``))
    .join('')
  return `${code}${mark}`
}
