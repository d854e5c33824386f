import { useMemo, useState } from 'react'
import { lettersOf, scheduleOf } from '../../../world/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { useInsight } from '../../app/check.tsx'
import { decisiveOf } from '../../app/presetOf.ts'
import { sessionSegments } from '../../app/sessionStates.ts'
import { Panel } from '../../kit/Panel.tsx'
import { PictureOrTable } from '../../kit/PictureOrTable.tsx'
import type { Way } from '../../kit/PictureOrTable.tsx'
import { risksOf, riskRow } from '../../kit/risk/riskRow.tsx'
import { columnsOf, StepColumns } from '../../kit/timeline/StepColumns.tsx'
import type { RiskRow } from '../../kit/timeline/StepColumns.tsx'
import styles from './Timeline.module.css'
import { Term } from '../../kit/glossary/Term.tsx'

const FaultChip = laterPart(async () => (await import('./FaultChip.tsx')).FaultChip)
const StepTable = laterPart(async () => (await import('./StepTable.tsx')).StepTable)

const pickScenario = (stepper: Stepper) => stepper.scenario

/** Where the risk will be. */
const NOTHING: RiskRow = {
  name: null,
  picture: (
    <p className={styles['empty']}>
      Nothing has happened yet. Each step will appear here, in the lane of its letter.
    </p>
  ),
  labels: null,
}

/** The whole schedule, what is done and what is to come, as a picture or as a table. */
export function Timeline() {
  const { prepared, run, timeline: view } = useDerived()
  const scenario = useStepper(pickScenario)
  const cursor = useStepper(selectCursor)
  const { goTo } = useActions()
  const [way, setWay] = useState<Way>('Picture')
  const requests = useMemo(() => lettersOf(run.plan), [run.plan])
  const states = useMemo(
    () => sessionSegments({ prepared, run, timeline: view }),
    [prepared, run, view],
  )
  const insight = useInsight()
  const watch = useMemo(() => decisiveOf(scenario, scheduleOf(run))?.watch ?? null, [scenario, run])
  return (
    <Panel
      name="Timeline"
      note={
        view.rows.length === 0 ? (
          'each step appears here'
        ) : (
          <>
            press a <Term word="step">step</Term> to go there
          </>
        )
      }
      actions={<PictureOrTable name="Timeline as" way={way} onWay={setWay} />}
    >
      {scenario.fault === null ? null : <FaultChip fault={scenario.fault} />}
      {way === 'Picture' ? (
        <StepColumns
          run={run}
          view={view}
          letters={requests}
          cursor={cursor}
          states={states}
          watch={watch}
          risk={
            view.rows.length === 0
              ? NOTHING
              : riskRow(insight, scheduleOf(run), { cursor, columns: columnsOf(view) })
          }
          onGo={goTo}
        />
      ) : (
        <StepTable
          run={run}
          view={view}
          requests={requests}
          risks={risksOf(insight, scheduleOf(run))}
          cursor={cursor}
          onGo={goTo}
        />
      )}
    </Panel>
  )
}

function selectCursor(stepper: Stepper): number {
  return stepper.cursor
}
