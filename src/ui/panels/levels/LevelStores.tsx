import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Level } from '../../../programs/index.ts'
import { createLevelStepper, createPlayer } from '../../../store/index.ts'
import type { Checker } from '../../../store/index.ts'
import { CheckProvider, useChecks } from '../../app/check.tsx'
import { createStores, StepperProvider, useStores } from '../../app/stepper.tsx'

/**
 * The stores of one level, from its start: what is inside steps, undoes and is checked on its own,
 * and the stage keeps what stands on it. The level must not change; give it a key.
 */
export function LevelStores({
  level,
  children,
}: {
  readonly level: Level
  readonly children: ReactNode
}) {
  const { preferences, storage } = useStores()
  const shared = useChecks()
  const [stores] = useState(() => {
    const stepper = createLevelStepper(level)
    return createStores(stepper, preferences, createPlayer(stepper, preferences), storage)
  })
  const [checker] = useState(() => checkerOf(shared.checker))
  const checks = useMemo(() => ({ ...shared, checker }), [shared, checker])
  useEffect(
    () => () => {
      stores.player.stop()
      checker.dropAll()
    },
    [stores, checker],
  )
  return (
    <StepperProvider stores={stores}>
      <CheckProvider checks={checks}>{children}</CheckProvider>
    </StepperProvider>
  )
}

/** The checker of the page for somebody who leaves before it: then nobody wants the answers. */
function checkerOf(shared: Checker): Checker & { readonly dropAll: () => void } {
  const tickets = new Set<ReturnType<Checker['order']>>()
  return {
    order: (order, hear) => {
      const ticket = shared.order(order, hear)
      tickets.add(ticket)
      return ticket
    },
    dropAll: () => {
      for (const ticket of tickets) ticket.drop()
      tickets.clear()
    },
  }
}
