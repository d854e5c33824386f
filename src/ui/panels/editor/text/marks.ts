import { RangeSet, StateEffect, StateField } from '@codemirror/state'
import type { EditorState, Extension, Range } from '@codemirror/state'
import { Decoration, EditorView, gutter, GutterMarker, WidgetType } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import type { Letter } from '../../../../world/index.ts'
import type { LineMark } from '../../../kit/code/CodeLines.tsx'
import { requestColour, requestShapes } from '../../../kit/requestShapes.ts'

/** What a line is in the run on the stage, and for which request. */
export interface RunMark extends LineMark {
  readonly letter: Letter
}

const setMarks = StateEffect.define<readonly RunMark[]>()

/** Shows where the requests of the run on the stage are. */
export function showMarks(view: EditorView, marks: readonly RunMark[]): void {
  view.dispatch({ effects: setMarks.of(marks) })
}

/** The lines of the run: a badge beside the number, a ground, and a note at the end. They move with the text. */
export function runMarks(): Extension {
  return [
    field,
    gutter({
      class: 'cm-requests',
      markers: (view) => view.state.field(field).badges,
    }),
  ]
}

interface Marked {
  readonly lines: DecorationSet
  readonly badges: RangeSet<GutterMarker>
}

const NOTHING: Marked = { lines: Decoration.none, badges: RangeSet.empty }

const field = StateField.define<Marked>({
  create: () => NOTHING,
  update: (before, { changes, effects, state }) => {
    for (const effect of effects) {
      if (effect.is(setMarks)) return markedOf(state, effect.value)
    }
    return { lines: before.lines.map(changes), badges: before.badges.map(changes) }
  },
  provide: (self) => EditorView.decorations.from(self, ({ lines }) => lines),
})

function markedOf({ doc }: EditorState, marks: readonly RunMark[]): Marked {
  const inside = marks.filter(({ line }) => line >= 1 && line <= doc.lines)
  const lines: Range<Decoration>[] = []
  const badges: Range<GutterMarker>[] = []
  for (const mark of inside) {
    const { from, to } = doc.line(mark.line)
    lines.push(Decoration.line({ attributes: { class: `cm-${mark.kind}` } }).range(from))
    // What comes next has its badge, and its buttons.
    if (mark.kind !== 'next') {
      lines.push(Decoration.widget({ widget: new Note(mark), side: 1 }).range(to))
    }
    badges.push(new Badge(mark.letter, mark.kind).range(from))
  }
  return { lines: Decoration.set(lines, true), badges: RangeSet.of(badges, true) }
}

class Note extends WidgetType {
  readonly mark: RunMark

  constructor(mark: RunMark) {
    super()
    this.mark = mark
  }

  override eq({ mark }: Note): boolean {
    const { letter, note, kind } = this.mark
    return mark.letter === letter && mark.note === note && mark.kind === kind
  }

  override toDOM(): HTMLElement {
    const note = document.createElement('em')
    note.className = 'cm-note'
    note.dataset['kind'] = this.mark.kind
    note.textContent = `${this.mark.letter} ${this.mark.note}`
    // The headline and the timeline say it; here it would stand in the middle of the code.
    note.ariaHidden = 'true'
    return note
  }

  override ignoreEvent(): boolean {
    return false
  }
}

class Badge extends GutterMarker {
  readonly letter: Letter
  readonly kind: LineMark['kind']

  constructor(letter: Letter, kind: LineMark['kind']) {
    super()
    this.letter = letter
    this.kind = kind
  }

  override eq(other: Badge): boolean {
    return other.letter === this.letter && other.kind === this.kind
  }

  override toDOM(): Node {
    const { path, baseline, size } = requestShapes[this.letter]
    const colour = requestColour(this.letter)
    // What is to come is an outline, as everywhere.
    const next = this.kind === 'next'
    const badge = svg('svg', { viewBox: '-11 -11 22 22', width: 18, height: 18 })
    const letter = svg('text', {
      y: baseline,
      fill: next ? colour : 'var(--on-colour)',
      'font-size': size,
      'font-weight': 700,
      'text-anchor': 'middle',
    })
    letter.textContent = this.letter
    badge.append(
      svg('path', { d: path, fill: next ? 'none' : colour, stroke: colour, 'stroke-width': 1.5 }),
      letter,
    )
    return badge
  }
}

function svg(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}
