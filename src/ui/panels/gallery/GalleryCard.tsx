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
  const rest = paragraph.startsWith(teaser) ? paragraph.slice(teaser.length) : ` ${paragraph}`
  return (
    <article className={styles['card']} aria-labelledby={`race-${id}`}>
      <h4 id={`race-${id}`}>{title}</h4>
      <p>
        <b>{paragraph.startsWith(teaser) ? teaser : ''}</b>
        {rest}
      </p>
      <ul className={styles['ends']}>
        {bad.map((each) => (
          <li key={each}>
            <ToneMark tone="bad" /> {outcomeWords(each)}
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
