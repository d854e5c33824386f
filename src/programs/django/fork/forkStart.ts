import { withCached, withRow } from '../../../db/index.ts'
import { drawnTexts } from '../../../machine/everyBuiltin.ts'
import { logLines } from '../../../machine/index.ts'
import type { Json } from '../../../machine/index.ts'
import { asStart, bytes, listFiles, withFile } from '../../../vfs/index.ts'
import { initialWorld } from '../../../world/index.ts'
import type { Alone, Plan, World } from '../../../world/index.ts'
import type { ProgramRow } from '../catalogue/programRow.ts'
import { dataText } from '../dataText.ts'
import { pathOfKey, STORED, strOf } from '../looks.ts'
import type { Session } from '../outcomes.ts'
import { COOKIE, START_KEY, STARTS } from '../scenario.ts'
import type { Scenario, Start } from '../scenario.ts'
import type { Fork } from './fork.ts'
import { keyFormOf } from './keyForm.ts'
import { writesApart } from './writesApart.ts'
import { readingVisit, sessionRead, touchedBy, visit, WRITE } from './visit.ts'

type Started =
  | { readonly ok: true; readonly fork: Fork }
  | {
      readonly ok: false
      readonly message: string
      readonly instead: string | null
      /** of the request that failed */
      readonly log: readonly string[]
    }

/**
 * Lays out the start. Two ways are tried, and what they store must be found again by the next request: the
 * text of the program in its own place, as in the catalogue; else a first request that stores it.
 */
export function withStart(
  parts: Omit<Fork, 'key' | 'keyForm'>,
  row: ProgramRow,
  { start: id }: Scenario,
): Started {
  const start = STARTS.find((each) => each.id === id)
  const live = STARTS.find(({ stored }) => typeof stored === 'object')
  const data = typeof start?.stored === 'object' ? start.stored : live?.stored
  if (start === undefined || typeof data !== 'object') throw new RangeError(`no start ${id}`)
  const { plan } = parts
  const empty = initialWorld(plan)
  const first = firstRequest(plan, empty, data)
  const own = inOwnPlace(plan, row, empty)
  const ways = [own?.(data) ?? null, first.stored].filter((way) => way !== null)
  // A program may be so wrong that no request ever finds a session: then all of them are lost.
  const stored = ways.find((way) => finds(plan, way, data)) ?? ways[0]
  if (stored === undefined) return failedFirst(first, data)
  const laid = laidOut(plan, empty, start, stored, own)
  if (laid === null) {
    return {
      ok: false,
      message: `The start “${start.title}” cannot be laid out: nobody knows what holds the session.`,
      instead: 'Take another start.',
      log: [],
    }
  }
  const key = first.stored?.key
  const fork = {
    ...parts,
    plan: {
      ...plan,
      cookies: start.cookie ? { [COOKIE]: laid.key } : {},
      disk: asStart(laid.world.fs),
      db: laid.world.db,
      readsOnce: writesApart(parts.code, [first.came, ...triedIn(parts, stored)]),
    },
    key: laid.key,
    keyForm: key === undefined ? null : keyFormOf(key, drawnTexts(first.came.running)),
  }
  return { ok: true, fork }
}

/** Requests that run alone, to see what the program does. */
function triedIn(
  { plan, logout }: Pick<Fork, 'plan' | 'logout'>,
  { key, world }: Stored,
): readonly Alone[] {
  const writes = { entry: WRITE, args: [{ kind: 'dict', value: {} }] } as const
  return [
    readingVisit(plan, world, key),
    ...[key, undefined].flatMap((each) => [
      visit(plan, world, each, writes),
      ...(logout === null ? [] : [visit(plan, world, each, logout)]),
    ]),
  ]
}

/** A session in the store, that a request with its key finds. */
interface Stored {
  readonly key: string
  readonly world: World
}

/**
 * What the catalogue does: the program says where and how it would store the session of the start. Null: it
 * does not say.
 */
function inOwnPlace(
  plan: Plan,
  { store }: ProgramRow,
  empty: World,
): ((data: Session | null) => Stored | null) | null {
  const { fs, db } = empty
  const path = store === 'files' ? pathOfKey(plan, START_KEY) : null
  if (path !== null && !fs.dirs.has(path.slice(0, path.lastIndexOf('/')))) return null
  if (path === null && store === 'files') return null
  return (data) => {
    const text = data === null ? '' : strOf(plan, empty, STORED, { kind: 'dict', value: data })
    if (text === null) return null
    const changed =
      path !== null
        ? { fs: withFile(fs, path, bytes(text)) }
        : { db: store === 'rows' ? withRow(db, START_KEY, text) : withCached(db, START_KEY, text) }
    return { key: START_KEY, world: { ...empty, ...changed } }
  }
}

interface First {
  readonly came: Alone
  /** null: it was given no key */
  readonly stored: Stored | null
}

/** A visitor without a cookie comes first, and stores the data. */
function firstRequest(plan: Plan, empty: World, data: Session): First {
  const writes = { entry: WRITE, args: [{ kind: 'dict', value: data }], seed: 'setup' } as const
  const came = visit(plan, empty, undefined, writes)
  const key = came.world.jar[COOKIE]
  return { came, stored: key === undefined ? null : { key, world: came.world } }
}

function failedFirst({ came }: First, data: Session): Started {
  const log = logLines(came.running)
  const message = `A first request that stores ${dataText(data)} ${whyNot(came)}.`
  return { ok: false, message: [message, ...log].join('\n'), instead: HOW, log }
}

const HOW =
  'Outcomes compare what requests store with what the next request finds: a request must get its session by its cookie, and `session.get(name)` must read it.'

function whyNot({ end, world }: Alone): string {
  switch (end.kind) {
    case 'blocked':
      return 'waits for ever'
    case 'not-modelled':
      return `meets what is not modelled: ${end.what}`
    case 'died':
      return `raises ${end.exception}${end.message === '' ? '' : `: ${end.message}`}`
    case 'returned': {
      const others = Object.keys(world.jar).join(', ')
      return `is answered without the cookie \`${COOKIE}\`${others === '' ? '' : ` (but with ${others})`}`
    }
  }
}

/** Does the next request with this key find just this? */
function finds(plan: Plan, { world, key }: Stored, data: Session): boolean {
  const found = sessionRead(readingVisit(plan, world, key))
  return found !== null && sortedText(found) === sortedText(data)
}

function sortedText(data: Readonly<Record<string, Json>>): string {
  const entries = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify(entries, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
}

/** The world of the start; null where nobody knows what holds the session. */
function laidOut(
  plan: Plan,
  empty: World,
  { stored }: Start,
  full: Stored,
  own: ReturnType<typeof inOwnPlace>,
): Stored | null {
  if (stored === 'nothing') return { key: full.key, world: empty }
  if (stored !== 'empty') return full
  if (own !== null && full.key === START_KEY) return own(null)
  const { fs, db } = full.world
  const touched = touchedBy(readingVisit(plan, full.world, full.key))
  const files = listFiles(fs).filter(({ path, data }) => touched.has(path) && data.length > 0)
  const rows = [...db.rows.keys()].filter((key) => touched.has(key))
  const cached = [...db.cache.keys()].filter((key) => touched.has(key))
  const holders = [
    ...files.map(({ path }): Partial<World> => ({ fs: withFile(fs, path, bytes('')) })),
    ...rows.map((key): Partial<World> => ({ db: withRow(db, key, '') })),
    ...cached.map((key): Partial<World> => ({ db: withCached(db, key, '') })),
  ]
  const [only, second] = holders
  return only === undefined || second !== undefined
    ? null
    : { ...full, world: { ...full.world, ...only } }
}
