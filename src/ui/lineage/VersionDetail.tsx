import type { ReactNode, Ref } from 'react'
import { MIDDLEWARES, scenarioWith } from '../../programs/index.ts'
import type { ProgramRow } from '../../programs/index.ts'
import { Allowed } from './Allowed.tsx'
import { decisiveScenario, useOpenOnStage } from './openOnStage.ts'
import styles from './VersionDetail.module.css'

/** The story of one version: what changed, why, what it allows, and the schedules that show it. */
export function VersionDetail({
  row,
  heading,
}: {
  readonly row: ProgramRow
  /** takes the focus when another version is chosen */
  readonly heading: Ref<HTMLHeadingElement>
}) {
  const openOnStage = useOpenOnStage()
  const middleware = MIDDLEWARES.find(({ id }) => id === row.middleware)
  return (
    <article className={styles['detail']} aria-labelledby="version">
      <header className={styles['head']}>
        <div>
          <h2 id="version" ref={heading} tabIndex={-1} className={styles['title']}>
            {row.title}
          </h2>
          <p className={styles['when']}>
            <time dateTime={row.date}>{row.date}</time>
            <span>{row.revision}</span>
            <span>{row.ticket}</span>
            {row.ourReading ? (
              <span className={styles['reading']}>our reading of the proposal</span>
            ) : null}
          </p>
        </div>
        <button
          type="button"
          className={styles['open']}
          onClick={() => {
            const scenario = scenarioWith({ program: row.id, views: ['touch', 'touch'] })
            openOnStage(scenario, '', `open ${row.title}`)
          }}
        >
          Open on the stage
        </button>
      </header>
      <p className={styles['summary']}>{row.summary}</p>
      <dl className={styles['facts']}>
        <Fact name="Closed">{row.closed === '' ? 'nothing' : row.closed}</Fact>
        <Fact name="Left open">{row.left === '' ? 'nothing known' : row.left}</Fact>
        <Fact name="Middleware">{middleware?.title}</Fact>
      </dl>
      <div className={styles['story']}>
        {row.story.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {row.decisive.length === 0 ? null : (
        <section aria-label="Decisive schedules">
          <h3 className={styles['sub']}>Decisive schedules</h3>
          <ul className={styles['decisive']}>
            {row.decisive.map((one) => (
              <li key={one.title}>
                <button
                  type="button"
                  onClick={() => {
                    openOnStage(decisiveScenario(row, one), one.schedule, `open “${one.title}”`)
                  }}
                >
                  <b>{one.title}</b>
                  <span>{one.teaser}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Allowed row={row} />
      <section aria-label="Sources">
        <h3 className={styles['sub']}>Sources</h3>
        <ul className={styles['sources']}>
          {row.sources.map((source) => (
            <li key={source}>
              <a href={source} target="_blank" rel="noopener noreferrer">
                {source.replace(/^https:\/\//, '')}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
