import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import styles from './App.module.css'
import { useKeys } from './app/keys/useKeys.ts'
import { page } from './app/page.ts'
import type { PageId } from './app/page.ts'
import { laterPart } from './kit/laterPart.tsx'
import { PartBoundary } from './kit/PartBoundary.tsx'
import { Browser } from './panels/browser/Browser.tsx'
import { ConflictPanel } from './panels/conflict/ConflictPanel.tsx'
import { Disk } from './panels/disk/Disk.tsx'
import { Header } from './panels/header/Header.tsx'
import { LineageButton } from './panels/lineage/LineageButton.tsx'
import { MapPanel } from './panels/map/MapPanel.tsx'
import { Announcer, Status } from './panels/notice/Announcer.tsx'
import { NoticeBar } from './panels/notice/NoticeBar.tsx'
import { Printed } from './panels/print/Printed.tsx'
import { Program } from './panels/program/Program.tsx'
import { SessionPanel } from './panels/session/SessionPanel.tsx'
import { Timeline } from './panels/timeline/Timeline.tsx'
import { Transport } from './panels/transport/Transport.tsx'
import { Why } from './panels/why/Why.tsx'

const KeysDialog = laterPart(async () => (await import('./app/keys/KeysDialog.tsx')).KeysDialog)
const Verdict = laterPart(async () => (await import('./panels/verdict/Verdict.tsx')).Verdict)
const Compare = laterPart(async () => (await import('./panels/compare/Compare.tsx')).Compare)
const StateGraph = laterPart(
  async () => (await import('./panels/stateGraph/StateGraph.tsx')).StateGraph,
)
const LineagePage = laterPart(
  async () => (await import('./panels/lineage/LineagePage.tsx')).LineagePage,
  <p className={styles['fetching']}>Fetching the lineage…</p>,
)

const pickPage = ({ id }: { readonly id: PageId }) => id

/** The stage, or the lineage. */
export function App() {
  const id = useStore(page, pickPage)
  useEffect(() => {
    document.title = TITLES[id]
  }, [id])
  return id === 'stage' ? <Stage /> : <Lineage />
}

const TITLES: { readonly [K in PageId]: string } = {
  stage: 'Racetrack: see a race condition happen',
  lineage: 'Lineage – Racetrack',
}

function Lineage() {
  const [said, setSaid] = useState('')
  return (
    <>
      <LineagePage onSay={setSaid} />
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
    <>
      <div className={styles['page']}>
        <Part>
          <Header lineage={<LineageButton />} onHelp={help} onSay={setSaid} />
        </Part>
        <main className={styles['main']} tabIndex={-1}>
          <div className={styles['program']}>
            <Part>
              <Program />
            </Part>
          </div>
          <div className={styles['middle']}>
            <Part>
              <Timeline />
            </Part>
            <Part>
              <Why />
            </Part>
          </div>
          <div className={styles['right']}>
            <Part>
              <Disk />
            </Part>
            <div className={styles['pair']}>
              <Part>
                <Browser />
              </Part>
              <Part>
                <SessionPanel />
              </Part>
            </div>
            <MapPanel />
          </div>
          <div className={styles['all']}>
            <div className={styles['verdict']}>
              <Verdict />
            </div>
            <div className={styles['conflict']}>
              <ConflictPanel />
            </div>
            <div className={styles['compare']}>
              <Compare />
            </div>
            <div className={styles['graph']}>
              <StateGraph />
            </div>
          </div>
        </main>
        <NoticeBar />
        <Part>
          <Transport onSay={setSaid} />
        </Part>
        <Announcer said={said} />
        <KeysDialog dialog={keys} />
      </div>
      <Printed />
    </>
  )
}

/** A panel that fails takes only itself away. */
function Part({ children }: { readonly children: ReactNode }) {
  return <PartBoundary>{children}</PartBoundary>
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
