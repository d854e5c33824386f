import { Fragment } from 'react'
import { Term } from './Term.tsx'
import { termsIn } from './termsIn.ts'
import styles from './WithTerms.module.css'

/** A text whose words of the trade can be pressed, each where it stands first. */
export function WithTerms({
  text,
  all = false,
}: {
  readonly text: string
  /** the everyday words, too */
  readonly all?: boolean
}) {
  const pieces = termsIn(text, all)
  const isTerm = (index: number) => (pieces[index]?.word ?? null) !== null
  return pieces.map(({ text: part, word }, index) => {
    if (word === null) {
      const closed = isTerm(index - 1) ? closingOf(part).length : 0
      return <Fragment key={index}>{part.slice(closed)}</Fragment>
    }
    return (
      <span key={index} className={styles['whole']}>
        <Term word={word}>{part}</Term>
        {isTerm(index + 1) ? '' : closingOf(pieces[index + 1]?.text ?? '')}
      </span>
    )
  })
}

/** What belongs to the word before it: a comma at the start of a line would be wrong. */
function closingOf(text: string): string {
  return /^[.,;:!?)”]*/.exec(text)?.[0] ?? ''
}
