import { useActions, useDerived } from '../session.tsx'
import { Switch } from '../shared/Switch.tsx'

export function FixSwitch() {
  const { row } = useDerived().stage
  const { setFix } = useActions()
  return (
    <Switch
      name="Fix"
      detail={row.fix === null ? undefined : lowerFirst(row.fix.label)}
      on={row.fix !== null && row.id === row.fix.on}
      tone="good"
      unavailable={row.fix === null ? 'this program has no fixed twin' : undefined}
      onChange={setFix}
    />
  )
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
