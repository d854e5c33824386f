import { useMemo } from 'react'
import { requestViews } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { RequestShape } from '../../kit/RequestShape.tsx'
import styles from './StepButtons.module.css'

/** A large button for each request: it says what its next step would do. They keep their place. */
export function StepButtons() {
  const { prepared, world } = useDerived()
  const views = useMemo(() => requestViews(prepared.plan, world), [prepared, world])
  return (
    <div className={styles['steps']}>
      {views.map((view, index) => (
        <StepButton key={view.letter} view={view} index={index} />
      ))}
    </div>
  )
}

function StepButton({ view, index }: { readonly view: RequestView; readonly index: number }) {
  const { letter, status, order, response } = view
  const { choose } = useActions()
  const { keys } = useControlKeys('step', index)
  const ready = status === 'ready'
  return (
    <button
      type="button"
      data-letter={letter}
      aria-keyshortcuts={keys}
      aria-disabled={ready ? undefined : true}
      onClick={
        ready
          ? () => {
              choose(letter)
            }
          : undefined
      }
    >
      <svg width="30" height="30" viewBox="-11 -11 22 22" aria-hidden="true">
        <RequestShape letter={letter} />
      </svg>
      <b>Step {letter}</b>{' '}
      <span>{ready ? order : response === null ? status : `done ${response}`}</span>
      {keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  )
}
