import { EditorView } from '@codemirror/view'

/** The editor in the page's own colours; they come through the shadow root as variables. */
export const LOOK = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: 'var(--editor-size, 15px)',
    color: 'var(--ink)',
    backgroundColor: 'var(--panel)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: 'var(--editor-line, 26px)',
    overflow: 'auto',
  },
  '.cm-content': { padding: '8px 0 40px', caretColor: 'var(--ink)' },
  // What wraps hangs two columns behind the beginning of its line; a note at its end stays in it.
  '.cm-line': {
    display: 'flow-root',
    padding: '0 12px 0 calc(10px + (var(--indent, 0) + 2) * 1ch)',
    textIndent: 'calc((var(--indent, 0) + 2) * -1ch)',
  },
  '.cm-cursor': { borderLeft: '2px solid var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'var(--a-bg)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { boxShadow: 'inset 0 0 0 1px var(--line)' },
  '.cm-gutters': {
    color: 'var(--dim)',
    backgroundColor: 'var(--panel)',
    border: 'none',
    fontSize: '13px',
  },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 4px', minWidth: '28px' },
  '.cm-requests .cm-gutterElement': {
    display: 'flex',
    gap: '2px',
    // In the middle of the first row of a line that wraps.
    alignItems: 'start',
    paddingTop: 'calc((var(--editor-line, 26px) - 18px) / 2)',
    minWidth: 'var(--editor-badges, 46px)',
    paddingLeft: '8px',
    justifyContent: 'end',
  },
  '.cm-requests svg': { font: '700 12px/1 var(--sans)' },
  '.cm-did': { backgroundColor: 'var(--soft)' },
  '.cm-cause': { backgroundColor: 'var(--warn-bg)', boxShadow: 'inset 3px 0 var(--warn-line)' },
  '.cm-hit': { backgroundColor: 'var(--bad-bg)', boxShadow: 'inset 3px 0 var(--bad)' },
  '.cm-note': {
    float: 'right',
    paddingLeft: '16px',
    textIndent: '0',
    font: '600 13px/var(--editor-line, 26px) var(--sans)',
    color: 'var(--dim)',
    pointerEvents: 'none',
  },
  '.cm-note[data-kind="cause"]': { color: 'var(--warn)' },
  '.cm-note[data-kind="hit"]': { color: 'var(--bad)' },
  // A line under the text and no picture, which a strict policy would not draw.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': {
    textDecoration: 'underline wavy var(--bad) 1.5px',
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--bad-bg)' },
  '.cm-tooltip': {
    maxWidth: '46ch',
    color: 'var(--ink)',
    backgroundColor: 'var(--panel)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius-small)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-diagnostic': { padding: '6px 10px', font: '14px/1.45 var(--sans)', borderLeft: 'none' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--soft)',
    outline: '1px solid var(--edge)',
  },
})
