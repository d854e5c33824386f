import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { filesIn, LONGEST_LINK, programLinkOf, sameFiles } from '../../../store/editing.ts'
import type { Editor, EditorStore, Files, FilesOfBase } from '../../../store/editing.ts'
import { useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './ShareProgram.module.css'

const pickProgram = (editor: Editor) => editor.program

interface Made {
  /** null: the program is too large for a link */
  readonly link: string | null
  /** of what it was made */
  readonly of: Files
  readonly copied: boolean
}

/** A link with the text in it. It is made when it is asked for, never while somebody types. */
export function ShareProgram({
  editor,
  filesOfBase,
  onDownload,
  onSay,
}: {
  readonly editor: EditorStore
  readonly filesOfBase: FilesOfBase
  readonly onDownload: () => void
  readonly onSay: (text: string) => void
}) {
  const { stepper } = useStores()
  const program = useStore(editor, pickProgram)
  const [made, setMade] = useState<Made | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const share = async (): Promise<void> => {
    if (program === null) return
    const { scenario, base } = program
    const { schedule, cursor } = editor.getState().onStage
      ? stepper.getState()
      : { schedule: '', cursor: 0 }
    const text = await programLinkOf({ scenario, base, schedule, cursor }, filesOfBase)
    const [page] = location.href.split(/[?#]/)
    const link = text === null ? null : `${page}#${text}`
    const copied = link !== null && (await copiedText(link))
    setMade({ link, of: filesIn(scenario), copied })
    onSay(copied ? 'The link is copied.' : '')
  }
  useEffect(() => {
    // Not before the link stands in it.
    if (made === null) return
    dialog.current?.showModal()
    field.current?.select()
  }, [made])
  const changed =
    made !== null && program !== null && !sameFiles(made.of, filesIn(program.scenario))
  const long = made?.link === null || (made?.link.length ?? 0) > LONGEST_LINK
  return (
    <>
      <Button
        name="Share link"
        icon={<Icon name="share" />}
        title={
          changed
            ? 'Copy a link with this text: it has changed since the last one'
            : 'Copy a link with this text'
        }
        onPress={() => {
          void share()
        }}
      >
        Share link
      </Button>
      <Dialog dialog={dialog} title="Share link">
        <div className={styles['box']}>
          <p>{sayOf(made)}</p>
          {made?.link === null ? null : (
            <textarea
              ref={field}
              className={styles['field']}
              aria-label="Link"
              readOnly
              rows={4}
              value={made?.link ?? ''}
              onFocus={(event) => {
                event.currentTarget.select()
              }}
            />
          )}
          {long ? (
            <Button name="Download the file instead" onPress={onDownload}>
              Download the file instead
            </Button>
          ) : null}
        </div>
      </Dialog>
    </>
  )
}

function sayOf(made: Made | null): string {
  if (made === null) return ''
  const { link, copied } = made
  if (link === null) return 'This program is too large for a link: share its file.'
  const first = copied
    ? 'The link is copied.'
    : 'This page may not copy by itself: copy the link from here.'
  const length = `It has ${link.length.toLocaleString('en')} characters`
  const long =
    link.length > LONGEST_LINK
      ? `${length}: chat tools may cut it, so a file is safer.`
      : `${length}.`
  return `${first} ${long} The whole program is in it; nothing is sent to a server.`
}

async function copiedText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No clipboard in this frame, or no permission for it.
    return false
  }
}
