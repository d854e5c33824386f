import { useEffect, useState } from 'react'
import type { Ref } from 'react'
import { useStore } from 'zustand'
import { isOwn } from '../../../programs/index.ts'
import type { AnyScenario } from '../../../programs/index.ts'
import { filesIn } from '../../../store/editing.ts'
import type {
  Drafts,
  DraftsStore,
  Editor,
  EditorStore,
  OldVersion,
} from '../../../store/editing.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { whenText } from './keptText.ts'
import styles from './History.module.css'

const pickCurrent = (drafts: Drafts) => drafts.current
const pickProgram = (editor: Editor) => editor.program

/** Earlier versions of the program that is open: each can be had back, or deleted. */
export function History({
  editor,
  drafts,
  dialog,
  onSay,
}: {
  readonly editor: EditorStore
  readonly drafts: DraftsStore
  readonly dialog: Ref<HTMLDialogElement>
  readonly onSay: (text: string) => void
}) {
  const current = useStore(drafts, pickCurrent)
  const program = useStore(editor, pickProgram)
  const [versions, setVersions] = useState<readonly OldVersion[]>([])
  const id = current?.id
  const version = current?.version
  const [now] = useState(() => new Date())
  const [deleted, setDeleted] = useState(0)
  useEffect(() => {
    let gone = false
    async function read(): Promise<void> {
      const found = id === undefined ? [] : await drafts.getState().history(id)
      if (!gone) setVersions(found)
    }
    void read()
    return () => {
      gone = true
    }
  }, [drafts, id, version, deleted])
  const remove = async (which: number): Promise<void> => {
    if (id !== undefined) await drafts.getState().removeVersion(id, which)
    setDeleted((count) => count + 1)
  }
  return (
    <Dialog dialog={dialog} title="Earlier versions">
      {versions.length === 0 ? (
        <p>None yet. A version is kept every minute while you write; the last twenty stay.</p>
      ) : null}
      <ol className={styles['versions']} aria-label="Earlier versions">
        {versions.map((old) => {
          const { scenario } = old
          const when = whenText(old.savedAt, now)
          return (
            <li key={old.version}>
              <span>
                {when}
                <span className={styles['lines']}>{sizeText(scenario)}</span>
              </span>
              <Button
                name={`Restore the version of ${when}`}
                unavailable={program === null}
                onPress={() => {
                  editor.getState().replaceAll(filesIn(scenario))
                  onSay(`The version of ${when} is back; the text before it is in the history.`)
                }}
              >
                Restore
              </Button>
              <Button
                name={`Delete the version of ${when}`}
                onPress={() => {
                  void remove(old.version)
                }}
              >
                Delete
              </Button>
            </li>
          )
        })}
      </ol>
    </Dialog>
  )
}

/** "12 lines" of a race; of a session program what was changed: "backend.py". */
function sizeText(scenario: AnyScenario): string {
  if (!isOwn(scenario)) return Object.keys(scenario.edits).join(', ') || 'no file changed'
  const { files } = scenario
  const lines = Object.values(files).reduce(
    (sum, text) => sum + text.trimEnd().split('\n').length,
    0,
  )
  return `${lines} ${lines === 1 ? 'line' : 'lines'}`
}
