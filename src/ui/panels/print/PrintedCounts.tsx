import type { Check, Stepper } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useProcessCount } from '../../app/onStage.ts'
import { useStepper } from '../../app/stepper.tsx'
import { outcomeRows } from '../../kit/verdict/outcomeRows.ts'

const pickReport = (check: Check) => check.report
const pickChecked = (check: Check) => check.scenario
const pickScenario = (stepper: Stepper) => stepper.scenario

/** What every schedule shows, in numbers: of more than two requests no map can be printed. */
export function PrintedCounts() {
  const scenario = useStepper(pickScenario)
  const checked = useCheck(pickChecked)
  const report = useCheck(pickReport)
  const requests = useProcessCount()
  if (report === null || checked !== scenario || requests <= 2) return null
  return (
    <section aria-label="Every schedule">
      <h2>Every schedule</h2>
      <p>There is no map on paper: a map shows two at a time, and here are {requests}.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Schedules</th>
            <th scope="col">Share</th>
            <th scope="col">If a coin picks</th>
            <th scope="col">Shortest schedule</th>
          </tr>
        </thead>
        <tbody>
          {outcomeRows(report).map(({ outcome, counted, example }) => (
            <tr key={outcome.id}>
              <th scope="row">{outcome.title}</th>
              <td>{counted?.schedules.exact ?? 'some'}</td>
              <td>{counted?.percent ?? 'not counted'}</td>
              <td>{counted?.odds ?? 'not counted'}</td>
              <td>{counted?.found.shortest ?? example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
