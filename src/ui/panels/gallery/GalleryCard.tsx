import type { GalleryEntry, GalleryRace } from '../../../gallery/index.ts'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './GalleryPage.module.css'
import { outcomeWords } from './outcomeWords.ts'

/** One race: what goes wrong, how it ends, and the ways to the stage. */
export function GalleryCard({
  entry,
  onOpen,
}: {
  readonly entry: GalleryEntry
  readonly onOpen: (race: GalleryRace) => void
}) {
  const { id, title, paragraph, teaser, bad, fixed } = entry
  return (
    <article className={styles['card']} aria-labelledby={`race-${id}`}>
      <h4 id={`race-${id}`}>{title}</h4>
      <p>
        <b>
          <Words text={teaser} />
        </b>
        <Words text={paragraph.slice(teaser.length)} />
      </p>
      <ul className={styles['ends']}>
        {bad.map((each) => (
          <li key={each}>
            <ToneMark tone="bad" />
            <span>{outcomeWords(each)}</span>
          </li>
        ))}
      </ul>
      <div className={styles['ways']}>
        <button
          type="button"
          aria-label={`Open on the stage: ${title}`}
          onClick={() => {
            onOpen(entry)
          }}
        >
          Open on the stage
        </button>
        {fixed === null ? null : (
          <button
            type="button"
            aria-label={`Fixed twin of ${title}`}
            title={fixed.title}
            onClick={() => {
              onOpen(fixed)
            }}
          >
            Fixed twin
          </button>
        )}
      </div>
    </article>
  )
}

/** A text with what stands between backticks as code. */
function Words({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : <code key={part}>{part}</code>))
}
