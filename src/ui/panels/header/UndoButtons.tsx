import type { Session } from '../../../store/index.ts'
import { useActions, useSession } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'

const pickPast = (session: Session) => session.past.at(-1)?.what ?? null
const pickFuture = (session: Session) => session.future.at(-1)?.what ?? null
const pickLength = (session: Session) => session.schedule.length

export function UndoButtons() {
  const { undo, redo, reset } = useActions()
  const past = useSession(pickPast)
  const future = useSession(pickFuture)
  const length = useSession(pickLength)
  return (
    <>
      <Button
        name="Undo"
        icon="undo"
        keys="U Control+Z"
        title={past === null ? 'Nothing to undo' : `Undo ${past} (U)`}
        unavailable={past === null}
        onPress={undo}
      />
      <Button
        name="Redo"
        icon="redo"
        keys="Y Control+Y"
        title={future === null ? 'Nothing to redo' : `Redo ${future} (Y)`}
        unavailable={future === null}
        onPress={redo}
      />
      <Button
        name="Reset"
        icon="reset"
        title="Reset: take all steps back"
        unavailable={length === 0}
        onPress={reset}
      />
    </>
  )
}
