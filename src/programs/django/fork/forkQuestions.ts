import { drawnText, drawnTexts } from '../../../machine/everyBuiltin.ts'
import { listFiles, openDescriptions } from '../../../vfs/index.ts'
import { pickIn } from '../../../world/index.ts'
import type { Alone, Plan, World } from '../../../world/index.ts'
import type { Session, StoreQuestions } from '../outcomes.ts'
import type { Fork } from './fork.ts'
import { keyOf } from './keyForm.ts'
import { readingVisit, sessionRead, touchedBy, visit, WRITE } from './visit.ts'

/** What the rules need of a visitor who came alone. */
interface Visitor {
  /** what a reader has found; null: nothing, or it failed */
  readonly session: Session | null
  readonly touched: ReadonlySet<string>
  /** by what it was decided that could be different; null: by nothing */
  readonly pick: string | null
  readonly end: Alone['end']['kind']
}

/** How the rules look into the store of a program that somebody has changed: by requests, on copies of the world. */
export interface ForkQuestions extends StoreQuestions {
  /** all visitors that a world had so far */
  visitors(world: World): readonly Visitor[]
  /** would the next request with this key wait for ever? */
  waits(plan: Plan, world: World, key: string | undefined): boolean
}

/** So many stores are remembered; then it begins again. */
const MOST_KEPT = 5000

export function forkQuestions(fork: Fork): ForkQuestions {
  const byStore = new Map<string, Map<string, Visitor>>()
  let last: { readonly world: World; readonly known: Map<string, Visitor> } | null = null
  const visitorsOf = (world: World): Map<string, Visitor> => {
    if (last?.world === world) return last.known
    const store = storeKey(world)
    if (byStore.size > MOST_KEPT) byStore.clear()
    const known = byStore.get(store) ?? new Map<string, Visitor>()
    byStore.set(store, known)
    last = { world, known }
    return known
  }
  const asked = (world: World, name: string, key: string | undefined, come: () => Alone) => {
    const known = visitorsOf(world)
    const question = `${name} ${key ?? ''}`
    const visitor = known.get(question) ?? summaryOf(come())
    known.set(question, visitor)
    return visitor
  }
  const reader = (plan: Plan, world: World, key: string | undefined) =>
    asked(world, 'read', key, () => readingVisit(plan, world, key))
  const uses = (plan: Plan, world: World, key: string | undefined): ReadonlySet<string> => {
    const { logout } = fork
    const writes = asked(world, 'write', key, () =>
      visit(plan, world, key, { entry: WRITE, args: [VISITED] }),
    )
    if (logout === null) return writes.touched
    const ends = asked(world, 'end', key, () => visit(plan, world, key, logout))
    return new Set([...writes.touched, ...ends.touched])
  }
  return {
    visitors: (world) => [...visitorsOf(world).values()],
    waits: (plan, world, key) => reader(plan, world, key).end === 'blocked',
    session: (plan, world, key) => (key === undefined ? null : reader(plan, world, key).session),
    keys: (_, world) => keysIn(fork, world),
    spare: (plan, world, owned) => {
      const reads = (key: string | undefined) => reader(plan, world, key).touched
      let left = thingsIn(world).filter((each) => !wasThere(fork, each))
      // Who has no session uses what the store needs for all.
      const all = [...owned, madeUpKey(fork), undefined]
      for (const used of [reads, (key: string | undefined) => uses(plan, world, key)]) {
        for (const key of all) {
          if (left.length === 0) return []
          const touched = used(key)
          left = left.filter((each) => !touched.has(each))
        }
      }
      if (left.length === 0) return []
      // Of a session that nobody has, what holds it is left behind. An empty file that a
      // save of it would use again holds nothing: a lock file that stays.
      const others = keysIn(fork, world).filter((key) => !owned.includes(key))
      const held = union(others.map(reads))
      const locks = union(others.map((key) => uses(plan, world, key)))
      const empty = emptyFiles(world)
      return left.filter((each) => held.has(each) || !locks.has(each) || !empty.has(each))
    },
  }
}

function summaryOf(came: Alone): Visitor {
  return {
    session: sessionRead(came),
    touched: touchedBy(came),
    pick: pickIn(came.running)?.what ?? null,
    end: came.end.kind,
  }
}

/** Equal for worlds in which a visitor finds the same. */
function storeKey({ fs, db, clock }: World): string {
  const { epoch, looking, written } = clock
  const transactions = [...db.transactions.keys()]
  const files = listFiles(fs).map(({ path, data }) => [path, data])
  const now = [epoch, looking, ...(written ?? [])]
  const open = openDescriptions(fs)
  const kept = [[...fs.dirs.keys()], files, [...db.rows], [...db.cache], transactions, open, now]
  return JSON.stringify(kept)
}

function emptyFiles({ fs }: World): ReadonlySet<string> {
  return new Set(listFiles(fs).flatMap(({ path, size }) => (size === 0 ? [path] : [])))
}

const VISITED = { kind: 'dict', value: { visited: 1n } } as const

/** Every key that somebody may have been given, or that is the name of something. */
function keysIn({ keyForm, key: first }: Fork, { requests, fs, db }: World): readonly string[] {
  const drawn = requests.flatMap(({ running }) => drawnTexts(running))
  const made = keyForm === null ? [] : drawn.map((text) => keyOf(keyForm, text))
  const named = listFiles(fs).flatMap(({ path }) => path.match(/[0-9a-f]{32}/g) ?? [])
  return [...new Set([first, ...made, ...named, ...db.rows.keys(), ...db.cache.keys()])]
}

/** One that nobody has. */
function madeUpKey({ keyForm }: Fork): string {
  const text = drawnText('nobody', 1n)
  return keyForm === null ? text.slice(0, 32) : keyOf(keyForm, text)
}

function thingsIn({ fs, db }: World): readonly string[] {
  return [...db.rows.keys(), ...db.cache.keys(), ...listFiles(fs).map(({ path }) => path)]
}

function wasThere({ plan: { disk, db } }: Fork, thing: string): boolean {
  return disk.names.has(thing) || db.rows.has(thing) || db.cache.has(thing)
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((each) => [...each]))
}
