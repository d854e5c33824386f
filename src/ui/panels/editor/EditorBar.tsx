import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type {
  Drafts,
  DraftsStore,
  Editor,
  EditorStore,
  FilesOfBase,
} from '../../../store/editing.ts'
import { filesIn, namesOf, sameFiles } from '../../../store/editing.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import { downloadsOf, isChangedIn } from './changedFiles.ts'
import styles from './EditorBar.module.css'
import { keptText } from './keptText.ts'
import { saveFile } from './saveFile.ts'
import { ShareProgram } from './ShareProgram.tsx'

const EditorDialog = laterPart(async () => (await import('./EditorDialog.tsx')).EditorDialog)

const pickName = (editor: Editor) => editor.program?.name ?? ''
const pickKept = (drafts: Drafts) => drafts.kept
const pickTrouble = (drafts: Drafts) => drafts.trouble
const pickChanged = ({ program }: Editor) =>
  program !== null && !sameFiles(program.original, filesIn(program.scenario))
/** The file that is shown, where there are several and this one was changed. */
const pickChangedFile = ({ program }: Editor) =>
  program !== null && isChangedIn(program) && namesOf(program.scenario).length > 1
    ? program.file
    : null

/** Which program is written, how it is kept, and what can be done with it. */
export function EditorBar({
  editor,
  drafts,
  filesOfBase,
  onList,
  onFork,
  onLeave,
  onSay,
}: {
  readonly editor: EditorStore
  readonly drafts: DraftsStore
  readonly filesOfBase: FilesOfBase
  /** to all programs, and new ones */
  readonly onList: () => void
  readonly onFork: () => void
  /** to the stage */
  readonly onLeave: () => void
  readonly onSay: (text: string) => void
}) {
  const name = useStore(editor, pickName)
  const kept = useStore(drafts, pickKept)
  const trouble = useStore(drafts, pickTrouble)
  const changed = useStore(editor, pickChanged)
  const changedFile = useStore(editor, pickChangedFile)
  const [dialog, setDialog] = useState<'history' | 'changes' | null>(null)
  const show = useCallback((element: HTMLDialogElement | null) => {
    if (element === null) return
    element.addEventListener('close', () => {
      setDialog(null)
    })
    element.showModal()
  }, [])
  const frame = useFrame()
  const phone = frame === 'phone'
  const narrow = phone || frame === 'narrow'
  const download = (): void => {
    const { program } = editor.getState()
    if (program === null) return
    for (const { name: file, text } of downloadsOf(program)) saveFile(file, text)
  }
  const reset = (): void => {
    const { program, replaceAll } = editor.getState()
    if (program === null) return
    replaceAll(program.original)
    onSay('The original is back. The text before it is in the history.')
  }
  const resetFile = (): void => {
    const { program, replaceAll } = editor.getState()
    if (program === null) return
    const { file, original, scenario } = program
    const { [file]: _, ...others } = filesIn(scenario)
    const text = original[file]
    replaceAll(text === undefined ? others : { ...others, [file]: text })
    onSay(`The original of ${file} is back. The text before it is in the history.`)
  }
  const tools = (
    <>
      <ShareProgram editor={editor} filesOfBase={filesOfBase} onDownload={download} onSay={onSay} />
      <Button name="Download" title="Save the text as a file" onPress={download}>
        Download
      </Button>
    </>
  )
  const rarer = (
    <>
      <Button name="New program" title="A new one, a file, or one of yours" onPress={onList}>
        New program
      </Button>
      <Button name="Fork" title="Go on in a copy of your own; this one stays" onPress={onFork}>
        Fork
      </Button>
      <Button
        name="Reset to original"
        title="Bring back the text that this began with; the history keeps yours"
        unavailable={!changed}
        onPress={reset}
      >
        Reset to original
      </Button>
    </>
  )
  return (
    <header className={styles['bar']}>
      <h1 className={styles['logo']} aria-label="Racetrack">
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
          <path
            d="M2 6h9l4 10h5M2 16h6l3-5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </h1>
      <button type="button" className={styles['programs']} onClick={onList}>
        <span className={styles['word']}>My programs</span>
        <b>{name}</b>
      </button>
      <p className={styles['kept']} data-bad={kept === 'not kept' || undefined}>
        {keptText(kept, trouble)}
      </p>
      <div className={styles['tools']}>
        {narrow ? null : rarer}
        {phone ? null : tools}
        <Menu name="More" side="below" label={<Icon name="more" />}>
          <div className={styles['box']}>
            {phone ? tools : null}
            {narrow ? rarer : null}
            {changedFile === null ? null : (
              <Button
                name={`Reset ${changedFile} to original`}
                title="Bring back this file alone; the history keeps yours"
                onPress={resetFile}
              >
                Reset {changedFile}
              </Button>
            )}
            <Button
              name="Changes"
              title="What was changed since the original"
              unavailable={!changed}
              onPress={() => {
                setDialog('changes')
              }}
            >
              Changes
            </Button>
            <Button
              name="Earlier versions"
              onPress={() => {
                setDialog('history')
              }}
            >
              Earlier versions
            </Button>
          </div>
        </Menu>
        <Button name="To the stage" title="The run with all its panels" onPress={onLeave}>
          To the stage
        </Button>
      </div>
      {dialog === null ? null : (
        <EditorDialog which={dialog} editor={editor} drafts={drafts} dialog={show} onSay={onSay} />
      )}
    </header>
  )
}
