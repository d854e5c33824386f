import { RangeSetBuilder } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { Decoration, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, EditorView } from '@codemirror/view'
import { INDENT } from './indentAfter.ts'

/** Columns: a line that begins further in wraps to here, so that a narrow window has room for its rest. */
const FURTHEST = 16

/** What of a long line wraps begins below its own beginning, and not at the left edge; see `LOOK`. */
export function hangingIndent(): Extension {
  return ViewPlugin.define((view) => new HangingIndent(view), {
    decorations: ({ lines }) => lines,
  })
}

class HangingIndent {
  lines: DecorationSet

  constructor(view: EditorView) {
    this.lines = linesOf(view)
  }

  update(change: { docChanged: boolean; viewportChanged: boolean; view: EditorView }): void {
    if (change.docChanged || change.viewportChanged) this.lines = linesOf(change.view)
  }
}

/** By columns: each is made once. */
const indents = new Map<number, Decoration>()

function linesOf({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at)
      const columns = columnsBefore(line.text)
      if (columns > 0) lines.add(line.from, line.from, indentBy(columns))
      at = line.to + 1
    }
  }
  return lines.finish()
}

function indentBy(columns: number): Decoration {
  const known = indents.get(columns)
  if (known !== undefined) return known
  // CodeMirror sets it by script, which the page's policy allows.
  const made = Decoration.line({ attributes: { style: `--indent: ${columns}` } })
  indents.set(columns, made)
  return made
}

/** The columns of the white space that a line begins with. */
function columnsBefore(text: string): number {
  const white = /^[ \t]*/.exec(text)?.[0] ?? ''
  const columns = [...white].reduce((sum, sign) => sum + (sign === '\t' ? INDENT : 1), 0)
  return Math.min(columns, FURTHEST)
}
