import type { Stepper } from '../../../store/index.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'

const pickPast = (stepper: Stepper) => stepper.past.at(-1)?.what ?? null
const pickFuture = (stepper: Stepper) => stepper.future.at(-1)?.what ?? null
const pickLength = (stepper: Stepper) => stepper.schedule.length

export function UndoButtons() {
  const { undo, redo, reset } = useActions()
  const undoKeys = useControlKeys('undo')
  const redoKeys = useControlKeys('redo')
  const past = useStepper(pickPast)
  const future = useStepper(pickFuture)
  const length = useStepper(pickLength)
  return (
    <>
      <Button
        name="Undo"
        icon={<Icon name="undo" />}
        keys={undoKeys.keys}
        title={past === null ? 'Nothing to undo' : `Undo ${past}${undoKeys.hint}`}
        unavailable={past === null}
        onPress={undo}
      />
      <Button
        name="Redo"
        icon={<Icon name="redo" />}
        keys={redoKeys.keys}
        title={future === null ? 'Nothing to redo' : `Redo ${future}${redoKeys.hint}`}
        unavailable={future === null}
        onPress={redo}
      />
      <Button
        name="Reset"
        icon={<Icon name="reset" />}
        title="Reset: take all steps back"
        unavailable={length === 0}
        onPress={reset}
      />
    </>
  )
}
