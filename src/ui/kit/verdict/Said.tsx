import type { Count } from './compactCount.ts'
import styles from './Said.module.css'
import type { Words } from './words.ts'

/** A sentence; its large numbers have the exact one as their title. */
export function Said({ words }: { readonly words: Words }) {
  return words.map((word, index) =>
    typeof word === 'string' ? word : <Amount key={index} count={word} />,
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
