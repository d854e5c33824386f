import { laterPart } from '../../kit/laterPart.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './ConflictPanel.module.css'
import { Term } from '../../kit/glossary/Term.tsx'

const ConflictBody = laterPart(async () => (await import('./ConflictBody.tsx')).ConflictBody)

/** The two steps that made the schedule end badly, beside the nearest one that ends well. */
export function ConflictPanel() {
  return (
    <Panel
      bare
      name="Conflict"
      note={
        <>
          two steps in <Term word="conflict">conflict</Term>, and the nearest safe schedule
        </>
      }
      className={styles['panel']}
    >
      <div className={styles['room']}>
        <ConflictBody />
      </div>
    </Panel>
  )
}
