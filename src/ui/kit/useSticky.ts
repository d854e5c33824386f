import { useState } from 'react'
import { useDerived, useStepper } from '../app/stepper.tsx'
import type { Derived, Stepper } from '../../store/index.ts'

interface Choice<T> {
  readonly value: T
  readonly at: Derived
  readonly line: number | null
}

/** What a person chose to look at: holds until the next step, then the panel follows again. */
export function useSticky<T>(): readonly [T | null, (value: T) => void] {
  const at = useDerived()
  const line = useStepper(selectLine)
  const [choice, setChoice] = useState<Choice<T> | null>(null)
  const holds = choice !== null && choice.at === at && choice.line === line
  return [
    holds ? choice.value : null,
    (value) => {
      setChoice({ value, at, line })
    },
  ]
}

export function selectLine(stepper: Stepper): number | null {
  return stepper.line
}
