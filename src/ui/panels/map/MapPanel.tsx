import { laterPart } from '../../kit/laterPart.tsx'
import { useState } from 'react'
import type { Stepper } from '../../../store/index.ts'
import { useProcessCount } from '../../app/onStage.ts'
import { useStepper } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { PictureOrTable } from '../../kit/PictureOrTable.tsx'
import type { Way } from '../../kit/PictureOrTable.tsx'
import { Legend } from '../../kit/map/Legend.tsx'
import styles from './MapPanel.module.css'

const MapBody = laterPart(async () => (await import('./MapBody.tsx')).MapBody)

const pickFault = (stepper: Stepper) => stepper.scenario.fault !== null

/** Every schedule at once, as a progress graph or as a table. What draws it is loaded later. */
export function MapPanel() {
  const count = useProcessCount()
  const faulty = useStepper(pickFault)
  const [way, setWay] = useState<Way>('Picture')
  return (
    <Panel
      bare
      name="Map"
      note={way === 'Picture' ? <Legend /> : noteOf(count, faulty)}
      className={styles['panel']}
      actions={<PictureOrTable name="Map as" way={way} onWay={setWay} />}
    >
      <div className={styles['room']}>
        <MapBody way={way} />
      </div>
    </Panel>
  )
}

function noteOf(requests: number, faulty: boolean): string {
  if (faulty) return 'with this fault'
  return requests === 1 ? 'every position, and what can still happen' : 'every schedule is a path'
}
