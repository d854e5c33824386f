import { createRoot } from 'react-dom/client'
import { createUpdates } from '../../offline/index.ts'
import type { Updates } from '../../offline/index.ts'
import { SERVICE_WORKER, scriptUrl } from '../../store/index.ts'
import { Shell } from './Shell.tsx'

/**
 * What concerns the page as such, and none of its parts: a newer version, storage that keeps nothing, use
 * without a network. It has a place of its own, so that it goes on when the app cannot.
 *
 * @param storage null: it is forbidden
 */
export async function beginShell(storage: Storage | null): Promise<void> {
  const updates = pageUpdates()
  const place = document.createElement('div')
  document.body.append(place)
  createRoot(place).render(<Shell updates={updates} storage={storage} />)
  if (updates === null) return
  await updates.watch(scriptUrl(SERVICE_WORKER))
  // A tab may stay open for weeks.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void updates.look()
  })
}

/** Null: no service worker was built for this page, or the browser has none. */
function pageUpdates(): Updates | null {
  const version = document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content
  if (version === undefined || version === 'development') return null
  if (!('serviceWorker' in navigator)) return null
  return createUpdates(version, {
    container: navigator.serviceWorker,
    locks: 'locks' in navigator ? navigator.locks : null,
    fetch: (url, options) => fetch(url, options),
    reload: () => {
      location.reload()
    },
  })
}
