import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { TEMPLATES } from '../../../store/editing.ts'
import type { Draft, Drafts, DraftsStore, Opening, Unreadable } from '../../../store/editing.ts'
import { Button } from '../../kit/Button.tsx'
import { troubleText, whenText } from './keptText.ts'
import { openFiles, programOf } from './openFiles.ts'
import { saveFile } from './saveFile.ts'
import styles from './StartPage.module.css'

const pickPrograms = (drafts: Drafts) => drafts.programs
const pickUnreadable = (drafts: Drafts) => drafts.unreadable
const pickRemoved = (drafts: Drafts) => drafts.removed
const pickTrouble = (drafts: Drafts) => drafts.trouble
const pickKept = (drafts: Drafts) => drafts.kept

/** Where a program begins: a new one, a file, a link, or one of those that the browser keeps. */
export function StartPage({
  drafts,
  problem: given,
  onOpen,
  onDraft,
  onLink,
  onSay,
}: {
  readonly drafts: DraftsStore
  /** why what the address names is not open; empty: it names nothing */
  readonly problem: string
  readonly onOpen: (opening: Opening) => void
  readonly onDraft: (draft: Draft) => void
  readonly onLink: (hash: string) => void
  readonly onSay: (text: string) => void
}) {
  const [problem, setProblem] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const say = (text: string): void => {
    setProblem(text)
    onSay(text)
  }
  const takeFiles = async (files: readonly File[]): Promise<void> => {
    const opened = await openFiles(files)
    if (opened.kind === 'program') onOpen(opened.opening)
    else say(opened.why)
  }
  const takeText = (text: string): void => {
    const hash = /#\S+/.exec(text)?.[0]
    if (hash !== undefined && /^#[1-9]&/.test(hash)) {
      // What is wrong with the link is said from outside.
      setProblem('')
      onLink(hash)
    } else if (/^\s*(def|PROCESSES|THREADS|import|from|""")/m.test(text)) {
      onOpen(programOf({ 'pasted.py': text.replaceAll(/\r\n?/g, '\n') }))
    } else say('That is neither a link of Racetrack nor a Python program.')
  }
  useEffect(() => {
    onSay(given)
  }, [given, onSay])
  useEffect(() => {
    void drafts.getState().refresh()
  }, [drafts])
  return (
    <main className={styles['page']} tabIndex={-1}>
      <div className={styles['column']}>
        <h2 className={styles['title']}>Your own program</h2>
        <p className={styles['lead']}>
          A race is a small Python file: functions that run at the same time, and a rule that must
          hold. Racetrack tries every order, while you type.
        </p>
        <ul className={styles['new']} aria-label="New program">
          {TEMPLATES.map((template, index) => (
            <li key={template.id}>
              <button
                type="button"
                className={styles['template']}
                data-primary={index === 0 || undefined}
                onClick={() => {
                  onOpen(programOf({ [template.name]: template.text }))
                }}
              >
                <b>New program with {template.title.toLowerCase()}</b>
                <span>{template.summary}</span>
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className={styles['template']}
              onClick={() => {
                if (input.current === null) return
                // The same file may be chosen again.
                input.current.value = ''
                input.current.click()
              }}
            >
              <b>Open a file</b>
              <span>A .py file, and those that it imports. Or drop it anywhere on this page.</span>
            </button>
            <input
              ref={input}
              type="file"
              multiple
              accept=".py,text/x-python,text/plain"
              className={styles['file']}
              aria-label="Python file"
              tabIndex={-1}
              onChange={(event) => {
                void takeFiles([...(event.target.files ?? [])])
              }}
            />
          </li>
          <li>
            <label className={styles['paste']}>
              <b>Paste a link or a program</b>
              <textarea
                rows={2}
                aria-label="Link or program"
                placeholder="https://…#4&own=…"
                spellCheck={false}
                onPaste={(event) => {
                  takeText(event.clipboardData.getData('text/plain'))
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  takeText(event.currentTarget.value)
                }}
              />
            </label>
          </li>
        </ul>
        <p className={styles['problem']}>{problem === '' ? given : problem}</p>
        <MyPrograms drafts={drafts} onDraft={onDraft} onSay={onSay} />
      </div>
    </main>
  )
}

function MyPrograms({
  drafts,
  onDraft,
  onSay,
}: {
  readonly drafts: DraftsStore
  readonly onDraft: (draft: Draft) => void
  readonly onSay: (text: string) => void
}) {
  const programs = useStore(drafts, pickPrograms)
  const unreadable = useStore(drafts, pickUnreadable)
  const removed = useStore(drafts, pickRemoved)
  const trouble = useStore(drafts, pickTrouble)
  const kept = useStore(drafts, pickKept)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [now] = useState(() => new Date())
  return (
    <section className={styles['mine']} aria-labelledby="my-programs">
      <h2 id="my-programs">My programs</h2>
      {trouble === null ? null : <p className={styles['trouble']}>{troubleText(trouble)}</p>}
      {removed === null ? null : (
        <p className={styles['undo']}>
          “{removed.name}” is deleted.{' '}
          <Button
            name="Undo the deletion"
            onPress={() => {
              void drafts.getState().undoRemove()
              onSay(`“${removed.name}” is back.`)
            }}
          >
            Undo
          </Button>
        </p>
      )}
      {programs?.length === 0 && unreadable.length === 0 ? (
        <p className={styles['none']}>
          {kept === 'not wanted'
            ? 'This page shows and keeps nothing of your own.'
            : 'None yet. What you write is kept in this browser, and nowhere else.'}
        </p>
      ) : null}
      <ul aria-label="My programs" className={styles['list']}>
        {programs?.map((draft) => (
          <li key={draft.id}>
            {renaming === draft.id ? (
              <NameField
                name={draft.name}
                onDone={(name) => {
                  setRenaming(null)
                  if (name !== null) void drafts.getState().rename(draft.id, name)
                }}
              />
            ) : (
              <button
                type="button"
                className={styles['name']}
                onClick={() => {
                  onDraft(draft)
                }}
              >
                <b>{draft.name}</b>
                <span>{whenText(draft.savedAt, now)}</span>
              </button>
            )}
            <Button
              name={`Rename ${draft.name}`}
              onPress={() => {
                setRenaming(draft.id)
              }}
            >
              Rename
            </Button>
            <Button
              name={`Duplicate ${draft.name}`}
              onPress={() => void drafts.getState().duplicate(draft.id)}
            >
              Duplicate
            </Button>
            <Button
              name={`Delete ${draft.name}`}
              onPress={() => {
                void drafts.getState().remove(draft.id)
                onSay(`“${draft.name}” is deleted. It can be had back.`)
              }}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      {unreadable.length === 0 ? null : (
        <UnreadablePrograms unreadable={unreadable} drafts={drafts} onSay={onSay} />
      )}
    </section>
  )
}

/** What is kept and cannot be opened: its text can be saved as a file. */
function UnreadablePrograms({
  unreadable,
  drafts,
  onSay,
}: {
  readonly unreadable: readonly Unreadable[]
  readonly drafts: DraftsStore
  readonly onSay: (text: string) => void
}) {
  return (
    <ul aria-label="Programs that cannot be read" className={styles['list']}>
      {unreadable.map(({ id, name, text }) => (
        <li key={id}>
          <p className={styles['damaged']}>
            <b>{name}</b>
            <span>It is damaged, or of another version of this page. It stays as it is.</span>
          </p>
          <Button
            name={`Download what is left of ${name}`}
            onPress={() => {
              saveFile(`${name.replace(/\.py$/, '')}.txt`, text)
            }}
          >
            Download what is left
          </Button>
          <Button
            name={`Delete ${name}`}
            onPress={() => {
              void drafts.getState().remove(id)
              onSay(`“${name}” is deleted. It can be had back.`)
            }}
          >
            Delete
          </Button>
        </li>
      ))}
    </ul>
  )
}

function NameField({
  name,
  onDone,
}: {
  readonly name: string
  /** null: it stays as it is */
  readonly onDone: (name: string | null) => void
}) {
  const [text, setText] = useState(name)
  const done = (): void => {
    onDone(text.trim() === '' ? null : text.trim())
  }
  return (
    <input
      className={styles['rename']}
      aria-label={`Name of ${name}`}
      value={text}
      // The person has just asked for it.
      ref={(field) => field?.focus()}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
        if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}
