import { letterOf, lastWorld, requestViews, withShortKeys, stepSentence } from '../world/index.ts'
import type { Run } from '../world/index.ts'
import { outcomesOf } from './outcome.ts'
import type { Prepared } from './prepared.ts'

/** A run as rows of cells: step, then one column per request with what it did there. The first is the head. */
export function runRows({ plan }: Prepared, run: Run): readonly (readonly string[])[] {
  const letters = requestViews(plan, lastWorld(run)).map(({ letter }) => letter)
  const rows = run.records.map((record, index) => [
    String(index + 1),
    ...letters.map((letter) =>
      letter === letterOf(record.who) ? withShortKeys(stepSentence(run, index)) : '',
    ),
  ])
  return [['Step', ...letters], ...rows]
}

/** A run for a ticket, in Markdown: who did what, then how it ended and why that counts. */
export function runMarkdown(prepared: Prepared, run: Run): string {
  const ended = outcomesOf(prepared, lastWorld(run))
  const outcome =
    ended.length === 0
      ? ['Not over yet: a request can still move.']
      : ended.map(({ title, why }) => `- **${markdownCell(title)}**: ${markdownCell(why)}`)
  return `${markdownTable(runRows(prepared, run))}\n\n${outcome.join('\n')}\n`
}

/** A table in Markdown; the first row is the head. Every row has as many columns as the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows
  const lineOf = (row: readonly string[]): string =>
    `| ${head.map((_, column) => markdownCell(row[column] ?? '')).join(' | ')} |`
  const rule = `| ${head.map(() => '---').join(' | ')} |`
  return [lineOf(head), rule, ...others.map(lineOf)].join('\n')
}

/** A text escaped for one cell: nothing in it is read as Markdown. */
function markdownCell(text: string): string {
  return text.replace(/[\\`|*_<>[\]]/g, String.raw`\$&`).replace(/\s+/g, ' ')
}
