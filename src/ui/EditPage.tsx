import { useCallback, useEffect, useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { useStore } from 'zustand'
import type { Diagnostic } from '../python/index.ts'
import { filesOfBase } from '../store/editing.ts'
import type { Drafts, Editor, Opening } from '../store/editing.ts'
import type { Budget } from '../store/index.ts'
import { toStage } from './app/addressBar.ts'
import { useCheckStore } from './app/check.tsx'
import { editingOf } from './app/editing.ts'
import type { Editing } from './app/editing.ts'
import { useKeys } from './app/keys/useKeys.ts'
import { openEditor } from './app/openEditor.ts'
import { useStores } from './app/stepper.tsx'
import { useEditPlace } from './app/useEditPlace.ts'
import styles from './EditPage.module.css'
import { EditRun } from './EditRun.tsx'
import { EnlargeProvider, panelInHand, useEnlargeState } from './kit/enlarge/enlarged.tsx'
import { Button } from './kit/Button.tsx'
import { Icon } from './kit/Icon.tsx'
import { laterPart } from './kit/laterPart.tsx'
import { PartBoundary } from './kit/PartBoundary.tsx'
import { panelId, tabId, TabList } from './kit/TabList.tsx'
import { useMedia } from './kit/useMedia.ts'
import { EditorBar } from './panels/editor/EditorBar.tsx'
import { troubleText } from './panels/editor/keptText.ts'
import { LiveCheck } from './panels/editor/LiveCheck.tsx'
import { openFiles } from './panels/editor/openFiles.ts'
import { problemCount, problemsSaid } from './panels/editor/problemWords.ts'
import { Problems } from './panels/editor/Problems.tsx'
import { ProgramText } from './panels/editor/ProgramText.tsx'
import { StartBar } from './panels/editor/StartBar.tsx'
import type { TextView } from './panels/editor/text/createTextView.ts'
import { Announcer } from './panels/notice/Announcer.tsx'
import { NoticeBar } from './panels/notice/NoticeBar.tsx'
import { Transport } from './panels/transport/Transport.tsx'

const StartPage = laterPart(
  async () => (await import('./panels/editor/StartPage.tsx')).StartPage,
  null,
  true,
)
const KeysDialog = laterPart(async () => (await import('./app/keys/KeysDialog.tsx')).KeysDialog)

const pickNumber = (editor: Editor) => editor.program?.number ?? null
const pickProblems = (editor: Editor) => editor.problems
const pickNotice = (drafts: Drafts) => drafts.notice
const pickTrouble = (drafts: Drafts) => drafts.trouble

/** A check that takes longer says so, and waits to be asked to go on. */
const LIVE: Budget = { states: 500_000, memory: 512 * 1024 * 1024, seconds: 2 }

/** Writing a program: the text at the left, its run at the right; or where one begins. */
export function EditPage() {
  const stores = useStores()
  const check = useCheckStore()
  const editing = editingOf(stores)
  const { editor, drafts } = editing
  const number = useStore(editor, pickNumber)
  const [said, setSaid] = useState('')
  const place = useEditPlace(editing, stores)
  useEffect(() => {
    const letGo = editing.holdWhileTyping(check)
    check.getState().bound(LIVE)
    return () => {
      letGo()
      check.getState().bound(null)
      const { status, scenario, check: again } = check.getState()
      // Here a check stops early; on the stage it has its time.
      if (status === 'stopped' && scenario !== null) again(scenario)
    }
  }, [editing, check])
  const open = useCallback(
    (opening: Opening) => {
      editor.getState().open(opening)
      openEditor('=text')
    },
    [editor],
  )
  const drop = async (event: DragEvent): Promise<void> => {
    const files = [...event.dataTransfer.files]
    if (files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    const opened = await openFiles(files)
    if (opened.kind === 'program') open(opened.opening)
    else setSaid(opened.why)
  }
  return (
    <div
      className={styles['frame']}
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDropCapture={(event) => void drop(event)}
    >
      {number === null ? (
        <div className={styles['start']}>
          <StartBar
            onLeave={() => {
              toStage(stores.stepper)
            }}
          />
          <StartPage
            drafts={drafts}
            problem={place.problem}
            onOpen={open}
            onDraft={(draft) => {
              openEditor(`=${draft.id}`)
            }}
            onLink={(link) => {
              openEditor(`&${link.slice(1)}`)
            }}
            onSay={setSaid}
          />
          <Announcer said={said} />
        </div>
      ) : (
        <Work key={number} editing={editing} said={said} onSay={setSaid} />
      )}
    </div>
  )
}

type TabId = 'code' | 'run' | 'problems'

/** The text of one program, and its run. On a phone one of three tabs is seen. */
function Work({
  editing,
  said,
  onSay,
}: {
  readonly editing: Editing
  readonly said: string
  readonly onSay: (text: string) => void
}) {
  const { editor, drafts } = editing
  const stores = useStores()
  const check = useCheckStore()
  const problems = useStore(editor, pickProblems)
  const phone = useMedia('(width <= 900px)')
  const [tab, setTab] = useState<TabId>('code')
  const view = useRef<TextView | null>(null)
  const enlarged = useEnlargeState()
  const keys = useEditKeys(enlarged)
  useSaidProblems(problems, onSay)
  const onReady = useCallback((there: TextView | null) => {
    view.current = there
    there?.focus()
  }, [])
  const goTo = ({ span }: Diagnostic): void => {
    setTab('code')
    editor.getState().show(span.file)
    // On a phone the text is out of sight until the tab is drawn.
    requestAnimationFrame(() => view.current?.goTo(span.from, span.to))
  }
  const shown = (id: TabId) => (!phone || tab === id ? undefined : true)
  return (
    <EnlargeProvider value={enlarged}>
      <div className={styles['page']} data-tab={tab}>
        <EditorBar
          editor={editor}
          drafts={drafts}
          filesOfBase={filesOfBase}
          onList={() => {
            openEditor('')
          }}
          onFork={() => {
            editor.getState().fork()
            onSay('This is a copy of your own now.')
          }}
          onLeave={() => {
            toStage(stores.stepper)
          }}
          onSay={onSay}
        />
        <LiveCheck
          editor={editor}
          onGoOn={() => {
            const { bound, check: again } = check.getState()
            bound(null)
            again(stores.stepper.getState().scenario)
            bound(LIVE)
          }}
        />
        <main className={styles['work']} tabIndex={-1} data-enlarged={enlarged.name ?? undefined}>
          {phone ? (
            <TabList
              name="Parts of the editor"
              prefix="edit"
              selected={tab}
              onSelect={setTab}
              tabs={[
                { id: 'code', label: 'Code' },
                { id: 'run', label: 'Run' },
                {
                  id: 'problems',
                  label: problems.length === 0 ? 'Problems' : problemCount(problems.length),
                },
              ]}
            />
          ) : null}
          <div
            className={styles['parts']}
            {...(phone && {
              role: 'tabpanel',
              id: panelId('edit'),
              'aria-labelledby': tabId('edit', tab),
            })}
          >
            <div className={styles['text']} hidden={shown('code')}>
              <PartBoundary>
                <ProgramText editor={editor} onReady={onReady} />
              </PartBoundary>
            </div>
            <div className={styles['problems']} hidden={shown('problems')}>
              <Problems editor={editor} onGo={goTo} />
            </div>
            <div className={styles['run']} hidden={shown('run')}>
              <EditRun editor={editor} />
            </div>
          </div>
        </main>
        <DraftNotice editing={editing} />
        <NoticeBar />
        <PartBoundary>
          <Transport onSay={onSay} findings={null} />
        </PartBoundary>
        <Announcer said={said} />
        <KeysDialog dialog={keys} />
      </div>
    </EnlargeProvider>
  )
}

function useEditKeys({ toggle, leave }: ReturnType<typeof useEnlargeState>) {
  const dialog = useRef<HTMLDialogElement | null>(null)
  const help = useCallback(() => dialog.current?.showModal(), [])
  const enlarge = useCallback(() => {
    toggle(panelInHand() ?? 'Timeline')
  }, [toggle])
  useKeys({ help, enlarge, leave })
  return dialog
}

/** Milliseconds after the last change: who types is not talked to. */
const QUIET = 1000

/** Problems are read out politely, a moment after they are known. */
function useSaidProblems(problems: readonly Diagnostic[], onSay: (text: string) => void): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      onSay(problemsSaid(problems))
    }, QUIET)
    return () => {
      clearTimeout(timer)
    }
  }, [problems, onSay])
}

/** What happened to the program in the storage of the browser. */
function DraftNotice({ editing: { drafts } }: { readonly editing: Editing }) {
  const notice = useStore(drafts, pickNotice)
  const trouble = useStore(drafts, pickTrouble)
  const [seen, setSeen] = useState<string | null>(null)
  const text = notice ?? (trouble === null ? null : troubleText(trouble))
  if (text === null || text === seen) return null
  return (
    <aside className={styles['notice']} aria-label="About your program" role="alert">
      <p>{text}</p>
      <Button
        name="Dismiss"
        icon={<Icon name="close" />}
        onPress={() => {
          setSeen(text)
          drafts.getState().dismiss()
        }}
      />
    </aside>
  )
}
