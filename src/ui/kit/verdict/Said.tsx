import type { Count } from './compactCount.ts'
import styles from './Said.module.css'
import type { Words } from './words.ts'
import { WithTerms } from '../glossary/WithTerms.tsx'

/** A sentence; its large numbers have the exact one as their title. */
export function Said({
  words,
  terms = false,
}: {
  readonly words: Words
  /** its words of the trade can be pressed */
  readonly terms?: boolean
}) {
  return words.map((word, index) =>
    typeof word !== 'string' ? (
      <Amount key={index} count={word} />
    ) : terms ? (
      <WithTerms key={index} text={word} all />
    ) : (
      word
    ),
  )
}

export function Amount({ count }: { readonly count: Count }) {
  if (count.text === count.exact) return <span className={styles['amount']}>{count.text}</span>
  return (
    <span className={styles['amount']} title={count.exact}>
      <span aria-hidden="true">{count.text}</span>
      <span className={styles['spoken']}>{count.spoken}</span>
    </span>
  )
}
