import { useMemo, useState } from 'react'
import type { CodeLine } from '../program/codeLine.ts'
import { useLines } from '../program/useLines.ts'
import styles from './Diff.module.css'
import { diffRows, foldedParts } from './diffRows.ts'
import type { DiffPart, DiffRow } from './diffRows.ts'

/** One file of two versions: removed lines left with a minus, added ones right with a plus. */
export function DiffFile({
  name,
  before,
  after,
  whole,
}: {
  readonly name: string
  readonly before: string
  readonly after: string
  /** equal lines are shown, too */
  readonly whole: boolean
}) {
  const [left, right] = [useLines(before), useLines(after)]
  const parts = useMemo(
    () => foldedParts(diffRows(before.split('\n'), after.split('\n'))),
    [before, after],
  )
  const changes = parts.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'changed')
  const equal = changes.length === 0
  return (
    <section className={styles['file']} aria-label={name}>
      <h3 className={styles['name']}>
        <span>{name}</span>
        <span className={styles['amount']}>{equal ? 'the same in both' : amounts(changes)}</span>
      </h3>
      {equal && !whole ? null : (
        // It scrolls, so the keyboard must reach it.
        <div className={styles['scroll']} role="group" aria-label={`Lines of ${name}`} tabIndex={0}>
          <table className={styles['table']}>
            <thead className={styles['hidden']}>
              <tr>
                <th colSpan={2}>Before</th>
                <th colSpan={2}>After</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <Part
                  key={keyOf(part.rows[0])}
                  part={part}
                  left={left}
                  right={right}
                  whole={whole}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Part({
  part,
  left,
  right,
  whole,
}: {
  readonly part: DiffPart
  readonly left: readonly CodeLine[]
  readonly right: readonly CodeLine[]
  readonly whole: boolean
}) {
  const [open, setOpen] = useState(false)
  if (part.folded && !whole && !open) {
    const count = part.rows.length
    return (
      <tr>
        <td colSpan={4} className={styles['fold']}>
          <button
            type="button"
            onClick={() => {
              setOpen(true)
            }}
          >
            {count} equal {count === 1 ? 'line' : 'lines'}
          </button>
        </td>
      </tr>
    )
  }
  return part.rows.map((row) => <Row key={keyOf(row)} row={row} left={left} right={right} />)
}

function Row({
  row,
  left,
  right,
}: {
  readonly row: DiffRow
  readonly left: readonly CodeLine[]
  readonly right: readonly CodeLine[]
}) {
  return (
    <tr data-kind={row.kind}>
      <Side at={row.left} lines={left} sign={row.kind === 'changed' ? '−' : ''} side="before" />
      <Side at={row.right} lines={right} sign={row.kind === 'changed' ? '+' : ''} side="after" />
    </tr>
  )
}

/** One line of one side, with its number; an empty cell where there is none. */
function Side({
  at,
  lines,
  sign,
  side,
}: {
  readonly at: number | null
  readonly lines: readonly CodeLine[]
  readonly sign: string
  readonly side: 'before' | 'after'
}) {
  if (at === null) return <td colSpan={2} className={styles['none']} />
  return (
    <>
      <td className={styles['number']} data-side={side}>
        {at}
        <span className={styles['sign']}>{sign}</span>
      </td>
      <td className={styles['code']} data-side={side}>
        <code>
          {lines[at - 1]?.tokens.map((token) => (
            <span
              key={token.from}
              className={token.kind === null ? undefined : styles[`token-${token.kind}`]}
            >
              {token.text}
            </span>
          ))}
        </code>
      </td>
    </>
  )
}

function keyOf(row: DiffRow | undefined): string {
  return `${row?.left ?? ''}:${row?.right ?? ''}`
}

function amounts(changes: readonly DiffRow[]): string {
  const removed = changes.filter(({ left }) => left !== null).length
  const added = changes.filter(({ right }) => right !== null).length
  return `−${removed} +${added} ${removed + added === 1 ? 'line' : 'lines'}`
}
