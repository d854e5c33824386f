import { useStore } from 'zustand'
import type { Ref } from 'react'
import { filesIn } from '../../../store/editing.ts'
import type { Editor, EditorStore } from '../../../store/editing.ts'
import { DiffFile } from '../../kit/diff/DiffFile.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import styles from './Changes.module.css'

const pickProgram = (editor: Editor) => editor.program

/** What was changed since the original, file by file. */
export function Changes({
  editor,
  dialog,
}: {
  readonly editor: EditorStore
  readonly dialog: Ref<HTMLDialogElement>
}) {
  const program = useStore(editor, pickProgram)
  const unified = useMedia('(width <= 900px)')
  if (program === null) return null
  const files = filesIn(program.scenario)
  const { original } = program
  const names = [...new Set([...Object.keys(original), ...Object.keys(files)])]
  return (
    <Dialog dialog={dialog} title="Changes since the original">
      <div className={styles['files']}>
        {names.map((name) => (
          <DiffFile
            key={`${program.number} ${name}`}
            name={name}
            before={original[name] ?? ''}
            after={files[name] ?? ''}
            whole={false}
            unified={unified}
            first={original[name] !== files[name]}
          />
        ))}
      </div>
    </Dialog>
  )
}
