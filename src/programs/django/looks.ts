import { initialWorld, probe } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'

/** The functions of probe.py that the panels and the outcomes ask. */
export const LOOK = 'probe.look'
export const STORED = 'probe.stored'
const PATH = 'probe.path'

/** Where a program that keeps files keeps the session of a key; null: it does not say. */
export function pathOfKey(plan: Plan, key: string): string | null {
  const empty = initialWorld({ ...plan, requests: [], files: [] })
  return strOf(plan, empty, PATH, { kind: 'str', value: key })
}

/** What a function of the program returns in a world; null unless it is a str. */
export function strOf(
  plan: Plan,
  world: World,
  entry: string,
  argument: Parameters<typeof probe>[3][number],
): string | null {
  const answer = probe(plan, world, entry, [argument])
  return answer.kind === 'returned' && typeof answer.json === 'string' ? answer.json : null
}
