import type { Outcome } from '../../../programs/index.ts'
import { Term } from './Term.tsx'

/** The name of an outcome, that can be pressed. One of a person's own rules says itself why it counts. */
export function OutcomeTerm({ outcome }: { readonly outcome: Outcome }) {
  return (
    <Term word={outcome.title.toLowerCase()} text={outcome.why}>
      {outcome.title}
    </Term>
  )
}
