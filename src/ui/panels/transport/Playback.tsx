import { useEffect, useSyncExternalStore } from 'react'
import { SPEEDS } from '../../../store/index.ts'
import type { Preferences, Stepper } from '../../../store/index.ts'
import {
  useActions,
  useDerived,
  usePreferences,
  useStepper,
  useStores,
} from '../../app/stepper.tsx'
import { useInsight } from '../../app/check.tsx'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { marksOf } from '../../kit/map/noReturn.ts'
import { Choice } from '../../kit/Choice.tsx'
import styles from './Transport.module.css'

const pickCursor = (stepper: Stepper) => stepper.cursor
const pickLength = (stepper: Stepper) => stepper.schedule.length
const pickSpeed = (preferences: Preferences) => preferences.speed

/** Moves through the schedule that is there. */
export function Playback() {
  const { player, preferences } = useStores()
  const { toStart, back, forward, toEnd } = useActions()
  const keys = {
    start: useControlKeys('start'),
    back: useControlKeys('back'),
    play: useControlKeys('play'),
    forward: useControlKeys('forward'),
    end: useControlKeys('end'),
  }
  const cursor = useStepper(pickCursor)
  const length = useStepper(pickLength)
  const speed = usePreferences(pickSpeed)
  const { runState } = useDerived()
  const status = useSyncExternalStore(player.subscribe, player.status)
  const insight = useInsight()
  useEffect(() => {
    const mark = insight === null ? undefined : marksOf(insight)[0]
    player.watch(
      insight === null || mark === undefined
        ? null
        : { schedule: insight.schedule, step: mark.step },
    )
  }, [player, insight])
  const playing = status === 'playing'
  const over = cursor === length && runState !== 'going'
  return (
    <div className={styles['playback']}>
      <Button
        name="To start"
        icon={<Icon name="start" />}
        keys={keys.start.keys}
        title={`To start${keys.start.hint}`}
        unavailable={cursor === 0}
        onPress={toStart}
      />
      <Button
        name="Back"
        icon={<Icon name="back" />}
        keys={keys.back.keys}
        title={`Back${keys.back.hint}`}
        unavailable={cursor === 0}
        onPress={back}
      />
      <Button
        name={playing ? 'Pause' : 'Play'}
        icon={<Icon name={playing ? 'pause' : 'play'} />}
        keys={keys.play.keys}
        title={`${over ? 'Play again from the start' : playing ? 'Pause' : 'Play'}${keys.play.hint}`}
        onPress={player.toggle}
      >
        <span className={styles['playText']}>{playing ? 'Pause' : 'Play'}</span>
      </Button>
      <Button
        name="Forward"
        icon={<Icon name="forward" />}
        keys={keys.forward.keys}
        title={`Forward${keys.forward.hint}`}
        unavailable={cursor === length}
        onPress={forward}
      />
      <Button
        name="To end"
        icon={<Icon name="end" />}
        keys={keys.end.keys}
        title={`To end${keys.end.hint}`}
        unavailable={cursor === length}
        onPress={toEnd}
      />
      <Choice
        name="Speed"
        className={styles['speed']}
        label=""
        title="Steps per second"
        value={String(speed)}
        options={SPEEDS.map((value) => ({ value: String(value), text: `${value}/s` }))}
        onChange={(value) => {
          preferences.setState({ speed: Number(value) })
        }}
      />
    </div>
  )
}
