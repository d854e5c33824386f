import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { explainOutcome } from '../../../programs/index.ts'
import type { Editor, EditorStore } from '../../../store/editing.ts'
import { filesIn, namesOf } from '../../../store/editing.ts'
import { requestViews } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { FetchError } from '../../kit/PartBoundary.tsx'
import { panelId, tabId, TabList } from '../../kit/TabList.tsx'
import { isChangedIn } from './changedFiles.ts'
import { LEAVE_HINT } from './Problems.tsx'
import styles from './ProgramText.module.css'
import type { TextView } from './text/createTextView.ts'

const pickProgram = (editor: Editor) => editor.program
const pickPhase = (editor: Editor) => editor.phase

/** The text of the program, file by file; the lines that the run on the stage has made are marked. */
export function ProgramText({
  editor,
  onReady,
}: {
  readonly editor: EditorStore
  /** the view, when it is there; null when it is gone */
  readonly onReady: (view: TextView | null) => void
}) {
  const prefix = useId()
  const host = useRef<HTMLDivElement>(null)
  const view = useTextView(host, editor, onReady)
  const program = useStore(editor, pickProgram)
  useMarks(view, editor)
  const names = program === null ? [] : namesOf(program.scenario)
  const several = names.length > 1
  return (
    <div className={styles['holder']}>
      {several && program !== null ? (
        <TabList
          name="Files of the program"
          prefix={prefix}
          selected={program.file}
          tabs={names.map((name) => ({
            id: name,
            label: isChangedIn(program, name) ? <ChangedFile name={name} /> : name,
          }))}
          onSelect={editor.getState().show}
        />
      ) : null}
      <div
        ref={host}
        className={styles['text']}
        {...(several &&
          program !== null && {
            role: 'tabpanel',
            id: panelId(prefix),
            'aria-labelledby': tabId(prefix, program.file),
          })}
      />
      {view === null ? <p className={styles['fetching']}>Fetching the editor …</p> : null}
    </div>
  )
}

/** The name of a file that says something else than the original. */
function ChangedFile({ name }: { readonly name: string }) {
  return (
    <>
      {name}
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['spoken']}> changed</span>
    </>
  )
}

/** The editor of the text, which follows the store and tells it what is typed. Null until it is there. */
function useTextView(
  host: { readonly current: HTMLDivElement | null },
  editor: EditorStore,
  onReady: (view: TextView | null) => void,
): TextView | null {
  const [view, setView] = useState<TextView | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  useEffect(() => {
    let gone = false
    let made: TextView | null = null
    let leave = (): void => {}
    async function mount(): Promise<void> {
      const { createTextView } = await import('./text/createTextView.ts')
      if (gone || host.current === null) return
      const there = createTextView(host.current, {
        name: 'Program text',
        hint: LEAVE_HINT,
        onChange: (text) => {
          const { program, type } = editor.getState()
          if (program !== null) type(program.file, text)
        },
      })
      made = there
      leave = followStore(there, editor)
      setView(there)
      onReady(there)
    }
    mount().catch((error: unknown) => {
      if (!gone) setFailed(error)
    })
    return () => {
      gone = true
      leave()
      made?.destroy()
      setView(null)
      onReady(null)
    }
  }, [host, editor, onReady])
  if (failed !== null) throw new FetchError(failed)
  return view
}

/** Shows the file and the problems that the store names, now and from now on. */
function followStore(view: TextView, editor: EditorStore): () => void {
  let shown = ''
  const show = ({ program, problems }: Editor, before: Editor | null): void => {
    if (program === null) return
    const { file, number, scenario } = program
    const text = filesIn(scenario)[file] ?? ''
    const place = `${number}/${file}`
    if (place === shown) view.replace(text)
    else view.open(place, text)
    if (place !== shown || problems !== before?.problems) {
      const here = problems.filter(({ span }) => span.file === file)
      view.setFaults(
        here.map(({ span, message, instead }) => ({
          ...span,
          message: instead === null ? message : `${message} ${instead}`,
        })),
      )
    }
    shown = place
  }
  show(editor.getState(), null)
  return editor.subscribe(show)
}

/** Marks the lines of the run, as long as the text is the one that runs. */
function useMarks(view: TextView | null, editor: EditorStore): void {
  const derived = useDerived()
  const phase = useStore(editor, pickPhase)
  const program = useStore(editor, pickProgram)
  const hands = useMemo(
    () =>
      handsOf(derived, requestViews(derived.prepared.plan, derived.world), null, explainOutcome),
    [derived],
  )
  const file = program?.file
  useEffect(() => {
    if (view === null || file === undefined || phase !== 'good') return
    view.setMarks(
      hands
        .filter((hand) => hand.file === file)
        .flatMap(({ letter, marks }) => marks.map((mark) => ({ ...mark, letter }))),
    )
  }, [view, hands, file, phase])
}
