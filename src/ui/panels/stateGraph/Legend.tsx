import { NODE_VERDICTS, NODE_WORDS, signOf } from './graphText.ts'
import styles from './GraphPicture.module.css'

/** What the fills and the signs mean. */
export function Legend() {
  return (
    <ul className={styles['legend']} aria-label="Signs">
      {NODE_VERDICTS.map((verdict) => (
        <li key={verdict}>
          <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
            <g className={styles['node']} data-verdict={verdict}>
              <circle className={styles['shape']} r={8.5} />
              <text y={4.6} textAnchor="middle">
                {signOf({ verdict, ends: [] })}
              </text>
            </g>
          </svg>
          {NODE_WORDS[verdict]}
        </li>
      ))}
      <li>
        <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
          <rect className={styles['end']} x={-8} y={-8} width={16} height={16} rx={4} />
        </svg>
        end
      </li>
    </ul>
  )
}
