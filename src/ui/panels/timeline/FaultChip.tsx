import { useEffect } from 'react'
import { faultNotice, faultProgress, faultWords } from '../../../programs/index.ts'
import type { FaultProgress, ScenarioFault } from '../../../programs/index.ts'
import { sayOfFault } from '../../../store/index.ts'
import type { Check } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useActions, useDerived, useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import styles from './FaultChip.module.css'

/**
 * The fault of the scenario on the stage, where it happens, and how to remove it. When a link brings
 * a fault that does not happen, the notice says so as soon as that is known.
 */
export function FaultChip({ fault }: { readonly fault: ScenarioFault }) {
  const { stepper } = useStores()
  const { run } = useDerived()
  const { changeScenario } = useActions()
  const checked = useCheck(pickFault)
  const found = useCheck(pickHappens)
  const happens = checked === fault ? found : null
  const progress = faultProgress(run, fault)
  const notice = faultNotice(fault, progress, happens)
  useEffect(() => {
    if (notice !== null) sayOfFault(stepper, fault, notice)
  }, [stepper, fault, notice])
  return (
    <div role="group" aria-label="Fault" className={styles['chip']}>
      <Icon name="fault" />
      <p className={styles['text']}>
        <b>{upperFirst(faultWords(fault))}</b> <Where progress={progress} happens={happens} />
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

function pickFault({ scenario }: Check): ScenarioFault | null {
  return scenario?.fault ?? null
}

function pickHappens({ report }: Check): boolean | null {
  return report?.faultHappens ?? null
}

function Where({
  progress,
  happens,
}: {
  readonly progress: FaultProgress
  /** in any schedule; null: not known */
  readonly happens: boolean | null
}) {
  switch (progress.kind) {
    case 'happened':
      return (
        <span className={styles['where']}>
          · <StepLink step={progress.step} /> of all
        </span>
      )
    case 'ahead':
      return (
        <span className={styles['where']}>
          · {happens === false ? 'happens in no schedule' : 'still to come'}
        </span>
      )
    case 'missed':
      return (
        <span className={styles['where']}>
          · no effect: <StepLink step={progress.step} /> is not a write
        </span>
      )
    case 'too late':
      return (
        <span className={styles['where']}>
          · no effect: it ended after {progress.steps} steps of its own
        </span>
      )
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
