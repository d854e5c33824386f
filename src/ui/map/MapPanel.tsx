import { lazy, Suspense, useState } from 'react'
import type { Session } from '../../store/index.ts'
import { useSession } from '../session.tsx'
import { Panel } from '../shared/Panel.tsx'
import styles from './MapPanel.module.css'

const WAYS = ['Picture', 'Table'] as const
export type MapWay = (typeof WAYS)[number]

const MapBody = lazy(async () => ({ default: (await import('./MapBody.tsx')).MapBody }))

const pickCount = (session: Session) => session.scenario.views.length

/** Every schedule at once, as a progress graph or as a table. What draws it is loaded later. */
export function MapPanel() {
  const count = useSession(pickCount)
  const [way, setWay] = useState<MapWay>('Picture')
  return (
    <Panel
      name="Map"
      note={count === 1 ? 'every step, and what can still come' : 'every schedule is a path'}
      className={styles['panel']}
      actions={
        <div role="group" aria-label="Map as" className={styles['ways']}>
          {WAYS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === way}
              onClick={() => {
                setWay(each)
              }}
            >
              {each}
            </button>
          ))}
        </div>
      }
    >
      <div className={styles['room']}>
        <Suspense fallback={null}>
          <MapBody way={way} />
        </Suspense>
      </div>
    </Panel>
  )
}
