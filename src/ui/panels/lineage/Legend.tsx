import { OUTCOMES, SEVERITIES } from '../../../programs/index.ts'
import type { Severity } from '../../../programs/index.ts'
import styles from './Legend.module.css'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import { OutcomeTerm } from '../../kit/glossary/OutcomeTerm.tsx'

const MEANINGS = {
  security: 'Security: somebody may do what they no longer may',
  data: 'Data: something stored is gone or was never so',
  nuisance: 'Nuisance: refused, held up or wasted',
} as const

/** What the letters stand for, by how much each outcome matters: the gravest first. */
export function Legend() {
  return (
    <div className={styles['legend']}>
      {SEVERITIES.map((severity) => (
        <Letters key={severity} name={MEANINGS[severity]} severity={severity} />
      ))}
      <Letters name="Nothing bad" severity={null} />
      <p>
        <span className={styles['never']} aria-hidden="true" />
        Underlined: no schedule ends well
      </p>
    </div>
  )
}

function Letters({
  name,
  severity,
}: {
  readonly name: string
  readonly severity: Severity | null
}) {
  return (
    <section className={styles['group']} aria-label={name}>
      <p className={styles['meaning']}>{name}</p>
      <ul aria-label={`Letters: ${severity ?? 'well'}`}>
        {OUTCOMES.filter((outcome) => outcome.severity === severity).map((outcome) => (
          <li key={outcome.id}>
            <OutcomeMark outcome={outcome} />
            <span className={styles['hidden']}>{outcome.sign}: </span>
            <OutcomeTerm outcome={outcome} />
          </li>
        ))}
      </ul>
    </section>
  )
}
