import { useMemo, useState } from 'react'
import type { CodeLine } from '../code/codeLine.ts'
import { useLines } from '../code/useLines.ts'
import { CodeCell } from './CodeCell.tsx'
import styles from './DiffFile.module.css'
import { diffRows, foldedParts, oneColumn } from './diffRows.ts'
import type { DiffPart, DiffRow } from './diffRows.ts'
import { wordChanges } from './wordChanges.ts'

/** What every part of a file needs to draw its rows. */
interface Sides {
  readonly left: readonly CodeLine[]
  readonly right: readonly CodeLine[]
  /** the texts, line by line */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** one column, removed lines above added ones */
  readonly unified: boolean
}

const ONE_SIDE = ['numbers', 'texts'] as const
const BOTH_SIDES = [...ONE_SIDE, ...ONE_SIDE] as const

/** One file of two versions: removed lines left with a minus, added ones right with a plus. */
export function DiffFile({
  name,
  before,
  after,
  whole,
  unified,
  first,
}: {
  readonly name: string
  readonly before: string
  readonly after: string
  /** equal lines are shown, too */
  readonly whole: boolean
  readonly unified: boolean
  /** it is open before anybody asks */
  readonly first: boolean
}) {
  const [shown, setShown] = useState(first)
  const [left, right] = [useLines(before), useLines(after)]
  const texts = useMemo(() => ({ before: linesOf(before), after: linesOf(after) }), [before, after])
  const parts = useMemo(() => foldedParts(diffRows(texts.before, texts.after)), [texts])
  const changes = parts.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'changed')
  const equal = changes.length === 0
  const open = shown || whole
  const sides = { left, right, ...texts, unified }
  return (
    <section className={styles['file']} aria-label={name}>
      <h3 className={styles['name']}>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => {
            setShown(!open)
          }}
        >
          <span className={styles['chevron']} aria-hidden="true" />
          <span>{name}</span>
          <span className={styles['amount']}>{equal ? 'the same in both' : amounts(changes)}</span>
        </button>
      </h3>
      {open ? (
        <table className={styles['table']} data-unified={unified || undefined}>
          <caption className={styles['hidden']}>Lines of {name}</caption>
          <colgroup>
            {(unified ? ONE_SIDE : BOTH_SIDES).map((column, index) => (
              <col key={index} className={styles[column]} />
            ))}
          </colgroup>
          <thead className={styles['hidden']}>
            <tr>
              <th colSpan={2}>Before</th>
              <th colSpan={2}>After</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Part key={keyOf(part.rows[0])} part={part} sides={sides} whole={whole} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

function Part({
  part,
  sides,
  whole,
}: {
  readonly part: DiffPart
  readonly sides: Sides
  readonly whole: boolean
}) {
  const [open, setOpen] = useState(false)
  if (part.folded && !whole && !open) {
    const count = part.rows.length
    return (
      <tr>
        <td colSpan={sides.unified ? 2 : 4} className={styles['fold']}>
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
  const rows = sides.unified ? oneColumn(part.rows) : part.rows
  return rows.map((row) => <Row key={keyOf(row)} row={row} sides={sides} />)
}

function Row({ row, sides }: { readonly row: DiffRow; readonly sides: Sides }) {
  const { kind, left, right } = row
  const changed = kind === 'changed'
  const words = wordChanges(
    changed && right !== null ? (sides.before[(left ?? 0) - 1] ?? '') : '',
    changed && left !== null ? (sides.after[(right ?? 0) - 1] ?? '') : '',
  )
  return (
    <tr data-kind={kind}>
      {left === null ? (
        <Nothing unified={sides.unified} />
      ) : (
        <CodeCell
          line={sides.left[left - 1]}
          at={left}
          sign={changed ? '−' : ''}
          side="before"
          changes={words.left}
        />
      )}
      {right === null ? (
        <Nothing unified={sides.unified} />
      ) : sides.unified && !changed ? null : (
        <CodeCell
          line={sides.right[right - 1]}
          at={right}
          sign={changed ? '+' : ''}
          side="after"
          changes={words.right}
        />
      )}
    </tr>
  )
}

/** There is no such line on this side. */
function Nothing({ unified }: { readonly unified: boolean }) {
  if (unified) return null
  return (
    <td colSpan={2} className={styles['none']}>
      <span className={styles['hidden']}>no such line</span>
    </td>
  )
}

/** The newline at the end of a file starts no line of its own. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

function keyOf(row: DiffRow | undefined): string {
  return `${row?.left ?? ''}:${row?.right ?? ''}`
}

function amounts(changes: readonly DiffRow[]): string {
  const removed = changes.filter(({ left }) => left !== null).length
  const added = changes.filter(({ right }) => right !== null).length
  return `−${removed} +${added} ${removed + added === 1 ? 'line' : 'lines'}`
}
