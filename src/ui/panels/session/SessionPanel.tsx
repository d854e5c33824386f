import { useMemo } from 'react'
import { sessionStateAt } from '../../app/sessionStates.ts'
import type { SessionState } from '../../app/sessionStates.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './SessionPanel.module.css'

/** What the user would find if everybody stopped now, and whether it is what it ought to be. */
export function SessionPanel() {
  const { prepared, run, timeline, done } = useDerived()
  const source = useMemo(() => ({ prepared, run, timeline }), [prepared, run, timeline])
  const now = sessionStateAt(source, done.records.length)
  const start = sessionStateAt(source, 0)
  if (now === null || start === null) return null
  const same = now.tone === 'ok' && now.text.headline === start.text.headline
  return (
    <Panel
      tight
      name="Session"
      title={
        <span className={styles['headline']} data-tone={now.tone}>
          <ToneMark tone={now.tone} />
          {headlineOf(now)}
        </span>
      }
      className={styles['panel']}
    >
      <div role="group" aria-label="What the user would see" className={styles['session']}>
        <p>{now.text.detail}</p>
        <p className={styles['start']}>
          {same ? 'As it was at the start.' : <>Start: {start.text.headline}.</>}
        </p>
      </div>
    </Panel>
  )
}

function headlineOf({ tone, text }: SessionState): string {
  if (tone !== 'open') return text.headline
  return text.waits ? 'Locked now' : 'Unreadable now'
}
