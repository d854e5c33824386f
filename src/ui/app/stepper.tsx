import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { BugError } from '../../base/index.ts'
import { derived } from '../../store/index.ts'
import type {
  Actions,
  Derived,
  Player,
  Preferences,
  PreferencesStore,
  Session,
  SessionStore,
} from '../../store/index.ts'

/** The stores of one page. */
export interface Stores {
  readonly session: SessionStore
  readonly preferences: PreferencesStore
  readonly player: Player
  /** what a person does: the player stops first, so that two hands never steer at once */
  readonly actions: Actions
}

export function createStores(
  session: SessionStore,
  preferences: PreferencesStore,
  player: Player,
): Stores {
  return { session, preferences, player, actions: byHand(session.getState(), player) }
}

function byHand(session: Session, player: Player): Actions {
  const parts = Object.entries(session).map(([name, part]: readonly [string, unknown]) => [
    name,
    typeof part === 'function' ? stopping(part as (...args: unknown[]) => void, player) : part,
  ])
  return Object.fromEntries(parts) as Actions
}

function stopping(action: (...args: unknown[]) => void, player: Player) {
  return (...args: unknown[]): void => {
    player.pause()
    action(...args)
  }
}

const Context = createContext<Stores | null>(null)

export function SessionProvider({
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
  if (stores === null) throw new BugError('expected a SessionProvider around this component')
  return stores
}

/** One part of the state. The selector is a module-level function that picks, and builds nothing. */
export function useSession<T>(selector: (session: Session) => T): T {
  return useStore(useStores().session, selector)
}

/** What the panels draw; the same object until scenario, schedule or cursor change. */
export function useDerived(): Derived {
  return useStore(useStores().session, derived)
}

/** Everything a person can do; never changes, so it draws nothing anew. */
export function useActions(): Actions {
  return useStores().actions
}

export function usePreferences<T>(selector: (preferences: Preferences) => T): T {
  return useStore(useStores().preferences, selector)
}
