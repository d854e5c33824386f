import { Fragment } from 'react'
import { Term } from './Term.tsx'
import { termsIn } from './termsIn.ts'

/** A text whose words of the trade can be pressed, each where it stands first. */
export function WithTerms({
  text,
  all = false,
}: {
  readonly text: string
  /** the everyday words, too */
  readonly all?: boolean
}) {
  return termsIn(text, all).map(({ text: part, word }, index) =>
    word === null ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <Term key={index} word={word}>
        {part}
      </Term>
    ),
  )
}
