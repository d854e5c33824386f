import { useEffect, useMemo, useRef } from 'react'
import { browserView, withShortKeys } from '../../../world/index.ts'
import type { AnswerView, CookieView, KeyView } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { beforePaint } from '../../kit/beforePaint.ts'
import { Term } from '../../kit/glossary/Term.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import styles from './Browser.module.css'

/** The cookie jar: what each cookie holds, what it held before, and who changed it. */
export function Browser() {
  const { done } = useDerived()
  const { cookies, answers } = useMemo(() => browserView(done, done.records.length), [done])
  const jar = useRef<HTMLDivElement>(null)
  const values = cookies.reduce((count, cookie) => count + cookie.chain.length, 0)
  // The value that counts is the last one; a long chain scrolls, and shows its end.
  useEffect(
    () =>
      beforePaint(() => {
        if (jar.current !== null) jar.current.scrollTop = jar.current.scrollHeight
      }),
    [values],
  )
  return (
    <Panel tight name="Browser" title={<Term word="cookie">Cookie</Term>}>
      <div
        ref={jar}
        role="group"
        aria-label="Cookies"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={styles['jar']}
      >
        {cookies.length === 0 ? (
          <p className={styles['nothing']}>No cookie: the next request is sent without one.</p>
        ) : (
          cookies.map((cookie) => <Cookie key={cookie.name} cookie={cookie} />)
        )}
      </div>
      {answers.length === 0 ? null : <Answers answers={answers} />}
    </Panel>
  )
}

/** What came back, or that nothing did. */
function Answers({ answers }: { readonly answers: readonly AnswerView[] }) {
  return (
    <ul className={styles['answers']} aria-label="Answers">
      {answers.map(({ letter, step, status }) => (
        <li key={letter} data-bad={(status ?? 500) >= 400 || undefined}>
          <RequestBadge letter={letter} size={14} />{' '}
          <StepLink
            step={step}
            text={status === null ? 'no answer' : String(status)}
            label={`${letter}: ${status === null ? 'no answer' : `answered ${status}`} at step ${step}`}
          />
        </li>
      ))}
    </ul>
  )
}

function Cookie({ cookie }: { readonly cookie: CookieView }) {
  const last = cookie.chain.length - 1
  return (
    <ol className={styles['chain']} aria-label={`Values of the cookie ${cookie.name}`}>
      {cookie.chain.map((key, index) => (
        <li key={`${key.value} ${key.setBy?.step ?? 0}`} className={styles['link']}>
          {index === 0 ? null : (
            <span className={styles['arrow']} aria-hidden="true">
              →
            </span>
          )}
          <Key name={cookie.name} value={key} current={index === last} />
        </li>
      ))}
    </ol>
  )
}

function Key({
  name,
  value: { value, setBy },
  current,
}: {
  /** of the cookie */
  readonly name: string
  readonly value: KeyView
  readonly current: boolean
}) {
  const short = value === null ? 'deleted' : withShortKeys(value)
  return (
    <div className={styles['entry']}>
      <span
        className={styles['key']}
        data-current={current || undefined}
        title={`${name}=${value ?? ''}`}
      >
        {current ? <b>{short}</b> : <del>{short}</del>}
      </span>
      {setBy === null ? (
        current ? (
          <span className={styles['by']}>at the start</span>
        ) : null
      ) : (
        <span className={styles['by']}>
          <RequestBadge letter={setBy.letter} size={14} />{' '}
          <StepLink
            step={setBy.step}
            label={`${short}: set by ${setBy.letter} at step ${setBy.step}`}
          />
        </span>
      )}
    </div>
  )
}
