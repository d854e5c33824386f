import type { Level } from '../../programs/index.ts'
import { createStepper } from '../stepper.ts'
import type { StepperStore } from '../stepper.ts'

/**
 * A stepper at the start of a level, for that level alone: its run cannot be taken for one of
 * another level, undo does not lead out of it, and what stands on the stage stays there.
 */
export function createLevelStepper({ scenario }: Level): StepperStore {
  return createStepper({ scenario, schedule: '', cursor: 0, notice: null })
}
