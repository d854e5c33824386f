import styles from './GraphPicture.module.css'
import { RADIUS } from './layoutStateGraph.ts'
import type { GraphLayout, Point } from './layoutStateGraph.ts'
import { curve } from './spotOf.ts'
import type { Trace } from './traceRun.ts'

/** The run on the stage: a thick line as far as it is done, a dashed one for the rest. */
export function RunMark({
  layout,
  trace,
  cursor,
  spot,
}: {
  readonly layout: GraphLayout
  readonly trace: Trace
  readonly cursor: number
  readonly spot: Point | null
}) {
  return (
    <g aria-hidden="true" className={styles['run']}>
      {trace.edges.map(({ index, steps }) => {
        const shape = layout.edges[index]
        if (shape === undefined) return null
        return (
          <path
            key={index}
            d={curve(shape.points)}
            data-later={steps - shape.edge.letters.length >= cursor || undefined}
          />
        )
      })}
      {spot === null ? null : <circle cx={spot.x} cy={spot.y} r={RADIUS + 4} />}
    </g>
  )
}
