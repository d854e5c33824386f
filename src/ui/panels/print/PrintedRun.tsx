import { useMemo } from 'react'
import { explainOutcome, outcomesOf } from '../../../programs/index.ts'
import type { Explanation, Outcome, Prepared } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { lastWorld, scheduleOf } from '../../../world/index.ts'
import type { Run as WholeRun } from '../../../world/index.ts'
import { useInsight } from '../../app/check.tsx'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'
import { useProcessCount } from '../../app/onStage.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { pairsOf } from '../../kit/map/mapPath.ts'
import { useMapCells } from '../../kit/map/useMapCells.ts'
import { PrintedCounts } from './PrintedCounts.tsx'
import { PrintedHead } from './PrintedHead.tsx'
import { PrintedLines } from './PrintedLines.tsx'
import { PrintedMap } from './PrintedMap.tsx'
import styles from './PrintedRun.module.css'
import { PrintedSteps } from './PrintedSteps.tsx'
import { PrintedTimeline } from './PrintedTimeline.tsx'

const pickScenario = (stepper: Stepper) => stepper.scenario

/** What is printed instead of the stage: the whole run as pictures and as a table. */
export function PrintedRun({ printing }: { readonly printing: boolean }) {
  const count = useProcessCount()
  return count === 2 ? <OfTwo printing={printing} /> : printing ? <Run map={null} /> : null
}

const [PAIR = { across: 'A', up: 'B' }] = pairsOf(['A', 'B'])

/** The cells come from the worker: they are asked for before anybody prints. */
function OfTwo({ printing }: { readonly printing: boolean }) {
  const cells = useMapCells(PAIR, 0)
  return printing ? <Run map={cells} /> : null
}

function Run({ map }: { readonly map: ReturnType<typeof useMapCells> }) {
  const { prepared, run, timeline } = useDerived()
  const scenario = useStepper(pickScenario)
  const newest = useInsight()
  const schedule = scheduleOf(run)
  const insight = newest?.schedule === schedule ? newest : null
  const decisive = decisiveOf(scenario, schedule)
  const { outcomes, explained } = useMemo(() => endOf(prepared, run), [prepared, run])
  return (
    <article className={styles['printed']} aria-label="The whole run">
      <PrintedHead
        title={decisive?.title ?? presetOf(scenario)?.title ?? prepared.title}
        outcomes={outcomes}
        explained={explained?.sentence ?? null}
      />
      {timeline.rows.length === 0 ? <p>Nothing has happened yet.</p> : null}
      <PrintedTimeline
        prepared={prepared}
        run={run}
        timeline={timeline}
        insight={insight}
        watch={decisive?.watch ?? null}
      />
      <PrintedLines
        run={run}
        sources={prepared.code.sources}
        rows={(explained?.steps ?? []).flatMap((step) => timeline.rows[step - 1] ?? [])}
      />
      {map === null ? null : <PrintedMap cells={map} run={run} insight={insight} />}
      <PrintedCounts />
      <PrintedSteps run={run} rows={timeline.rows} />
    </article>
  )
}

/** How a run has ended, and how the first bad outcome came about; null: there is none. */
function endOf(
  prepared: Prepared,
  run: WholeRun,
): { readonly outcomes: readonly Outcome[]; readonly explained: Explanation | null } {
  const outcomes = outcomesOf(prepared, lastWorld(run))
  const bad = outcomes.find((outcome) => outcome.bad)
  return { outcomes, explained: bad === undefined ? null : explainOutcome(prepared, run, bad) }
}
