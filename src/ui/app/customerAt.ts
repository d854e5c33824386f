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

/** What the customer ought to see by now. */
export interface Ought {
  /** after an answered logout, out */
  readonly session: 'in' | 'out'
  /** values that were stored and answered with success, and are not there */
  readonly missing: readonly string[]
}

/** By the rules of the outcomes. */
export function customerOught({ plan, django }: Prepared, run: Run, step: number): Ought {
  if (django === null) return { session: 'in', missing: [] }
  const world = worldAt(run, step)
  const view = sessionView(plan, world, LOOK, world.jar[COOKIE])
  const faults = sessionFaults(django, world, view.kind === 'data' ? view.data : null)
  return { session: faults.loggedOut ? 'out' : 'in', missing: faults.unsaved }
}
