import type { Letter, TimelineRow, TimelineView } from '../../../world/index.ts'
import { waitsText } from '../../../world/index.ts'
import { RequestBadge } from '../RequestBadge.tsx'
import { RequestShape } from '../RequestShape.tsx'
import lane from './LaneName.module.css'
import styles from './RequestRow.module.css'

/** The lane of one request: a mark and a word for each of its steps, and what it waits for. */
export function RequestRow({
  letter,
  row,
  view,
  cursor,
  firstContent,
}: {
  readonly letter: Letter
  /** of the grid */
  readonly row: number
  readonly view: TimelineView
  readonly cursor: number
  /** the row of the first file */
  readonly firstContent: number
}) {
  const wait = view.waits.find((each) => each.letter === letter)
  return (
    <>
      <span className={lane['name']} data-of="request" style={{ gridRow: row }} aria-hidden="true">
        <RequestBadge letter={letter} size={22} />
      </span>
      <span
        className={styles['rail']}
        style={{ gridRow: row }}
        data-letter={letter}
        aria-hidden="true"
      />
      {view.rows
        .filter((step) => step.letter === letter)
        .map((step) => (
          <Mark
            key={step.step}
            step={step}
            row={row}
            later={step.step > cursor}
            current={step.step === cursor}
            worded={hasWord(step, cursor)}
            target={rowOfFile(view, step, firstContent)}
          />
        ))}
      {wait === undefined ? null : (
        <span
          className={styles['mark']}
          style={{ gridRow: row, gridColumn: view.rows.length + 2 }}
          data-later=""
          data-waits=""
          aria-hidden="true"
        >
          <Shape letter={letter} />
          <span className={styles['verb']}>{waitsText(wait)}</span>
        </span>
      )}
    </>
  )
}

/** The row of the file that a step opens the window of, or reads while it is open; null: neither. */
function rowOfFile(
  { contents }: TimelineView,
  { empties, torn, operation }: TimelineRow,
  firstContent: number,
): number | null {
  if (!empties && !torn) return null
  const index = contents.findIndex(({ kind, path }) => kind === 'file' && path === operation.path)
  return index === -1 ? null : firstContent + index
}

/** Columns from which two words stand beside each other. */
const APART = 3

/** Where marks are too close for all words: the step made last has its own, and what it leaves room for. */
function hasWord({ step, empties, torn }: TimelineRow, cursor: number): boolean {
  if (step === cursor) return true
  return (empties || torn) && Math.abs(step - cursor) >= APART
}

function Mark({
  step: { step, letter, verb, empties, torn, fault },
  row,
  later,
  current,
  worded,
  target,
}: {
  readonly step: TimelineRow
  readonly row: number
  readonly later: boolean
  readonly current: boolean
  /** its word is seen on a phone as well */
  readonly worded: boolean
  /** the row of the file that the arrow leads to; null: no arrow */
  readonly target: number | null
}) {
  const tone = torn ? 'bad' : empties ? 'open' : undefined
  return (
    <>
      <span
        className={styles['mark']}
        style={{ gridRow: row, gridColumn: step + 1 }}
        data-later={later || undefined}
        data-current={current || undefined}
        data-word={worded ? (step === 1 ? 'first' : '') : undefined}
        data-tone={tone}
        data-fault={fault ?? undefined}
        aria-hidden="true"
      >
        <Shape letter={letter} />
        <span className={styles['verb']}>
          {fault === null ? '' : '⚡'}
          {verb}
        </span>
      </span>
      {target === null ? null : (
        <span
          className={styles['arrow']}
          style={{ gridRow: `${row} / ${target}`, gridColumn: step + 1 }}
          data-tone={tone}
          data-later={later || undefined}
          aria-hidden="true"
        />
      )}
    </>
  )
}

function Shape({ letter }: { readonly letter: Letter }) {
  return (
    <svg className={styles['shape']} viewBox="-11 -11 22 22" focusable="false">
      <g color={`var(--${letter.toLowerCase()})`}>
        <RequestShape letter={letter} />
      </g>
    </svg>
  )
}
