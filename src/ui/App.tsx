import { useCallback, useRef, useState } from 'react'
import styles from './App.module.css'
import { Browser } from './browser/Browser.tsx'
import { Disk } from './disk/Disk.tsx'
import { Header } from './header/Header.tsx'
import { KeysDialog } from './keys/KeysDialog.tsx'
import { useKeys } from './keys/useKeys.ts'
import { Announcer } from './notice/Announcer.tsx'
import { NoticeBar } from './notice/NoticeBar.tsx'
import { Program } from './program/Program.tsx'
import { SessionPanel } from './sessionPanel/SessionPanel.tsx'
import { Timeline } from './timeline/Timeline.tsx'
import { Transport } from './transport/Transport.tsx'
import { Why } from './why/Why.tsx'

/** The page: header, three columns, transport. */
export function App() {
  const keys = useRef<HTMLDialogElement>(null)
  const [said, setSaid] = useState('')
  const help = useCallback(() => keys.current?.showModal(), [])
  useKeys(help)
  return (
    <div className={styles['page']}>
      <Header onHelp={help} onSay={setSaid} />
      <NoticeBar />
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
          <Browser />
          <SessionPanel />
        </div>
      </main>
      <Transport />
      <Announcer said={said} />
      <KeysDialog dialog={keys} />
    </div>
  )
}
