import { useMemo } from 'react'
import { worldAt } from '../../../world/index.ts'
import { sessionTextAt } from '../../app/sessionTexts.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './SessionPanel.module.css'

/** What the user would find if everybody stopped now, and whether it is what it ought to be. */
export function SessionPanel() {
  const derived = useDerived()
  const { run, world } = derived
  const now = useMemo(() => sessionTextAt(derived, world), [derived, world])
  const start = useMemo(() => sessionTextAt(derived, worldAt(run, 0)), [derived, run])
  if (now === null || start === null) return null
  const same = now.tone === 'ok' && now.headline === start.headline
  return (
    <Panel name="Session" note="what the user would see now">
      <div
        role="group"
        aria-label="What the user would see"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={styles['session']}
        data-tone={now.tone}
      >
        <p className={styles['headline']}>
          <ToneMark tone={now.tone} />
          <strong>{now.headline}</strong>
        </p>
        <p className={styles['detail']}>{now.detail}</p>
        <p className={styles['start']}>
          {same ? 'As it was at the start.' : <>Start: {start.headline}.</>}
        </p>
      </div>
    </Panel>
  )
}
