import type { Preferences } from '../../../store/index.ts'
import { usePreferences } from '../stepper.tsx'
import { controlKeys } from './bindings.ts'
import type { BindingId } from './bindings.ts'

const pickSingleKeys = (preferences: Preferences) => preferences.singleKeys

/** The keys that press a control now, for its attributes and its tooltip. */
export function useControlKeys(id: BindingId, index?: number): ReturnType<typeof controlKeys> {
  return controlKeys(id, usePreferences(pickSingleKeys), index)
}
