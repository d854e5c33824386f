import type { TimelineRow } from '../../../world/index.ts'

/** The run as a table: who did what, in order. */
export function PrintedSteps({ rows }: { readonly rows: readonly TimelineRow[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label="Step by step">
      <h2>Step by step</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Request</th>
            <th scope="col">Operation</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, letter, operation, empties, torn, sentence }) => (
            <tr key={step}>
              <th scope="row">{step}</th>
              <td>{letter}</td>
              <td>
                {empties || torn ? '! ' : ''}
                {operation.name}
              </td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
