import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useStore } from 'zustand'
import styles from './App.module.css'
import { Browser } from './panels/browser/Browser.tsx'
import { ConflictPanel } from './panels/conflict/ConflictPanel.tsx'
import { Disk } from './panels/disk/Disk.tsx'
import { Header } from './panels/header/Header.tsx'
import { useKeys } from './app/keys/useKeys.ts'
import { LineageButton } from './panels/lineage/LineageButton.tsx'
import { MapPanel } from './panels/map/MapPanel.tsx'
import { Announcer, Status } from './panels/notice/Announcer.tsx'
import { NoticeBar } from './panels/notice/NoticeBar.tsx'
import { page } from './app/page.ts'
import type { PageId } from './app/page.ts'
import { Program } from './panels/program/Program.tsx'
import { SessionPanel } from './panels/session/SessionPanel.tsx'
import { Timeline } from './panels/timeline/Timeline.tsx'
import { Transport } from './panels/transport/Transport.tsx'
import { Why } from './panels/why/Why.tsx'

const KeysDialog = lazy(async () => ({
  default: (await import('./app/keys/KeysDialog.tsx')).KeysDialog,
}))
const Verdict = lazy(async () => ({
  default: (await import('./panels/verdict/Verdict.tsx')).Verdict,
}))
const Compare = lazy(async () => ({
  default: (await import('./panels/compare/Compare.tsx')).Compare,
}))
const StateGraph = lazy(async () => ({
  default: (await import('./panels/stateGraph/StateGraph.tsx')).StateGraph,
}))

const LineagePage = lazy(async () => ({
  default: (await import('./panels/lineage/LineagePage.tsx')).LineagePage,
}))

const pickPage = ({ id }: { readonly id: PageId }) => id

/** The stage, or the lineage. */
export function App() {
  return useStore(page, pickPage) === 'stage' ? <Stage /> : <Lineage />
}

function Lineage() {
  const [said, setSaid] = useState('')
  return (
    <>
      <Suspense fallback={<p className={styles['fetching']}>Fetching the lineage…</p>}>
        <LineagePage onSay={setSaid} />
      </Suspense>
      <Status text={said} />
    </>
  )
}

/** Header, three columns, all schedules below them, transport. */
function Stage() {
  const [said, setSaid] = useState('')
  const { keys, help } = useKeysDialog()
  useKeys(help)
  return (
    <div className={styles['page']}>
      <Header lineage={<LineageButton />} onHelp={help} onSay={setSaid} />
      <main className={styles['main']}>
        <div className={styles['program']}>
          <Program />
        </div>
        <div className={styles['middle']}>
          <Timeline />
          <Why />
        </div>
        <div className={styles['right']}>
          <Disk />
          <div className={styles['pair']}>
            <Browser />
            <SessionPanel />
          </div>
          <MapPanel />
        </div>
        <div className={styles['all']}>
          <div className={styles['verdict']}>
            <Suspense fallback={null}>
              <Verdict />
            </Suspense>
          </div>
          <div className={styles['conflict']}>
            <ConflictPanel />
          </div>
          <div className={styles['compare']}>
            <Suspense fallback={null}>
              <Compare />
            </Suspense>
          </div>
          <div className={styles['graph']}>
            <Suspense fallback={null}>
              <StateGraph />
            </Suspense>
          </div>
        </div>
      </main>
      <NoticeBar />
      <Transport onSay={setSaid} />
      <Announcer said={said} />
      <Suspense fallback={null}>
        <KeysDialog dialog={keys} />
      </Suspense>
    </div>
  )
}

/** The list of keys is fetched behind the first view: a press that comes before it opens it then. */
function useKeysDialog() {
  const dialog = useRef<HTMLDialogElement | null>(null)
  const wanted = useRef(false)
  const keys = useCallback((element: HTMLDialogElement | null) => {
    dialog.current = element
    if (element !== null && wanted.current) element.showModal()
    wanted.current = false
  }, [])
  const help = useCallback(() => {
    if (dialog.current === null) wanted.current = true
    else dialog.current.showModal()
  }, [])
  return { keys, help }
}
