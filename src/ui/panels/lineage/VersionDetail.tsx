import type { ReactNode, Ref } from 'react'
import { ADDRESSES, MIDDLEWARES, STORIES, versionOf } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import { Allowed } from './Allowed.tsx'
import { DecisiveList } from './DecisiveList.tsx'
import { useVersionOnStage } from './openOnStage.ts'
import styles from './VersionDetail.module.css'
import { WithTerms } from '../../kit/glossary/WithTerms.tsx'

/** The story of one version: what changed, why, what it allows, and the schedules that show it. */
export function VersionDetail({
  row,
  heading,
}: {
  readonly row: ProgramRow
  /** takes the focus when another version is chosen */
  readonly heading: Ref<HTMLHeadingElement>
}) {
  const versionOnStage = useVersionOnStage()
  const version = versionOf(row)
  const middleware = MIDDLEWARES.find(({ id }) => id === row.middleware)
  return (
    <article className={styles['detail']} aria-labelledby="version">
      <header className={styles['head']}>
        <div>
          <h2 id="version" ref={heading} tabIndex={-1} className={styles['title']}>
            {row.title}
          </h2>
          <p className={styles['when']}>
            <time dateTime={version.date}>{version.date}</time>
            <span>{version.revision}</span>
            <span>{version.ticket}</span>
            {row.ourReading ? (
              <span className={styles['reading']}>our reading of the proposal</span>
            ) : null}
          </p>
        </div>
        <button
          type="button"
          className={styles['open']}
          title="The requests and the schedule of the stage, under this version"
          onClick={() => {
            versionOnStage(row)
          }}
        >
          Open on the stage
        </button>
      </header>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <p className={styles['summary']}>
            <WithTerms text={version.summary} />
          </p>
          <dl className={styles['facts']}>
            <Fact name="Fixed">
              <WithTerms text={version.closed === '' ? 'nothing' : version.closed} />
            </Fact>
            <Fact name="Left or made possible">
              <WithTerms text={version.left === '' ? 'nothing known' : version.left} />
            </Fact>
            <Fact name="Middleware">{middleware?.title}</Fact>
          </dl>
          <div className={styles['story']}>
            {(STORIES[row.id] ?? []).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <section aria-labelledby="sources">
            <h3 id="sources" className={styles['sub']}>
              Sources
            </h3>
            <ul className={styles['sources']}>
              {(ADDRESSES[row.id] ?? []).map((source) => (
                <li key={source}>
                  <a href={source} target="_blank" rel="noopener noreferrer">
                    {shortSource(source)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className={styles['column']}>
          <DecisiveList row={row} />
          <Allowed key={row.id} row={row} />
        </div>
      </div>
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

/** Where it leads, without what can be left out: a commit by its first ten digits. */
function shortSource(source: string): string {
  return source.replace(/^https:\/\//, '').replace(/(commit\/[0-9a-f]{10})[0-9a-f]*$/, '$1')
}
