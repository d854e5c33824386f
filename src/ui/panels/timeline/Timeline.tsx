import { useMemo, useState } from 'react'
import { letterOf } from '../../../world/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { PictureOrTable } from '../../kit/PictureOrTable.tsx'
import type { Way } from '../../kit/PictureOrTable.tsx'
import { STORE_NAMES, storeOf } from '../../app/storeNames.ts'
import { Picture } from './Picture.tsx'

const FaultChip = laterPart(async () => (await import('./FaultChip.tsx')).FaultChip)
const StepTable = laterPart(async () => (await import('./StepTable.tsx')).StepTable)

const pickFault = (stepper: Stepper) => stepper.scenario.fault

/** The whole schedule, what is done and what is to come, as a picture or as a table. */
export function Timeline() {
  const { run, timeline: view, prepared } = useDerived()
  const fault = useStepper(pickFault)
  const store = STORE_NAMES[storeOf(prepared.devices)]
  const cursor = useStepper(selectCursor)
  const { goTo } = useActions()
  const [way, setWay] = useState<Way>('Picture')
  const count = run.plan.requests.length
  const requests = useMemo(
    () =>
      Array.from({ length: count }, (_, index) =>
        letterOf(index as Parameters<typeof letterOf>[0]),
      ),
    [count],
  )
  return (
    <Panel
      name="Timeline"
      note="every step, in order"
      actions={<PictureOrTable name="Timeline as" way={way} onWay={setWay} />}
    >
      {fault === null ? null : <FaultChip fault={fault} />}
      {way === 'Picture' ? (
        <Picture view={view} requests={requests} store={store} cursor={cursor} onGo={goTo} />
      ) : (
        <StepTable view={view} requests={requests} cursor={cursor} onGo={goTo} />
      )}
    </Panel>
  )
}

function selectCursor(stepper: Stepper): number {
  return stepper.cursor
}
