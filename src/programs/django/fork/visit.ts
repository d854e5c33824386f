import type { Argument, Start } from '../../../machine/index.ts'
import { runAlone } from '../../../world/index.ts'
import type { Alone, Plan, World } from '../../../world/index.ts'
import type { Session } from '../outcomes.ts'
import { COOKIE } from '../scenario.ts'

/**
 * One more request, alone on a copy of the world, whose browser sends this key; undefined: no cookie. It
 * asks the program as browsers do, so nothing is assumed of how its store works.
 */
export function visit(
  plan: Plan,
  world: World,
  key: string | undefined,
  { entry, args = [], seed = 'probe' }: Visitor,
): Alone {
  const jar = key === undefined ? {} : { [COOKIE]: key }
  return runAlone(plan, { ...world, jar }, { entry, args, seed, most: MOST_STEPS })
}

/** Of one request: who takes more is in a loop. */
const MOST_STEPS = 1000

interface Visitor {
  readonly entry: Start['entry']
  readonly args?: readonly Argument[]
  readonly seed?: 'setup' | 'probe'
}

/** One who looks, and changes nothing: the middleware does not save. */
export function readingVisit(plan: Plan, world: World, key: string | undefined): Alone {
  const settings = { ...plan.settings, SESSION_SAVE_EVERY_REQUEST: false }
  return visit({ ...plan, settings }, world, key, { entry: 'probe.read' })
}

/** The entry of one who stores data. */
export const WRITE = 'probe.write'

/** The names that a reading visitor has found in the session, with their values; null: it failed. */
export function sessionRead({ end }: Alone): Session | null {
  const json = end.kind === 'returned' ? end.json : undefined
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Session)
    : null
}

/** The files, rows and entries that somebody named while they moved alone. */
export function touchedBy({ records }: Alone): ReadonlySet<string> {
  const operations = records.flatMap(({ operation, quiet }) => [
    operation,
    ...quiet.map((each) => each.operation),
  ])
  return new Set(
    operations.flatMap((operation): readonly string[] => {
      if (operation.kind !== 'db' && operation.kind !== 'syscall') return []
      const { path, from, to, key }: Naming = operation.call
      const paths = [path, from, to].flatMap((each) =>
        each === undefined ? [] : [plainPath(each)],
      )
      return key === undefined ? paths : [...paths, key]
    }),
  )
}

/** The parts of a call that name something. */
interface Naming {
  readonly op: string
  readonly path?: string
  readonly from?: string
  readonly to?: string
  readonly key?: string
}

/** "/data/a" of "/data/./b/../a", and of what is relative to the working directory. */
function plainPath(text: string): string {
  const parts: string[] = []
  for (const part of (text.startsWith('/') ? text : `/work/${text}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
