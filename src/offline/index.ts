/**
 * offline: the page without a network. What the service worker keeps, and how the page hears of a newer
 * version. A version is kept whole, and as long as a tab uses it.
 */
export { createKeeper } from './createKeeper.ts'
export { createUpdates } from './createUpdates.ts'
export type { Updates, UpdateState } from './createUpdates.ts'
export { TAKE_OVER } from './version.ts'
