import { laterPart } from '../../kit/laterPart.tsx'
import { MIDDLEWARES } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { djangoScenario } from '../../app/onStage.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { Menu } from '../../kit/Menu.tsx'
import styles from './ProgramMenu.module.css'

const ProgramBox = laterPart(async () => (await import('./ProgramBox.tsx')).ProgramBox)

const pickMiddleware = (stepper: Stepper) => djangoScenario(stepper)?.middleware

/** Which program is on the stage, and the box where another one is chosen. */
export function ProgramMenu() {
  const { prepared } = useDerived()
  const row = prepared.django?.row
  const middleware = useStepper(pickMiddleware)
  const other = MIDDLEWARES.find(({ id }) => id === middleware && id !== row?.middleware)
  if (row === undefined) return null
  return (
    <div className={styles['holder']}>
      <Menu
        name={`Program ${prepared.title}${other === undefined ? '' : `, middleware ${other.title}`}`}
        side="below"
        label={
          <>
            <span className={styles['word']}>Program</span>{' '}
            <span className={styles['title']}>{prepared.title}</span>
            <span className={styles['arrow']} />
          </>
        }
      >
        <ProgramBox />
      </Menu>
    </div>
  )
}
