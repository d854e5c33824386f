import type { GraphNode } from '../../../programs/index.ts'
import { depthRows } from './depthRows.ts'
import type { DepthRow } from './depthRows.ts'
import styles from './DepthTable.module.css'
import { nodeText, signOf } from './graphText.ts'
import type { Trace } from './traceRun.ts'

/** The same as the picture in numbers: a row for each depth, a button for each state. */
export function DepthTable({
  nodes,
  trace,
  cursor,
  onSelect,
}: {
  readonly nodes: readonly GraphNode[]
  readonly trace: Trace
  readonly cursor: number
  readonly onSelect: (id: number) => void
}) {
  const visited = new Map(trace.visits.map(({ id, steps }) => [id, steps]))
  return (
    <div className={styles['box']}>
      <table aria-label="States by depth" className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Steps</th>
            <th scope="col" title="safe">
              Safe
            </th>
            <th scope="col" title="can still go wrong">
              Open
            </th>
            <th scope="col" title="lost whatever comes">
              Lost
            </th>
            <th scope="col">States</th>
          </tr>
        </thead>
        <tbody>
          {depthRows(nodes).map((row) => (
            <tr key={row.depth}>
              <th scope="row">{row.depth}</th>
              <td>{row.safe}</td>
              <td>{row.someBad}</td>
              <td>{row.allBad}</td>
              <td>
                <span className={styles['states']}>
                  {row.nodes.map((node) => (
                    <button
                      key={node.id}
                      type="button"
                      aria-label={nodeText(node)}
                      aria-current={visited.get(node.id) === cursor ? 'step' : undefined}
                      title={nodeText(node)}
                      data-verdict={node.verdict}
                      data-visited={visited.has(node.id) || undefined}
                      onClick={() => {
                        onSelect(node.id)
                      }}
                    >
                      {signOf(node) || '·'}
                    </button>
                  ))}
                </span>
                {row.ends.length === 0 ? null : (
                  <span className={styles['ends']}>ends: {endsText(row)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** "2 × Data lost, 1 × All is well" */
function endsText({ ends }: DepthRow): string {
  return ends.map(({ outcome, count }) => `${count} × ${outcome.title}`).join(', ')
}
