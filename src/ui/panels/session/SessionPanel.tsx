import { useMemo } from 'react'
import { COOKIE, LOOK, sessionFaults, sessionText } from '../../../programs/index.ts'
import type { SessionText } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { sessionView, worldAt } from '../../../world/index.ts'
import type { World } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './SessionPanel.module.css'

/** What the user would find if everybody stopped now: the program's own load tells it. */
export function SessionPanel() {
  const derived = useDerived()
  const { now, start } = useMemo(() => texts(derived), [derived])
  const same = now.tone === 'ok' && now.headline === start.headline
  return (
    <Panel name="Session" note="what the user would see now">
      <div className={styles['session']} data-tone={now.tone}>
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

function texts({ prepared, run, world }: Derived): {
  readonly now: SessionText
  readonly start: SessionText
} {
  const hadData = Object.keys(prepared.data).length > 0
  const textOf = (at: World): SessionText => {
    const view = sessionView(prepared.plan, at, LOOK, at.jar[COOKIE])
    const session = view.kind === 'data' ? view.data : null
    return sessionText(view, hadData, sessionFaults(prepared, at, session))
  }
  return { now: textOf(world), start: textOf(worldAt(run, 0)) }
}

const MARKS: { readonly [K in SessionText['tone']]: string } = {
  ok: 'M4 9.4 7.6 13 14 5.6',
  bad: 'M5 5l8 8M13 5l-8 8',
  plain: 'M5 9h8',
}

/** A tick, a cross or a dash: the colour is never the only sign. */
function ToneMark({ tone }: { readonly tone: SessionText['tone'] }) {
  return (
    <svg
      className={styles['mark']}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="9" cy="9" r="8.5" />
      <path d={MARKS[tone]} />
    </svg>
  )
}
