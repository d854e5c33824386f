import { stepSentence } from '../../../world/index.ts'
import type { Run, TimelineRow } from '../../../world/index.ts'

/** The run as a table: who did what, in order. */
export function PrintedSteps({
  run,
  rows,
}: {
  readonly run: Run
  readonly rows: readonly TimelineRow[]
}) {
  if (rows.length === 0) return null
  return (
    <section aria-label="Step by step">
      <h2>Step by step</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Who</th>
            <th scope="col">Operation</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, letter, operation, empties, torn }) => (
            <tr key={step}>
              <th scope="row">{step}</th>
              <td>{letter}</td>
              <td>
                {empties || torn ? '! ' : ''}
                {operation.name}
              </td>
              <td>{stepSentence(run, step - 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
