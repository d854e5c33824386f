import { useStore } from 'zustand'
import type { Diagnostic } from '../../../python/index.ts'
import { namesOf } from '../../../store/editing.ts'
import type { Editor, EditorStore } from '../../../store/editing.ts'
import { firstLine, problemCount } from './problemWords.ts'
import styles from './Problems.module.css'

const pickProblems = (editor: Editor) => editor.problems
const pickTrouble = (editor: Editor) => editor.trouble
const pickFiles = ({ program }: Editor) => (program === null ? 0 : namesOf(program.scenario).length)

/** How the keyboard leaves the text; it is said there, too. */
export const LEAVE_HINT = 'Esc, then Tab leaves the text'

/** What is wrong with the text; each leads to its place. */
export function Problems({
  editor,
  onGo,
}: {
  readonly editor: EditorStore
  readonly onGo: (problem: Diagnostic) => void
}) {
  const problems = useStore(editor, pickProblems)
  const trouble = useStore(editor, pickTrouble)
  const several = useStore(editor, pickFiles) > 1
  return (
    <section className={styles['problems']} aria-label="Problems of the text">
      <div className={styles['head']}>
        <h2>{problemCount(problems.length + (trouble === null ? 0 : 1))}</h2>
        <p className={styles['hint']}>
          {problems.length > 0 ? 'F8: the next · ' : ''}
          {LEAVE_HINT}
        </p>
      </div>
      {trouble === null ? null : <p className={styles['trouble']}>{trouble}</p>}
      <ol aria-label="Problems" className={styles['list']}>
        {problems.map((problem) => (
          <li key={`${problem.span.file} ${problem.span.from} ${problem.message}`}>
            <button
              type="button"
              onClick={() => {
                onGo(problem)
              }}
            >
              <span className={styles['place']}>
                {several ? `${problem.span.file}, line ` : 'Line '}
                {problem.span.line}
              </span>
              <span className={styles['message']}>
                {firstLine(problem)}
                {problem.instead === null ? null : (
                  <span className={styles['instead']}> {problem.instead}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
