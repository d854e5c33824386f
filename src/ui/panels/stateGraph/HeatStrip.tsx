import type { ReactNode } from 'react'
import { compactCount } from '../../kit/verdict/compactCount.ts'
import { Amount } from '../../kit/verdict/Said.tsx'
import { plural } from '../../kit/verdict/words.ts'
import { heatCells } from './heat.ts'
import styles from './HeatStrip.module.css'

interface Props {
  readonly perDepth: readonly number[]
  readonly cursor: number
}

/** How many states there are at each depth: a bar for the number, a shade for its magnitude. */
export function HeatStrip({ perDepth, cursor }: Props) {
  return (
    <Scrolled>
      <ol className={styles['strip']} aria-label="States by depth">
        {heatCells(perDepth).map(({ depth, states, shade, part }) => (
          <li
            key={depth}
            aria-current={depth === cursor ? 'step' : undefined}
            title={`After ${depth} ${plural('step', depth)}: ${compactCount(states).exact} ${plural('state', states)}`}
          >
            <span className={styles['depth']}>{depth}</span>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${part * 100}%`, opacity: shade }} />
            </span>
            <span className={styles['count']}>
              <Amount count={compactCount(states)} />
            </span>
          </li>
        ))}
      </ol>
    </Scrolled>
  )
}

export function HeatTable({ perDepth, cursor }: Props) {
  return (
    <Scrolled>
      <table className={styles['table']} aria-label="States by depth">
        <thead>
          <tr>
            <th scope="col">Steps</th>
            <th scope="col">States</th>
          </tr>
        </thead>
        <tbody>
          {perDepth.map((states, depth) => (
            <tr key={depth} aria-current={depth === cursor ? 'step' : undefined}>
              <th scope="row">{depth}</th>
              <td>
                <Amount count={compactCount(states)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

function Scrolled({ children }: { readonly children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label="Counts by depth"
      // It scrolls, so the keyboard must reach it.
      tabIndex={0}
      className={styles['box']}
    >
      {children}
    </div>
  )
}
