import type { StoreApi } from 'zustand'
import { createDrafts, createEditor, createShelf } from '../../store/editing.ts'
import type { DraftsStore, EditorStore } from '../../store/editing.ts'
import { fetchOwn } from '../../store/editing.ts'
import type { Check } from '../../store/index.ts'
import { toStage } from './addressBar.ts'
import { isFresh } from './fresh.ts'
import { page } from './page.ts'
import type { Stores } from './stepper.tsx'

/** What the editor works with: one of each as long as the page stands, whatever page is open. */
export interface Editing {
  readonly editor: EditorStore
  readonly drafts: DraftsStore
  /** names the check that is held while somebody types; the result ends that */
  readonly holdWhileTyping: (check: StoreApi<Check>) => () => void
}

let made: { readonly stores: Stores; readonly editing: Editing } | null = null

export function editingOf(stores: Stores): Editing {
  if (made?.stores === stores) return made.editing
  const drafts = createDrafts(isFresh() ? null : createShelf(), {
    now: () => Date.now(),
    newId,
    tabs: otherTabs(),
  })
  let check: StoreApi<Check> | null = null
  const editing: Editing = {
    drafts,
    holdWhileTyping: (given) => {
      check = given
      return () => {
        check = null
        given.getState().resume()
      }
    },
    editor: createEditor({
      stepper: stores.stepper,
      drafts,
      read: async (scenario, signal) => {
        const own = await fetchOwn()
        if (own === null) return { kind: 'not fetched' }
        return own.readInWorker(scenario, signal)
      },
      holdCheck: (held) => {
        if (held) check?.getState().pause()
        else check?.getState().resume()
      },
      leave: () => {
        if (page.getState().id === 'edit') toStage(stores.stepper)
      },
    }),
  }
  made = { stores, editing }
  const save = (): void => void drafts.getState().flush()
  addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', save)
  return editing
}

/** `randomUUID` needs a secure context. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')
}

function otherTabs(): Parameters<typeof createDrafts>[1]['tabs'] {
  try {
    const channel = new BroadcastChannel('racetrack.programs')
    const tell = channel.postMessage.bind(channel)
    return {
      tell: () => {
        tell('changed')
      },
      hear: (listener) => {
        channel.addEventListener('message', listener)
      },
    }
  } catch {
    // A sandboxed frame: each tab sees the others' programs when it looks again.
    return null
  }
}
