/** One line of a listing; its tokens, joined, are its text. */
export interface CodeLine {
  /** 1-based */
  readonly number: number
  readonly tokens: readonly Token[]
}

/** A stretch of source text of one kind; null: plain. */
export interface Token {
  /** offset in its line */
  readonly from: number
  readonly text: string
  readonly kind: TokenKind | null
}

export type TokenKind = 'keyword' | 'string' | 'comment' | 'definition' | 'number'

/** The lines of a source without any colour. */
export function plainLines(text: string): readonly CodeLine[] {
  return numberLines(
    text.split('\n').map((line) => (line === '' ? [] : [{ from: 0, text: line, kind: null }])),
  )
}

/** The newline at the end of a file does not start a line. */
export function numberLines(lines: readonly (readonly Token[])[]): readonly CodeLine[] {
  const shown = lines.length > 1 && lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines
  return shown.map((tokens, index) => ({ number: index + 1, tokens }))
}
