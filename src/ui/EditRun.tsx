import { useStore } from 'zustand'
import type { Editor, EditorStore } from '../store/editing.ts'
import { useDjangoScenario } from './app/onStage.ts'
import styles from './EditPage.module.css'
import { PartBoundary } from './kit/PartBoundary.tsx'
import { Browser } from './panels/browser/Browser.tsx'
import { Disk } from './panels/disk/Disk.tsx'
import { SessionPanel } from './panels/session/SessionPanel.tsx'
import { SettingsNote } from './panels/editor/SettingsNote.tsx'
import { Timeline } from './panels/timeline/Timeline.tsx'
import { Why } from './panels/why/Why.tsx'

const pickOnStage = (editor: Editor) => editor.onStage
const pickPhase = (editor: Editor) => editor.phase

/** The run of the text, or of the last version that ran. */
export function EditRun({ editor }: { readonly editor: EditorStore }) {
  const onStage = useStore(editor, pickOnStage)
  const phase = useStore(editor, pickPhase)
  const session = useDjangoScenario() !== null
  if (!onStage) {
    return (
      <p className={styles['nothing']}>
        {phase === 'wrong' || phase === 'stuck'
          ? 'There is nothing to run yet. As soon as the problems are gone, the run stands here.'
          : ''}
      </p>
    )
  }
  const stale = phase === 'wrong' || phase === 'stuck'
  return (
    <>
      {stale ? (
        <p className={styles['stale']}>This run is of the last version without problems.</p>
      ) : null}
      <SettingsNote />
      <div className={styles['panels']} data-stale={stale || undefined}>
        <PartBoundary>
          {/* It would lead away from the text. */}
          <Why next={false} />
        </PartBoundary>
        <div className={styles['timeline']}>
          <PartBoundary>
            <Timeline />
          </PartBoundary>
        </div>
        <div className={styles['disk']}>
          <PartBoundary>
            <Disk />
          </PartBoundary>
        </div>
        {session ? (
          <div className={styles['customer']}>
            <PartBoundary>
              <SessionPanel />
            </PartBoundary>
            <PartBoundary>
              <Browser />
            </PartBoundary>
          </div>
        ) : null}
      </div>
    </>
  )
}
