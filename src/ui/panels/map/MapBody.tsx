import { useDeferredValue, useMemo, useState } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import type { Check, Stepper } from '../../../store/index.ts'
import { useCheck, useCheckStore, useInsight } from '../../app/check.tsx'
import { useDerived, useStepper, useStores } from '../../app/stepper.tsx'
import { lettersOf } from '../../../world/index.ts'
import { axisSteps } from '../../kit/map/axisSteps.ts'
import { createBend } from './createBend.ts'
import type { Way } from '../../kit/PictureOrTable.tsx'
import styles from './MapBody.module.css'
import { MapPicture } from './MapPicture.tsx'
import { MapTable } from './MapTable.tsx'
import { pairsOf, placesOf, samePair } from '../../kit/map/mapPath.ts'
import type { Pair } from '../../kit/map/mapPath.ts'
import { marksOf, outlook } from '../../kit/map/noReturn.ts'
import { NoReturnText } from './NoReturnText.tsx'
import { PairChoice } from './PairChoice.tsx'
import { useMapCells } from '../../kit/map/useMapCells.ts'

const pickSchedule = (stepper: Stepper) => stepper.schedule
const pickCursor = (stepper: Stepper) => stepper.cursor

/** The map of two requests, or one slice of the map of more, or the strip of one. */
export function MapBody({ way }: { readonly way: Way }) {
  const { run } = useDerived()
  const letters = useMemo(() => lettersOf(run.plan), [run.plan])
  const pairs = useMemo(() => pairsOf(letters), [letters])
  const [chosen, setChosen] = useState<Pair | null>(null)
  const pair = useMemo((): Pair => {
    const [first = 'A'] = letters
    const wanted = pairs.find((each) => chosen !== null && samePair(each, chosen)) ?? pairs[0]
    return wanted ?? { across: first, up: first }
  }, [letters, pairs, chosen])
  // The next steps have to be run first: the step itself is painted before.
  const painted = useDeferredValue(run)
  const steps = useMemo(() => axisSteps(painted), [painted])
  const cells = useMapCells(pair, [...steps.values()][0]?.length ?? 0)
  return (
    <>
      {pairs.length < 2 ? null : <PairChoice pairs={pairs} chosen={pair} onChoose={setChosen} />}
      {cells === null ? <Waiting /> : <Drawn way={way} cells={cells} pair={pair} steps={steps} />}
    </>
  )
}

function Drawn({
  way,
  cells,
  pair,
  steps,
}: {
  readonly way: Way
  readonly cells: CellMap
  readonly pair: Pair
  readonly steps: ReturnType<typeof axisSteps>
}) {
  const schedule = useStepper(pickSchedule)
  const cursor = useStepper(pickCursor)
  const insight = useInsight()
  const check = useCheckStore()
  const { stepper, actions } = useStores()
  // By its letters: a gesture must outlive the changes that it makes.
  const { across, up } = pair
  const bend = useMemo(
    () => createBend(check, stepper, actions.setSchedule, { across, up }),
    [check, stepper, actions, across, up],
  )
  const places = useMemo(() => placesOf(schedule, pair), [schedule, pair])
  const marks = useMemo(
    // A mark of the previous schedule would be in the wrong place.
    () => (insight === null || insight.schedule !== schedule ? [] : marksOf(insight)),
    [insight, schedule],
  )
  const end = insight?.fates.at(-1)
  const last = end === undefined || insight === null ? undefined : outlook(end, insight.table)
  const Body = way === 'Picture' ? MapPicture : MapTable
  return (
    <>
      <Body
        cells={cells}
        steps={steps}
        places={places}
        cursor={cursor}
        marks={marks}
        bend={bend}
        statement={
          <NoReturnText marks={marks} known={last !== undefined} open={last?.bad === true} />
        }
      />
    </>
  )
}

const pickStatus = (check: Check) => check.status
const pickProgress = (check: Check) => check.progress
const pickReport = (check: Check) => check.report
const pickTrouble = (check: Check) => check.trouble

/** Why there is no map, or not yet. Stopped early is never the same as "no loss found". */
function Waiting() {
  const status = useCheck(pickStatus)
  const progress = useCheck(pickProgress)
  const report = useCheck(pickReport)
  const trouble = useCheck(pickTrouble)
  return (
    <div className={styles['waiting']} data-status={status}>
      {status === 'stopped' ? (
        <>
          <p>
            <b>Stopped early{report === null ? '' : ` after ${number(report.states)} states`}.</b>
          </p>
          <p>
            The map is painted from a check of all schedules, and this one is not complete. It does
            not say that nothing is lost.
          </p>
        </>
      ) : status === 'broken' ? (
        <p>{trouble ?? 'The check does not answer.'}</p>
      ) : (
        <p>
          Trying every schedule
          {progress === null ? ' …' : `: ${number(progress.states)} states so far …`}
        </p>
      )}
    </div>
  )
}

function number(value: number): string {
  return value.toLocaleString('en')
}
