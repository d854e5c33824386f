import { shortName } from '../../../world/index.ts'
import type { Letter } from '../../../world/index.ts'
import { requestColour } from '../requestShapes.ts'
import type { AxisStep } from './axisSteps.ts'
import type { MapLayout } from './layoutMap.ts'
import styles from './Axes.module.css'

/**
 * Which request moves in which direction. On a large map the operation of each step stands where
 * the path crosses from one cell to the next.
 */
export function Axes({
  layout,
  across,
  up,
  steps,
}: {
  readonly layout: MapLayout
  readonly across: Letter
  readonly up: Letter
  /** null: no room for the operations */
  readonly steps: ReadonlyMap<Letter, readonly AxisStep[]> | null
}) {
  const { left, top, cellWidth, cellHeight, columns, rows, height } = layout
  const bottom = top + cellHeight * (rows + 1)
  const middle = {
    x: left + (cellWidth * (columns + 1)) / 2,
    y: top + (cellHeight * (rows + 1)) / 2,
  }
  return (
    <g aria-hidden="true" className={styles['axes']}>
      {steps === null ? null : <Operations layout={layout} across={across} up={up} steps={steps} />}
      <text
        className={styles['direction']}
        x={middle.x}
        y={steps === null ? Math.min(height - 4, bottom + 16) : height - 4}
        fill={requestColour(across)}
        textAnchor="middle"
      >
        {across} moves →
      </text>
      {across === up ? null : (
        <text
          className={styles['direction']}
          transform={`translate(14 ${middle.y}) rotate(-90)`}
          fill={requestColour(up)}
          textAnchor="middle"
        >
          {up} moves →
        </text>
      )}
    </g>
  )
}

function Operations({
  layout,
  across,
  up,
  steps,
}: {
  readonly layout: MapLayout
  readonly across: Letter
  readonly up: Letter
  readonly steps: ReadonlyMap<Letter, readonly AxisStep[]>
}) {
  const { left, top, cellWidth, cellHeight, columns, rows, gap } = layout
  const bottom = top + cellHeight * (rows + 1)
  const right = (index: number) =>
    `translate(${left + (index + 1) * cellWidth - gap / 2} ${bottom})`
  const upward = (index: number) =>
    `translate(${left} ${bottom - (index + 1) * cellHeight - gap / 2})`
  return (
    <>
      <Ticks letter={across} count={columns} steps={steps} slanted at={right} />
      {across === up ? null : (
        <Ticks letter={up} count={rows} steps={steps} slanted={false} at={upward} />
      )}
    </>
  )
}

/** The operations of one request along its axis. */
function Ticks({
  letter,
  count,
  steps,
  slanted,
  at,
}: {
  readonly letter: Letter
  readonly count: number
  readonly steps: ReadonlyMap<Letter, readonly AxisStep[]>
  /** under the axis; else beside it */
  readonly slanted: boolean
  /** where the step with this index crosses from one cell to the next: a transform */
  readonly at: (index: number) => string
}) {
  const own = steps.get(letter)
  return (
    <g color={requestColour(letter)}>
      {Array.from({ length: count }, (_, index) => (
        <g key={index} transform={at(index)}>
          <path d={slanted ? 'M0-2V2' : 'M-4 0H0'} />
          <Label step={own?.[index]} number={index + 1} slanted={slanted} />
        </g>
      ))}
    </g>
  )
}

function Label({
  step,
  number,
  slanted,
}: {
  readonly step: AxisStep | undefined
  readonly number: number
  readonly slanted: boolean
}) {
  return (
    <text
      className={styles['label']}
      textAnchor="end"
      data-later={step?.scheduled === true ? undefined : true}
      transform={slanted ? 'translate(3 11) rotate(-48)' : 'translate(-7 4)'}
    >
      {step === undefined ? number : axisName(step.name)}
      <title>{titleOf(step, number)}</title>
    </text>
  )
}

/** What fits beside an axis; the title has all of it. */
function axisName(name: string): string {
  const short = name.replace(/^cache\./, '')
  return short.length <= ROOM ? short : `${short.slice(0, ROOM - 1)}…`
}

/** Letters. */
const ROOM = 12

function titleOf(step: AxisStep | undefined, number: number): string {
  if (step === undefined) return `step ${number}`
  return `step ${number}: ${step.name}${step.path === null ? '' : ` ${shortName(step.path)}`}`
}
