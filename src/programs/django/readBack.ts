import { probe, sessionView } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import type { Json } from '../../machine/index.ts'
import { LOOK, pathOfKey, STORED } from './looks.ts'
import type { Prepared } from '../prepared.ts'

/** What the program itself makes of the text in a session file. */
export type ReadBack =
  /** it loads this data from it, and would write just this text for it */
  | { readonly kind: 'signed'; readonly data: Readonly<Record<string, Json>> }
  /** a load of it gives something else than what is written there, or raises */
  | { readonly kind: 'unreadable' }

const readBacks = new WeakMap<Plan, Map<string, ReadBack>>()

/**
 * Asks the program what a file of the world holds. Null when it is not a session file, when it is
 * empty, and when a load would have to wait.
 */
export function readBack(
  prepared: Prepared,
  world: World,
  path: string,
  text: string,
): ReadBack | null {
  const key = prepared.django === null ? undefined : /[0-9a-f]{32}$/.exec(path)?.[0]
  if (key === undefined || text === '' || pathOfKey(prepared.plan, key) !== path) return null
  return readEntry(prepared, world, key, text)
}

/** The same of a row or an entry of the cache, by its key. */
export function readEntry(
  prepared: Prepared,
  world: World,
  key: string,
  text: string,
): ReadBack | null {
  // An own program has no sessions to load.
  if (text === '' || prepared.django === null) return null
  const answers = readBacks.get(prepared.plan) ?? new Map<string, ReadBack>()
  readBacks.set(prepared.plan, answers)
  const question = `${key}\n${text}`
  const answer = answers.get(question) ?? readByProgram(prepared, world, key, text)
  if (answer !== null) answers.set(question, answer)
  return answer
}

function readByProgram(
  { plan }: Prepared,
  world: World,
  key: string,
  text: string,
): ReadBack | null {
  const session = sessionView(plan, world, LOOK, key)
  if (session.kind === 'blocked') return null
  if (session.kind !== 'data') return { kind: 'unreadable' }
  const { data } = session
  const stored = probe(plan, world, STORED, [{ kind: 'dict', value: data }])
  const same = stored.kind === 'returned' && stored.json === text
  return same ? { kind: 'signed', data } : { kind: 'unreadable' }
}
