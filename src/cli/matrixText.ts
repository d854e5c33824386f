import { OUTCOMES } from '../programs/index.ts'
import type { CellResult } from '../programs/index.ts'
import { columns } from './columns.ts'
import type { MatrixFacts } from './matrixCommand.ts'

/** The matrix for people: one letter an outcome, what the letters mean, and how much each matters. */
export function matrixText(
  { programs, workloads, cells, complete }: MatrixFacts,
  width: number,
): string {
  const head = ['program', ...workloads.map(({ title }) => title)]
  const rows = programs.map(({ id }) => [
    id,
    ...workloads.map((workload) => signs(cells[id]?.[workload.id])),
  ])
  const legend = OUTCOMES.map(({ sign, title, severity }) => [sign, title, severity ?? ''])
  const stopped = complete ? [] : [['?', 'stopped early: there may be more']]
  const verdict = complete
    ? 'Every schedule of every cell was tried.'
    : 'Stopped early, at the bound: not every schedule of every cell was tried.'
  return `${columns([head, ...rows], width)}\n${columns([...legend, ...stopped], width, '  ')}\n${verdict}\n`
}

/** "LKT–"; a question mark behind them where a bound has stopped the check. */
function signs(cell: CellResult | undefined): string {
  if (cell === undefined) return ''
  const found = OUTCOMES.filter(({ id }) => cell.outcomes.some((outcome) => outcome.id === id))
  return found.map(({ sign }) => sign).join('') + (cell.complete ? '' : '?')
}
