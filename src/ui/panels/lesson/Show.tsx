import { useMemo } from 'react'
import type { CSSProperties } from 'react'
import { badCount, guiltyRows, scheduleCount, windowText } from '../../../learn/index.ts'
import type { LessonFacts, Show as ShowKind } from '../../../learn/index.ts'
import { lettersOf, requestViews } from '../../../world/index.ts'
import { customerAt } from '../../app/customerAt.ts'
import { useDerived } from '../../app/stepper.tsx'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { FileSheet } from '../../kit/file/FileSheet.tsx'
import { Hand } from '../../kit/hands/Hand.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import styles from './Lesson.module.css'
import { AvoidText } from './LessonEnd.tsx'

const Time = laterPart(async () => (await import('./Time.tsx')).Time)

/** What a card speaks of. */
export function Show({ show, facts }: { readonly show: ShowKind; readonly facts: LessonFacts }) {
  switch (show) {
    case 'scene':
      return <Scene facts={facts} />
    case 'guilty':
      return <Guilty facts={facts} />
    case 'time':
      return <Time facts={facts} />
    case 'counts':
      return <Counts facts={facts} />
  }
}

/** The customer, the code and the file, side by side. */
function Scene({ facts }: { readonly facts: LessonFacts }) {
  const derived = useDerived()
  const frame = useFrame()
  const { run, timeline, cursor, prepared } = facts
  const views = useMemo(() => requestViews(prepared.plan, derived.world), [prepared, derived.world])
  const hands = useMemo(() => handsOf(derived, views, null), [derived, views])
  const file = timeline.contents.find(({ kind }) => kind === 'file')
  return (
    <div className={styles['scene']}>
      <section>
        <h3>What the customer sees</h3>
        <CustomerPage customer={customerAt(run, cursor)} letters={lettersOf(run.plan)} />
      </section>
      <section className={styles['server']}>
        <h3>What the server runs</h3>
        <div className={styles['hands']}>
          {hands.map((hand, index) => (
            <Hand
              key={index}
              view={hand}
              text={prepared.code.sources.find(({ name }) => name === hand.file)?.text ?? ''}
              rows={hands.length > 1 || frame === 'phone' ? 3 : 7}
              holds=""
            />
          ))}
        </div>
      </section>
      {file === undefined ? null : (
        <section>
          <h3>What is on the disk</h3>
          <FileSheet lane={file} step={cursor} />
        </section>
      )}
    </div>
  )
}

/** The two steps that did it, with the window between them. */
function Guilty({ facts }: { readonly facts: LessonFacts }) {
  const rows = guiltyRows(facts)
  const cause = rows[0]
  const effect = rows.length > 1 ? rows.at(-1) : undefined
  const open = windowText(facts)
  const line = ({ span }: NonNullable<typeof cause>): string => {
    const source = facts.prepared.code.sources.find(({ name }) => name === span.file)
    return source?.text.split('\n')[span.line - 1]?.trim() ?? ''
  }
  return (
    <>
      <div className={styles['guilt']} data-window={open !== null || undefined}>
        {[cause, effect].map((row, index) =>
          row === undefined ? null : (
            <div key={row.step} className={styles['card']} data-tone={index === 0 ? 'open' : 'bad'}>
              <p className={styles['cardHead']}>
                <RequestBadge letter={row.letter} size={22} />
                <b>
                  {row.letter} {row.verb}
                </b>
                <span>
                  {row.span.file} · step {row.step}
                </span>
              </p>
              <p className={styles['line']}>
                <span>{row.span.line}</span>
                <code>{line(row)}</code>
              </p>
              <p className={styles['sentence']}>{row.sentence}</p>
            </div>
          ),
        )}
        {open === null ? null : <p className={styles['window']}>empty from {open}</p>}
      </div>
      <AvoidText facts={facts} />
    </>
  )
}

/** What the check of every schedule has found. */
function Counts({ facts }: { readonly facts: LessonFacts }) {
  const { report } = facts
  const all = scheduleCount(facts)
  if (report === null || all === null) {
    return <p className={styles['waiting']}>Trying every order …</p>
  }
  return (
    <div className={styles['counts']}>
      <p>
        <b>{all}</b> orders tried, <b>{badCount(facts) ?? '…'}</b> end badly
      </p>
      <dl>
        {report.outcomes.map(({ id, share }) => {
          const outcome = report.table.find((each) => each.id === id)
          return (
            <div key={id} data-bad={outcome?.bad === true || undefined}>
              <dt>{outcome?.title ?? id}</dt>
              <dd>
                <span
                  className={styles['bar-of']}
                  style={{ '--share': share } as CSSProperties}
                  aria-hidden="true"
                />
                {Math.round(share * 1000) / 10} % of the orders
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
