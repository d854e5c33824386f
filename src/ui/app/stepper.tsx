import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { BugError } from '../../base/index.ts'
import { actionsOf, derivedOf } from '../../store/index.ts'
import type {
  Actions,
  Derived,
  Player,
  Preferences,
  PreferencesStore,
  Stepper,
  StepperStore,
} from '../../store/index.ts'

/** The stores of one page. */
export interface Stores {
  readonly stepper: StepperStore
  readonly preferences: PreferencesStore
  readonly player: Player
  /** what a person does: it pauses the player first */
  readonly actions: Actions
  /** what the browser keeps; null: forbidden */
  readonly storage: Storage | null
}

export function createStores(
  stepper: StepperStore,
  preferences: PreferencesStore,
  player: Player,
  storage: Storage | null,
): Stores {
  const { dispatch } = stepper.getState()
  const actions = actionsOf((event) => {
    player.pause()
    dispatch(event)
  })
  return { stepper, preferences, player, actions, storage }
}

const Context = createContext<Stores | null>(null)

export function StepperProvider({
  stores,
  children,
}: {
  readonly stores: Stores
  readonly children: ReactNode
}) {
  return <Context value={stores}>{children}</Context>
}

/** The stores themselves, for subscriptions; to draw something use the hooks below. */
export function useStores(): Stores {
  const stores = use(Context)
  if (stores === null) throw new BugError('expected a StepperProvider around this component')
  return stores
}

/** One part of the state. The selector is a module-level function that picks, and builds nothing. */
export function useStepper<T>(selector: (stepper: Stepper) => T): T {
  return useStore(useStores().stepper, selector)
}

/** What the panels draw; the same object until scenario, schedule or cursor change. */
export function useDerived(): Derived {
  return useStore(useStores().stepper, derivedOf)
}

/** Everything a person can do; never changes, so it never causes a render. */
export function useActions(): Actions {
  return useStores().actions
}

export function usePreferences<T>(selector: (preferences: Preferences) => T): T {
  return useStore(useStores().preferences, selector)
}
