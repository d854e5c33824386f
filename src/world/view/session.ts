import type { Json } from '../../machine/index.ts'
import { probe } from '../probe.ts'
import type { Plan, World } from '../world.ts'

/** What a visitor with a cookie would find if everybody stopped now. */
export type SessionView =
  | { readonly kind: 'no-cookie' }
  /** the data that the program's own load gives; empty: logged out */
  | { readonly kind: 'data'; readonly data: Readonly<Record<string, Json>> }
  /** the load would wait for a lock */
  | { readonly kind: 'blocked' }
  /** the load raises */
  | { readonly kind: 'error'; readonly exception: string; readonly message: string }

interface Seen {
  readonly plan: Plan
  readonly look: string
  readonly key: string
  readonly view: SessionView
}

/** The last view of each world: several panels ask for it, and again when a person comes back. */
const sessionsByWorld = new WeakMap<World, Seen>()

/** `look`: the function of the program that answers the session of a key as a dict. */
export function sessionView(
  plan: Plan,
  world: World,
  look: string,
  key: string | undefined,
): SessionView {
  if (key === undefined) return { kind: 'no-cookie' }
  const last = sessionsByWorld.get(world)
  if (last?.plan === plan && last.look === look && last.key === key) return last.view
  const view = lookInto(plan, world, look, key)
  sessionsByWorld.set(world, { plan, look, key, view })
  return view
}

function lookInto(plan: Plan, world: World, look: string, key: string): SessionView {
  const found = probe(plan, world, look, [{ kind: 'str', value: key }])
  switch (found.kind) {
    case 'blocked':
      return { kind: 'blocked' }
    case 'died':
      return { kind: 'error', exception: found.exception, message: found.message }
    case 'not-modelled':
      return { kind: 'error', exception: 'not modelled', message: found.what }
    case 'returned':
      return { kind: 'data', data: isRecord(found.json) ? found.json : {} }
  }
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
