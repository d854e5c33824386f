import { createKeeper, TAKE_OVER } from './offline/index.ts'

/** The version that was built, and all of its files: the build writes it. */
declare const RACETRACK_VERSION: { readonly version: string; readonly files: readonly string[] }

/** What a service worker has beyond any worker; the compiler knows it only without a page. */
interface Place {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', act: (event: Extendable) => void): void
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void
  addEventListener(type: 'message', act: (event: MessageEvent<unknown>) => void): void
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const place = globalThis as unknown as Place

const keeper = createKeeper(RACETRACK_VERSION, {
  scope: place.registration.scope,
  caches,
  locks: 'locks' in navigator ? navigator.locks : null,
  fetch: (request, options) => fetch(request, options),
})

place.addEventListener('install', (event) => {
  event.waitUntil(keeper.keep())
})

place.addEventListener('activate', (event) => {
  // The very first visit, too, gets its later parts from here.
  event.waitUntil(Promise.all([place.clients.claim(), keeper.tidy()]))
})

place.addEventListener('fetch', (event) => {
  if (keeper.answers(event.request)) event.respondWith(keeper.answer(event.request))
})

// Only when somebody has said so: until then the version before goes on.
place.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void place.skipWaiting()
})
