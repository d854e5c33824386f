import { useId, useMemo } from 'react'
import { requestViews } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { requestColour } from '../../kit/requestShapes.ts'
import { nextMove } from './prospect.ts'
import styles from './StepButtons.module.css'

/** One pair a request: a step, and all of its steps. */
export function StepButtons() {
  const { prepared, world } = useDerived()
  const requests = useMemo(() => requestViews(prepared.plan, world), [prepared, world])
  return (
    <div className={styles['steps']} data-count={requests.length}>
      {requests.map((request, index) => (
        <StepPair key={request.letter} request={request} index={index} />
      ))}
    </div>
  )
}

function StepPair({ request, index }: { readonly request: RequestView; readonly index: number }) {
  const id = useId()
  const { keys } = useControlKeys('step', index)
  const { choose, runToEnd } = useActions()
  const { letter } = request
  const ready = request.status === 'ready'
  const next = nextMove(request)
  return (
    <div className={styles['pair']} data-letter={letter} data-ready={ready || undefined}>
      <button
        type="button"
        className={styles['step']}
        aria-label={`Step ${letter}`}
        aria-describedby={id}
        aria-keyshortcuts={keys}
        aria-disabled={ready ? undefined : true}
        title={`Step ${letter}: ${next.full}`}
        onClick={
          ready
            ? () => {
                choose(letter)
              }
            : undefined
        }
      />
      {/* What is seen lies over the button and is no part of it, so that its name is just that. */}
      <div className={styles['over']}>
        <svg
          className={styles['shape']}
          width="22"
          height="22"
          viewBox="-10.5 -10.5 21 21"
          aria-hidden="true"
          focusable="false"
        >
          <RequestShape letter={letter} />
        </svg>
        <div className={styles['words']}>
          <p className={styles['name']} aria-hidden="true">
            <span style={{ color: requestColour(letter) }}>Step {letter}</span>
            {keys === undefined ? null : <kbd>{keys}</kbd>}
          </p>
          <p id={id} className={styles['next']}>
            {next.short}
          </p>
        </div>
      </div>
      <Button
        name={`Run ${letter} to its end`}
        icon={<Icon name="run" />}
        className={styles['run']}
        unavailable={!ready}
        onPress={() => {
          runToEnd(letter)
        }}
      />
    </div>
  )
}
