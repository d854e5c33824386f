import { COOKIE, dataText, LOOK, sessionFaults } from '../../programs/index.ts'
import type { Prepared } from '../../programs/index.ts'
import { sessionView, withShortKeys, worldAt } from '../../world/index.ts'
import type { Run } from '../../world/index.ts'

/** What the customer's next page would show. */
export interface Customer {
  readonly loggedIn: boolean
  /** the page would not come: its load waits for a lock, or fails */
  readonly stuck: boolean
  /** items in the cart; null: the shop knows nothing of a cart */
  readonly cart: number | null
  /** what else the session holds: "p 1" */
  readonly more: readonly string[]
  /** the key in the cookie, cut short; null: there is none */
  readonly cookie: string | null
}

/** By the program's own load, if everybody stopped after `step` steps. */
export function customerAt(run: Run, step: number): Customer {
  const world = worldAt(run, step)
  const key = world.jar[COOKIE]
  const view = sessionView(run.plan, world, LOOK, key)
  const data = view.kind === 'data' ? view.data : {}
  const { user, cart, ...rest } = data
  return {
    loggedIn: user !== undefined,
    stuck: view.kind === 'blocked' || view.kind === 'error',
    cart: typeof cart === 'number' || typeof cart === 'bigint' ? Number(cart) : null,
    more: Object.entries(rest).map(([name, value]) => dataText({ [name]: value })),
    cookie: key === undefined || key === '' ? null : withShortKeys(key),
  }
}

/** What the customer ought to be by now: out after an answered logout, else logged in. */
export function customerOught({ django }: Prepared, run: Run, step: number): 'in' | 'out' {
  if (django === null) return 'in'
  return sessionFaults(django, worldAt(run, step), null).loggedOut ? 'out' : 'in'
}
