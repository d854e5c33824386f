import { useRef } from 'react'
import type { Cell, CellMap } from '../../../programs/index.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import type { AxisStep } from '../../kit/map/axisSteps.ts'
import { cellText, signsOf, PROSPECT_WORDS } from '../../kit/map/cellText.ts'
import type { MapView } from './MapPicture.tsx'
import type { MapPoint } from '../../kit/map/mapPath.ts'
import styles from './MapTable.module.css'

/** The same as the picture in words: a column for each step of one request, a row for the other. */
export function MapTable({ cells, steps, places, cursor, bend, statement }: MapView) {
  const box = useRef<HTMLDivElement>(null)
  const here = places[cursor] ?? { x: 0, y: 0 }
  const passed = new Set(places.map(({ x, y }) => `${x} ${y}`))
  const columns = Array.from({ length: cells.columns + 1 }, (_, x) => x)
  const rows = Array.from({ length: cells.rows + 1 }, (_, y) => y)
  const go = (place: MapPoint): void => {
    bend.begin()
    bend.move(place)
  }
  return (
    <>
      {statement}
      <div ref={box} className={styles['box']}>
        <table className={styles['table']} aria-label="Cells of the map">
          <thead>
            <tr>
              <th scope="col">{cells.rows === 0 ? 'Steps' : `${cells.up} \\ ${cells.across}`}</th>
              {columns.map((x) => (
                <th key={x} scope="col">
                  <AxisName letter={cells.across} number={x} steps={steps.get(cells.across)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((y) => (
              <tr key={y}>
                <th scope="row">
                  {cells.rows === 0 ? (
                    'from there'
                  ) : (
                    <AxisName letter={cells.up} number={y} steps={steps.get(cells.up)} />
                  )}
                </th>
                {cells.cells
                  .filter((cell) => cell.y === y)
                  .map((cell) => (
                    <td
                      key={cell.x}
                      data-verdict={cell.verdict}
                      data-passed={passed.has(`${cell.x} ${cell.y}`) || undefined}
                      aria-current={cell.x === here.x && cell.y === here.y ? 'step' : undefined}
                    >
                      <CellWords
                        cell={cell}
                        table={cells.table}
                        text={cellText(cells, cell)}
                        onGo={() => {
                          go(cell)
                        }}
                      />
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function AxisName({
  letter,
  number,
  steps,
}: {
  readonly letter: Parameters<typeof RequestBadge>[0]['letter']
  readonly number: number
  readonly steps: readonly AxisStep[] | undefined
}) {
  return (
    <span className={styles['axis']}>
      <RequestBadge letter={letter} size={15} /> {number}
      <small>{number === 0 ? 'start' : (steps?.[number - 1]?.name ?? '')}</small>
    </span>
  )
}

function CellWords({
  cell,
  table,
  text,
  onGo,
}: {
  readonly cell: Cell
  readonly table: CellMap['table']
  readonly text: string
  readonly onGo: () => void
}) {
  if (cell.verdict === 'unreachable') return <span title={text}>–</span>
  const signs = cell.verdict === 'safe' ? '' : signsOf(cell.possible, table)
  return (
    <button type="button" title={text} onClick={onGo}>
      {PROSPECT_WORDS[cell.verdict]}
      {signs === '' ? null : <b> {signs}</b>}
      {cell.states > 1 ? <small> {cell.states} states</small> : null}
    </button>
  )
}
