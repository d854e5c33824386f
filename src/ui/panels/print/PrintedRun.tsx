import { outcomesOf } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { lastWorld } from '../../../world/index.ts'
import { presetOf } from '../../app/presetOf.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import styles from './PrintedRun.module.css'

const pickScenario = (stepper: Stepper) => stepper.scenario

/** What is printed instead of the stage: the whole run, step by step, and how it ended. */
export function PrintedRun() {
  const { prepared, run, timeline } = useDerived()
  const scenario = useStepper(pickScenario)
  const { rows } = timeline
  const outcomes = outcomesOf(prepared, lastWorld(run))
  return (
    <article className={styles['printed']} aria-label="The whole run">
      <h1>{presetOf(scenario)?.title ?? prepared.title}</h1>
      <p>
        Requests:{' '}
        {prepared.processes
          .map(({ label }, index) => `${'ABCDE'.charAt(index)} ${label}`)
          .join(', ')}
        .
      </p>
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
      {rows.length === 0 ? <p>Nothing has happened yet.</p> : null}
      {outcomes.length === 0 && rows.length > 0 ? <p>The run is not over.</p> : null}
      <dl>
        {outcomes.map(({ id, title, why }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
