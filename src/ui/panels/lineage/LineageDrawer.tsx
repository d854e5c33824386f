import { useRef } from 'react'
import type { Ref } from 'react'
import { CATALOGUE } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { openLineage } from '../../app/page.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import styles from './LineageDrawer.module.css'

const pickProgram = (stepper: Stepper) => stepper.scenario.program

/** The versions in short, over the stage: one press runs the same requests with another version. */
export function LineageDrawer({ dialog }: { readonly dialog: Ref<HTMLDialogElement> }) {
  const inside = useRef<HTMLDivElement>(null)
  const close = (): void => {
    inside.current?.closest('dialog')?.close()
  }
  const program = useStepper(pickProgram)
  const { changeScenario } = useActions()
  return (
    <Dialog dialog={dialog} title="Lineage" side>
      <div ref={inside}>
        <p className={styles['lead']}>Run the same requests and schedule on another version.</p>
        <ol className={styles['list']}>
          {CATALOGUE.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={styles['version']}
                aria-current={row.id === program ? 'true' : undefined}
                onClick={() => {
                  if (row.id !== program)
                    changeScenario({ program: row.id }, { version: row.title })
                  close()
                }}
              >
                <b>{row.title}</b>
                <time dateTime={row.date}>{row.date}</time>
                {row.ourReading ? <em>our reading of the proposal</em> : null}
                <span>{row.left === '' ? row.summary : `Left open: ${row.left}.`}</span>
              </button>
            </li>
          ))}
        </ol>
        <button
          type="button"
          className={styles['whole']}
          onClick={() => {
            close()
            openLineage()
          }}
        >
          The whole lineage, with diff and matrix
        </button>
      </div>
    </Dialog>
  )
}
