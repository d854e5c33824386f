/**
 * The editor of a text, which is CodeMirror. The page fetches it when somebody edits, never before.
 */
import {
  copyLineDown,
  deleteLine,
  history,
  historyKeymap,
  indentWithTab,
  moveLineDown,
  moveLineUp,
  standardKeymap,
  toggleLineComment,
} from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { hangingIndent } from './hangingIndent.ts'
import { LOOK } from './look.ts'
import { runMarks, showMarks } from './marks.ts'
import type { RunMark } from './marks.ts'
import { python } from './pythonLanguage.ts'

/** A stretch of the text that is wrong; offsets in it, `to` excluded. */
export interface Fault {
  readonly from: number
  readonly to: number
  readonly message: string
}

export interface TextView {
  /** shows another text, of another file or another program: nothing of the one before can be undone in it */
  open(file: string, text: string): void
  /** replaces the text; undo brings the one before back */
  replace(text: string): void
  setFaults(faults: readonly Fault[]): void
  setMarks(marks: readonly RunMark[]): void
  /** puts the cursor there, in sight, and the focus with it */
  goTo(from: number, to: number): void
  focus(): void
  destroy(): void
}

/** An id inside of the shadow root. */
const HINT = 'hint'

/**
 * Mounts the editor in an element. It stands in a shadow root, where its styles are adopted: as
 * elements of the page a strict content security policy would refuse them. `onChange`: with the
 * whole text, after every change that a person makes. `hint`: how the keyboard leaves it.
 */
export function createTextView(
  host: HTMLElement,
  {
    name,
    hint,
    onChange,
  }: {
    readonly name: string
    readonly hint: string
    readonly onChange: (text: string) => void
  },
): TextView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const parent = document.createElement('div')
  parent.style.height = '100%'
  const said = document.createElement('span')
  said.id = HINT
  said.hidden = true
  said.textContent = hint
  root.replaceChildren(parent, said)

  const stateOf = (text: string): EditorState =>
    EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        runMarks(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        hangingIndent(),
        indentOnInput(),
        bracketMatching(),
        python(),
        linter(null),
        LOOK,
        keymap.of([
          { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic, preventDefault: true },
          { key: 'Mod-/', run: toggleLineComment },
          { key: 'Alt-ArrowUp', run: moveLineUp },
          { key: 'Alt-ArrowDown', run: moveLineDown },
          { key: 'Shift-Alt-ArrowDown', run: copyLineDown },
          { key: 'Shift-Mod-k', run: deleteLine },
          ...standardKeymap,
          ...historyKeymap,
          // Escape and then Tab leaves: CodeMirror lets the next Tab go.
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': name,
          'aria-describedby': HINT,
          // It scrolls, and what checks accessibility looks for this.
          tabindex: '0',
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (docChanged && transactions.some((each) => each.docChanged)) {
            onChange(state.doc.toString())
          }
        }),
      ],
    })
  const view = new EditorView({ state: stateOf(''), parent, root })
  /** what was left in other files: their cursor and their undo */
  let states = new Map<string, EditorState>()
  let shown = ''

  return {
    open: (file, text) => {
      if (shown !== '') states = new Map(states).set(shown, view.state)
      shown = file
      const left = states.get(file)
      view.setState(left?.doc.toString() === text ? left : stateOf(text))
    },
    replace: (text) => {
      const { doc } = view.state
      if (doc.toString() === text) return
      view.dispatch({
        changes: { from: 0, to: doc.length, insert: text },
        userEvent: 'input.replace',
      })
    },
    setFaults: (faults) => {
      const { length } = view.state.doc
      const inside = faults.map(({ from, to, message }) => {
        const start = Math.max(0, Math.min(from, length))
        return {
          from: start,
          // A place without a width is not drawn.
          to: Math.min(length, Math.max(to, start + 1)),
          severity: 'error' as const,
          message,
        }
      })
      view.dispatch(setDiagnostics(view.state, inside))
    },
    setMarks: (marks) => {
      showMarks(view, marks)
    },
    goTo: (from, to) => {
      const { length } = view.state.doc
      const [anchor, head] = [Math.min(from, length), Math.min(to, length)]
      view.dispatch({
        selection: { anchor: head, head: anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      })
      view.focus()
    },
    focus: () => {
      view.focus()
    },
    destroy: () => {
      view.destroy()
    },
  }
}
