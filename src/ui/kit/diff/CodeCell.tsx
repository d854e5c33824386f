import type { CodeLine, Token } from '../code/codeLine.ts'
import styles from './DiffFile.module.css'
import type { Stretch } from './wordChanges.ts'

/** One line of one side of a diff, with its number, its sign and what in it has changed. */
export function CodeCell({
  line,
  at,
  sign,
  side,
  changes,
}: {
  readonly line: CodeLine | undefined
  /** its number, from 1 */
  readonly at: number
  readonly sign: '−' | '+' | ''
  readonly side: 'before' | 'after'
  readonly changes: readonly Stretch[]
}) {
  return (
    <>
      <td className={styles['number']} data-side={side}>
        {at}
        <span className={styles['sign']}>{sign}</span>
      </td>
      <td className={styles['code']} data-side={side}>
        <code>
          {line?.tokens.flatMap((token) =>
            pieces(token, changes).map(({ from, text, changed }) => {
              const className = token.kind === null ? undefined : styles[`token-${token.kind}`]
              return changed ? (
                <mark key={from} className={[styles['word'], className].filter(Boolean).join(' ')}>
                  {text}
                </mark>
              ) : (
                <span key={from} className={className}>
                  {text}
                </span>
              )
            }),
          )}
        </code>
      </td>
    </>
  )
}

interface Piece {
  readonly from: number
  readonly text: string
  readonly changed: boolean
}

/** A token cut where a changed stretch begins or ends. */
function pieces({ from, text }: Token, changes: readonly Stretch[]): readonly Piece[] {
  const end = from + text.length
  const edges = changes.flatMap((stretch) => [stretch.from, stretch.to])
  const cuts = [from, ...edges.filter((edge) => edge > from && edge < end), end]
  return cuts.slice(0, -1).map((start, index) => {
    const to = cuts[index + 1] ?? end
    return {
      from: start,
      text: text.slice(start - from, to - from),
      changed: changes.some((stretch) => stretch.from <= start && to <= stretch.to),
    }
  })
}
