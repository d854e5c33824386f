import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import styles from './Stage.module.css'
import { useKeys } from './app/keys/useKeys.ts'
import { openBreak, openGallery, openLessons } from './app/page.ts'
import { useDjangoScenario, useProcessCount } from './app/onStage.ts'
import { useStores } from './app/stepper.tsx'
import { Findings } from './Findings.tsx'
import { EnlargeProvider, panelInHand, useEnlargeState } from './kit/enlarge/enlarged.tsx'
import { Button } from './kit/Button.tsx'
import { Icon } from './kit/Icon.tsx'
import { idle } from './kit/idle.ts'
import { laterPart } from './kit/laterPart.tsx'
import { PartBoundary } from './kit/PartBoundary.tsx'
import { Browser } from './panels/browser/Browser.tsx'
import { Disk } from './panels/disk/Disk.tsx'
import { Header } from './panels/header/Header.tsx'
import { LineageButton } from './panels/lineage/LineageButton.tsx'
import { Announcer } from './panels/notice/Announcer.tsx'
import { NoticeBar } from './panels/notice/NoticeBar.tsx'
import { Printed } from './panels/print/Printed.tsx'
import { Program } from './panels/program/Program.tsx'
import { SessionPanel } from './panels/session/SessionPanel.tsx'
import { Timeline } from './panels/timeline/Timeline.tsx'
import { Transport } from './panels/transport/Transport.tsx'
import { Why } from './panels/why/Why.tsx'

const Rules = laterPart(async () => (await import('./panels/rules/Rules.tsx')).Rules)
const KeysDialog = laterPart(async () => (await import('./app/keys/KeysDialog.tsx')).KeysDialog)
const Glossary = laterPart(async () => (await import('./kit/glossary/Glossary.tsx')).Glossary)

/** The gallery and a person's own are in the menu of scenarios as soon as the page has nothing else to fetch. */
function useOfferedPrograms(): void {
  const stores = useStores()
  useEffect(() => {
    const offer = async () => {
      await idle()
      const { offerPrograms } = await import('./app/offerPrograms.ts')
      offerPrograms(stores)
    }
    // Without the network the menu does without.
    offer().catch(() => undefined)
  }, [stores])
}

/**
 * The headline with what it rests on; under it time and code at the left, state and findings at the
 * right; the transport. On a narrow frame the findings lie over the stage when they are asked for.
 */
export function Stage() {
  const [said, setSaid] = useState('')
  const { keys, help } = useKeysDialog()
  const enlarged = useEnlargeState()
  const { toggle, leave } = enlarged
  const enlarge = useCallback(() => {
    toggle(panelInHand() ?? 'Timeline')
  }, [toggle])
  useKeys({ help, enlarge, leave })
  const [open, setOpen] = useState(false)
  const many = useProcessCount() > 2
  const django = useDjangoScenario() !== null
  useOfferedPrograms()
  return (
    <EnlargeProvider value={enlarged}>
      <div className={styles['frame']}>
        <div className={styles['page']}>
          <Part>
            <Header
              nav={
                <>
                  <Button name="Lessons" title="Six short lessons" onPress={openLessons}>
                    Lessons
                  </Button>
                  <Button
                    name="Break it"
                    title="Levels: bring about every bad end there is"
                    onPress={() => {
                      openBreak(null)
                    }}
                  >
                    Break it
                  </Button>
                  <Button
                    name="Gallery"
                    title="Races of other kinds, each with its fix"
                    onPress={openGallery}
                  >
                    Gallery
                  </Button>
                  <LineageButton />
                </>
              }
              onHelp={help}
              onSay={setSaid}
            />
          </Part>
          <div className={styles['why']}>
            <Part>
              <Why />
            </Part>
          </div>
          <main
            className={styles['main']}
            tabIndex={-1}
            data-enlarged={enlarged.name ?? undefined}
            data-findings={open || undefined}
            data-many={many || undefined}
          >
            <div className={styles['timeline']}>
              <Part>
                <Timeline />
              </Part>
            </div>
            <div className={styles['program']}>
              <Part>
                <Program />
              </Part>
            </div>
            <div className={styles['disk']}>
              <Part>
                <Disk />
              </Part>
            </div>
            <div className={styles['customer']} data-rules={!django || undefined}>
              {django ? (
                <>
                  <Part>
                    <SessionPanel />
                  </Part>
                  <Part>
                    <Browser />
                  </Part>
                </>
              ) : (
                <Part>
                  <Rules />
                </Part>
              )}
            </div>
            <div className={styles['findings']}>
              <Findings />
            </div>
          </main>
          <NoticeBar />
          <Part>
            <Transport
              onSay={setSaid}
              findings={
                <button
                  type="button"
                  className={styles['open']}
                  aria-expanded={open}
                  aria-label="All schedules"
                  title={
                    open ? 'Back to the stage' : 'Map, verdict and what else every schedule shows'
                  }
                  onClick={() => {
                    leave()
                    setOpen(!open)
                  }}
                >
                  <Icon name={open ? 'back' : 'map'} />
                  <span className={styles['openText']}>
                    {open ? 'Back to the stage' : 'All schedules'}
                  </span>
                </button>
              }
            />
          </Part>
          <Announcer said={said} />
          <KeysDialog dialog={keys} />
        </div>
      </div>
      <Printed />
      <Glossary />
    </EnlargeProvider>
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
