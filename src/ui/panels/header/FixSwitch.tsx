import { useActions, useDerived } from '../../app/stepper.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import { Switch } from '../../kit/Switch.tsx'

/** Between a program and its fixed twin, where there is such a pair. */
export function FixSwitch() {
  const row = useDerived().prepared.django?.row
  const { setFix } = useActions()
  const frame = useFrame()
  if (!row?.fix) return null
  const { id, fix } = row
  return (
    <Switch
      name="Fix"
      {...(frame === 'narrow' || frame === 'low' ? {} : { detail: lowerFirst(fix.label) })}
      on={id === fix.on}
      tone="good"
      onChange={setFix}
    />
  )
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
