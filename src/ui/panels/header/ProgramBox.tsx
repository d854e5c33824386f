import { CATALOGUE, MIDDLEWARES, middlewaresOf, versionOf } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { djangoScenario } from '../../app/onStage.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import { PROGRAM_OPTIONS } from './programGroups.ts'
import styles from './ProgramBox.module.css'

const pickMiddleware = (stepper: Stepper) => djangoScenario(stepper)?.middleware

/** Every program of the lineage, and the middlewares that this one can run with. */
export function ProgramBox() {
  const row = useDerived().prepared.django?.row
  const middleware = useStepper(pickMiddleware)
  const { changeScenario } = useActions()
  if (row === undefined) return null
  const { date, revision, ticket, summary: changes } = versionOf(row)
  return (
    <div className={styles['box']}>
      <Choice
        name="Program"
        value={row.id}
        options={PROGRAM_OPTIONS}
        onChange={(id) => {
          const chosen = CATALOGUE.find((entry) => entry.id === id)
          if (chosen !== undefined) changeScenario({ program: chosen.id }, 'program')
        }}
        className={styles['choice']}
      />
      <div className={styles['about']}>
        <p className={styles['when']}>
          <time dateTime={date}>{date}</time> · {revision} · {ticket}
          {row.ourReading ? (
            <span className={styles['reading']}>our reading of the proposal</span>
          ) : null}
        </p>
        <p>{changes}</p>
      </div>
      <fieldset className={styles['middlewares']}>
        <legend>Middleware</legend>
        {MIDDLEWARES.filter(({ id }) => middlewaresOf(row).includes(id)).map(
          ({ id, title, summary }) => (
            <label key={id} className={styles['middleware']}>
              <input
                type="radio"
                name="middleware"
                checked={id === middleware}
                onChange={() => {
                  changeScenario({ middleware: id }, 'middleware')
                }}
              />
              <b>
                {title}
                {id === row.middleware ? ', as released' : ''}
              </b>
              <span className={styles['summary']}>{summary}</span>
            </label>
          ),
        )}
      </fieldset>
    </div>
  )
}
