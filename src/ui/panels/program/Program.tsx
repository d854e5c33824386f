import { openEditor } from '../../app/openEditor.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { useEnlarged } from '../../kit/enlarge/enlarged.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Hands } from './Hands.tsx'
import { useProgram } from './useProgram.ts'
import styles from './Program.module.css'

const WholeListing = laterPart(async () => (await import('./WholeListing.tsx')).WholeListing)

/** What each request has just run and runs next; enlarged, the whole listing. */
export function Program() {
  const program = useProgram()
  const { name, toggle } = useEnlarged()
  const whole = name === 'Program'
  return (
    <Panel
      name="Program"
      {...(whole ? { note: program.title } : { className: styles['hands'] })}
      actions={
        <>
          <Reading ours={program.ourReading} />
          <button
            type="button"
            className={styles['whole']}
            title="Edit this program; it is tried while you type"
            onClick={() => {
              openEditor(`&${location.hash.slice(1)}`)
            }}
          >
            Edit
          </button>
          {whole ? null : (
            <button
              type="button"
              className={styles['whole']}
              onClick={() => {
                toggle('Program')
              }}
            >
              Whole listing
            </button>
          )}
        </>
      }
    >
      {whole ? (
        <WholeListing program={program} />
      ) : (
        <Hands views={program.views} shown={program.shown} />
      )}
    </Panel>
  )
}

/** A proposal whose code we do not have must never be taken for the code itself. */
function Reading({ ours }: { readonly ours: boolean }) {
  if (!ours) return null
  return <span className={styles['reading']}>our reading of the proposal</span>
}
