import { faultProgress, faultWords } from '../../../programs/index.ts'
import type { FaultProgress, ScenarioFault } from '../../../programs/index.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import styles from './FaultChip.module.css'

/** The fault of the scenario on the stage, where it happens, and how to remove it. */
export function FaultChip({ fault }: { readonly fault: ScenarioFault }) {
  const { run } = useDerived()
  const { changeScenario } = useActions()
  return (
    <div role="group" aria-label="Fault" className={styles['chip']}>
      <Icon name="fault" />
      <p className={styles['text']}>
        <b>{upperFirst(faultWords(fault))}</b> <Where progress={faultProgress(run, fault)} />
      </p>
      <Button
        name="Remove the fault"
        icon={<Icon name="close" />}
        title="Remove the fault: the same schedule without it"
        onPress={() => {
          changeScenario({ fault: null }, 'no fault')
        }}
        className={styles['remove']}
      />
    </div>
  )
}

function Where({ progress }: { readonly progress: FaultProgress }) {
  switch (progress.kind) {
    case 'happened':
      return (
        <span className={styles['where']}>
          · <StepLink step={progress.step} /> of all
        </span>
      )
    case 'ahead':
      return <span className={styles['where']}>· still to come</span>
    case 'missed':
      return (
        <span className={styles['where']}>
          · no effect: <StepLink step={progress.step} /> is not a write
        </span>
      )
    case 'too late':
      return (
        <span className={styles['where']}>
          · no effect: the request ended after {progress.steps} steps of its own
        </span>
      )
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
