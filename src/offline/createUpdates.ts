import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { TAKE_OVER, versionName } from './version.ts'

/** What the page knows of newer versions, and of the one that it is. */
export interface UpdateState {
  /** a newer version is there, and opens when the person wants it */
  readonly offered: boolean
}

export interface Updates {
  readonly store: StoreApi<UpdateState>
  /**
   * Registers the service worker and watches for newer versions. Resolves without one where the browser
   * has none, or forbids it: then the page is as it was without.
   */
  watch(script: string): Promise<void>
  /** Asks the host whether there is a newer version. */
  look(): Promise<void>
  /** Lets the newer version take over, and then opens it in this tab. Other tabs keep theirs. */
  takeOver(): void
}

/** What is needed of the browser. */
export interface Surroundings {
  readonly container: ServiceWorkerContainer
  /** null: the service worker cannot see which versions are in use */
  readonly locks: Pick<LockManager, 'request'> | null
  /** asks the host itself */
  fetch(url: string, options: RequestInit): Promise<Response>
  reload(): void
}

/** @param version the version of this very page */
export function createUpdates(version: string, around: Surroundings): Updates {
  const { container, locks } = around
  const store = createStore<UpdateState>()(() => ({ offered: false }))
  let registration: ServiceWorkerRegistration | null = null
  let address: string | null = null
  let wanted = false

  const offer = (): void => {
    store.setState({ offered: true })
  }
  const follow = (found: ServiceWorkerRegistration): void => {
    registration = found
    // As long as this tab lives. The service worker drops no version that a tab holds.
    void locks?.request(
      versionName(found.scope, version),
      { mode: 'shared' },
      () => new Promise(() => {}),
    )
    // The first one of all is no update.
    if (found.waiting !== null && container.controller !== null) offer()
    found.addEventListener('updatefound', () => {
      const { installing } = found
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && container.controller !== null) offer()
      })
    })
  }
  const look = async (): Promise<void> => {
    if (registration === null || address === null) return
    try {
      await registration.update()
    } catch {
      await leaveIfGone(registration, address, around)
    }
  }

  return {
    store,
    watch: async (script) => {
      let controlled = container.controller !== null
      container.addEventListener('controllerchange', () => {
        if (wanted) around.reload()
        // Another tab has taken the newer version.
        else if (controlled) offer()
        controlled = true
      })
      address = script
      try {
        follow(await container.register(script, { updateViaCache: 'none' }))
      } catch {
        // Forbidden by the browser, or the script is not there.
      }
      await look()
    },
    look,
    takeOver: () => {
      wanted = true
      if (registration?.waiting) registration.waiting.postMessage(TAKE_OVER, [])
      else around.reload()
    },
  }
}

/**
 * Where the host has no such script any more (another project at the same address, or a host that wants
 * its visitors rid of it) the service worker is taken away. It stays where the host cannot be reached.
 */
async function leaveIfGone(
  registration: ServiceWorkerRegistration,
  script: string,
  { fetch }: Surroundings,
): Promise<void> {
  try {
    const answer = await fetch(script, { cache: 'no-store' })
    const isScript = /javascript/.test(answer.headers.get('content-type') ?? '')
    if (!answer.ok || !isScript) await registration.unregister()
  } catch {
    // No network.
  }
}
