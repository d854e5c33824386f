/** In front of a stored text that is no str but another value, as Python writes it. Not visible. */
export const DATA_MARK = '\u2060'

/** What a column holds. */
export type Column = string | bigint

/** What a row holds: a text, a number, or columns by their names. */
export type RowValue = string | bigint | ReadonlyMap<string, Column>

/** How a row is stored: a text as it is, anything else behind the mark; columns are in the order of their names. */
export function textOfRow(value: RowValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return `${DATA_MARK}${value}`
  const columns = [...value].sort(([one], [other]) => (one < other ? -1 : 1))
  const parts = columns.map(([name, held]) => `${quoted(name)}: ${columnText(held)}`)
  return `${DATA_MARK}{${parts.join(', ')}}`
}

/** The value whose `textOfRow` this is. */
export function rowOfText(text: string): RowValue {
  if (!text.startsWith(DATA_MARK)) return text
  const written = text.slice(DATA_MARK.length)
  return written.startsWith('{') ? columnsOf(written) : BigInt(written)
}

/** The columns of a stored row; null: it has none. */
export function columnsIn(text: string): ReadonlyMap<string, Column> | null {
  const value = rowOfText(text)
  return typeof value === 'object' ? value : null
}

function columnText(value: Column): string {
  return typeof value === 'bigint' ? String(value) : quoted(value)
}

/** In single quotes, so that it looks like Python's. */
function quoted(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`
}

const PART = /'((?:[^'\\]|\\.)*)': (?:(-?\d+)|'((?:[^'\\]|\\.)*)')/gs

function columnsOf(written: string): ReadonlyMap<string, Column> {
  return new Map(
    [...written.matchAll(PART)].map(([, name = '', digits, text = '']) => [
      unquoted(name),
      digits === undefined ? unquoted(text) : BigInt(digits),
    ]),
  )
}

function unquoted(text: string): string {
  const json = text.replaceAll(String.raw`\'`, "'").replaceAll('"', String.raw`\"`)
  return JSON.parse(`"${json}"`) as string
}
