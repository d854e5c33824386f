import type { RefObject } from 'react'
import { CATALOGUE } from '../../programs/index.ts'
import type { Session } from '../../store/index.ts'
import { openLineage } from '../page.ts'
import { useActions, useSession } from '../session.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import styles from './LineageDrawer.module.css'

const pickProgram = (session: Session) => session.scenario.program

/** The versions in short, over the stage: one press runs the same requests with another version. */
export function LineageDrawer({
  dialog,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>
}) {
  const program = useSession(pickProgram)
  const { changeScenario } = useActions()
  return (
    <Dialog dialog={dialog} title="Lineage" side>
      <p className={styles['lead']}>
        The same requests and the same schedule, under another version.
      </p>
      <ol className={styles['list']}>
        {CATALOGUE.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={styles['version']}
              aria-current={row.id === program ? 'true' : undefined}
              onClick={() => {
                if (row.id !== program) changeScenario({ program: row.id }, `open ${row.title}`)
                dialog.current?.close()
              }}
            >
              <b>{row.title}</b>
              <time dateTime={row.date}>{row.date}</time>
              <span>{row.left === '' ? row.summary : `Left open: ${row.left}.`}</span>
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className={styles['whole']}
        onClick={() => {
          dialog.current?.close()
          openLineage()
        }}
      >
        The whole lineage, with diff and matrix
      </button>
    </Dialog>
  )
}
