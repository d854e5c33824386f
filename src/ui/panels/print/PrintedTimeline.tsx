import type { Insight } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { lettersOf, scheduleOf } from '../../../world/index.ts'
import { sessionSegments } from '../../app/sessionStates.ts'
import { RiskCurve, RiskLabels } from '../../kit/risk/RiskCurve.tsx'
import { risksOf } from '../../kit/risk/riskRow.tsx'
import { StepColumns } from '../../kit/timeline/StepColumns.tsx'
import { stripsOf } from '../../kit/timeline/stripsOf.ts'
import styles from './PrintedTimeline.module.css'

/** Columns that fit the paper, A4 or Letter, between its margins. */
const ROOM = { portrait: 12, landscape: 17 }

/** The timeline in strips that are as wide as the paper. Which way it lies, the style sheet knows. */
export function PrintedTimeline(
  props: Pick<Derived, 'prepared' | 'run' | 'timeline'> & {
    readonly insight: Insight | null
    readonly watch: number | null
  },
) {
  if (props.timeline.rows.length === 0) return null
  return (
    <section aria-label="Timeline" className={styles['timeline']}>
      <h2>Timeline</h2>
      <div className={styles['portrait']}>
        <Strips {...props} room={ROOM.portrait} />
      </div>
      <div className={styles['landscape']}>
        <Strips {...props} room={ROOM.landscape} />
      </div>
      <p>
        A hatched stretch is a file that is empty or half written. Risk is the chance of a bad end
        if a coin picks every next move.
      </p>
    </section>
  )
}

function Strips({
  prepared,
  run,
  timeline,
  insight,
  watch,
  room,
}: Pick<Derived, 'prepared' | 'run' | 'timeline'> & {
  readonly insight: Insight | null
  readonly watch: number | null
  readonly room: number
}) {
  const strips = stripsOf(
    {
      view: timeline,
      states: sessionSegments({ prepared, run, timeline }),
      risks: risksOf(insight, scheduleOf(run)),
    },
    room,
  )
  return strips.map(({ view, states, risks, before, columns }) => (
    <div
      key={before}
      role="img"
      aria-label={`Steps ${before + 1} to ${before + view.rows.length}`}
      className={styles['strip']}
    >
      <StepColumns
        run={run}
        view={view}
        letters={lettersOf(run.plan)}
        // Beyond its end: all of it has been, and no step is the current one.
        cursor={view.rows.length + 1}
        states={states}
        watch={watch === null ? null : watch - before}
        before={before}
        columns={columns}
        risk={
          risks === null
            ? null
            : {
                name: <b>Risk</b>,
                picture: <RiskCurve risks={risks} cursor={risks.length} columns={columns} />,
                labels: <RiskLabels risks={risks} />,
              }
        }
        onGo={null}
      />
    </div>
  ))
}
