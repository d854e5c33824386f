import type { Part, Parts } from '../../explorer/index.ts'
import { EMPTY_DB, processesIn, transactionKey } from '../../db/index.ts'
import type { Db, RowWait, Transaction } from '../../db/index.ts'
import type { Cookies, MemoryContent } from '../../machine/index.ts'
import { inodeKey, ownKey } from '../../vfs/index.ts'
import type { Fs, OwnFiles } from '../../vfs/index.ts'
import { clockKey } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { lookedAt } from './lookedAt.ts'
import { lookedAtByThread } from './lookedAtByThread.ts'
import type { LocalState, SharedState } from './model.ts'
import type { Plan } from '../world.ts'

type Inode = Fs['inodes'] extends ReadonlyMap<unknown, infer Held> ? Held : never

/** What is in the slots: `jar`, `clock` once it was looked at, `broken` if there is any, and by kind `name /path`, `inode 7`, `process 0`, `row key`, `cached key`, `transaction 0`. */
export type Content =
  | { readonly kind: 'jar'; readonly jar: Cookies }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'broken'; readonly broken: SharedState['broken'] }
  | { readonly kind: 'row'; readonly entry: EntryOf<Db['rows']> }
  | { readonly kind: 'cached'; readonly entry: EntryOf<Db['cache']> }
  | {
      readonly kind: 'transaction'
      readonly who: number
      readonly open: Transaction | undefined
      readonly wait: RowWait | undefined
    }
  | { readonly kind: 'name'; readonly entry: EntryOf<Fs['names']> }
  /** a directory that was not there at the start; null: one that was, and is gone */
  | { readonly kind: 'dir'; readonly path: string; readonly ino: EntryOf<Fs['dirs']>[1] | null }
  | { readonly kind: 'inode'; readonly entry: readonly [EntryOf<Fs['inodes']>[0], Inode] }
  | { readonly kind: 'process'; readonly entry: EntryOf<Fs['processes']> }
  | { readonly kind: 'memory'; readonly held: MemoryContent }

type EntryOf<Map> = Map extends ReadonlyMap<infer Key, infer Value> ? readonly [Key, Value] : never

/** The shared state of a plan in parts: the cookie jar, names, files, and who has them open. */
export function modelParts(plan: Plan, first: SharedState): Parts<LocalState, SharedState> {
  return {
    of: (shared) => [...partsOf(first.fs.dirs, shared), ...memoryParts(plan, shared)],
    join: (parts) => {
      const contents = [...parts.values()] as Content[]
      return { ...sharedStateOf(first, contents), memory: memoryOf(plan, contents) }
    },
    lookedAt: (process, local, shared) =>
      plan.threads === undefined
        ? lookedAt(plan, process, local, shared)
        : lookedAtByThread(plan, process, local, shared),
  }
}

function memoryParts({ threads }: Plan, { memory }: SharedState): readonly Part[] {
  if (threads === undefined || memory === null) return []
  return threads.model
    .slots(memory)
    .map(({ slot, key, content, lost }) => part(slot, key, { kind: 'memory', held: content }, lost))
}

function memoryOf({ threads }: Plan, contents: readonly Content[]): SharedState['memory'] {
  if (threads === undefined) return null
  return threads.model.join(
    contents.flatMap((content) => (content.kind === 'memory' ? [content.held] : [])),
  )
}

function partsOf(start: Fs['dirs'], { fs, db, jar, clock, broken }: SharedState): readonly Part[] {
  const parts = [part('jar', JSON.stringify(jar), { kind: 'jar', jar })]
  const time = clockKey(clock)
  if (time !== '') parts.push(part('clock', time, { kind: 'clock', clock }))
  if (broken.length > 0) {
    parts.push(part('broken', JSON.stringify(broken), { kind: 'broken', broken }))
  }
  for (const kind of ['row', 'cached'] as const) {
    for (const entry of kind === 'row' ? db.rows : db.cache) {
      parts.push(part(`${kind} ${entry[0]}`, entry[1], { kind, entry }))
    }
  }
  for (const who of processesIn(db)) {
    const [open, wait] = [db.transactions.get(who), db.waits.get(who)]
    const content = { kind: 'transaction', who, open, wait } as const
    parts.push(part(`transaction ${who}`, transactionKey(db, who), content))
  }
  for (const entry of fs.names) {
    parts.push(part(`name ${entry[0]}`, String(entry[1]), { kind: 'name', entry }))
  }
  if (fs.dirs !== start) parts.push(...changedDirs(start, fs))
  for (const entry of fs.inodes) {
    const garbage = entry[1].nlink === 0
    parts.push(part(`inode ${entry[0]}`, inodeKey(entry[1]), { kind: 'inode', entry }, garbage))
  }
  for (const entry of fs.processes) {
    parts.push(part(`process ${entry[0]}`, ownKey(entry[1]), { kind: 'process', entry }))
  }
  return parts
}

/** In the slots of their names. A file that has the name of a gone directory says so by itself. */
function changedDirs(start: Fs['dirs'], { dirs: now, names }: Fs): readonly Part[] {
  const made = [...now].filter(([path, ino]) => start.get(path) !== ino)
  const gone = [...start.keys()].filter((path) => !now.has(path) && !names.has(path))
  return [
    ...made.map(([path, ino]) =>
      part(`name ${path}`, `directory ${ino}`, { kind: 'dir', path, ino }),
    ),
    ...gone.map((path) => part(`name ${path}`, 'gone', { kind: 'dir', path, ino: null })),
  ]
}

function part(slot: string, key: string, content: Content, garbage = false): Part {
  return { slot, key, content, garbage }
}

function sharedStateOf(
  first: SharedState,
  contents: readonly Content[],
): Omit<SharedState, 'memory'> {
  const start = first.fs.dirs
  const names: EntryOf<Fs['names']>[] = []
  const inodes: (readonly [EntryOf<Fs['inodes']>[0], Inode])[] = []
  const processes: (readonly [EntryOf<Fs['processes']>[0], OwnFiles])[] = []
  const rows: EntryOf<Db['rows']>[] = []
  const cached: EntryOf<Db['cache']>[] = []
  let dirs: Map<string, EntryOf<Fs['dirs']>[1]> | null = null
  let jar: Cookies = {}
  let { clock } = first
  for (const content of contents) {
    if (content.kind === 'jar') jar = content.jar
    else if (content.kind === 'clock') clock = content.clock
    else if (content.kind === 'name') {
      names.push(content.entry)
      if (start.has(content.entry[0])) (dirs ??= new Map(start)).delete(content.entry[0])
    } else if (content.kind === 'dir') {
      dirs ??= new Map(start)
      if (content.ino === null) dirs.delete(content.path)
      else dirs.set(content.path, content.ino)
    } else if (content.kind === 'inode') inodes.push(content.entry)
    else if (content.kind === 'process') processes.push(content.entry)
    else if (content.kind === 'row') rows.push(content.entry)
    else if (content.kind === 'cached') cached.push(content.entry)
  }
  const fs: Fs = {
    dirs: dirs === null ? start : inOrder([...dirs]),
    names: inOrder(names),
    inodes: inOrder(inodes),
    processes: inOrder(processes),
  }
  return {
    fs,
    db: dbOf(rows, cached, contents),
    jar,
    clock,
    broken: brokenIn(contents),
  }
}

/** Every map of a disk is in the order of its keys. */
function inOrder<Key extends string | number, Value>(
  entries: (readonly [Key, Value])[],
): ReadonlyMap<Key, Value> {
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function dbOf(
  rows: EntryOf<Db['rows']>[],
  cached: EntryOf<Db['cache']>[],
  contents: readonly Content[],
): Db {
  const transactions: [number, Transaction][] = []
  const waits: [number, RowWait][] = []
  for (const content of contents) {
    if (content.kind !== 'transaction') continue
    if (content.open !== undefined) transactions.push([content.who, content.open])
    if (content.wait !== undefined) waits.push([content.who, content.wait])
  }
  const parts = [rows, cached, transactions, waits]
  if (parts.every(({ length }) => length === 0)) return EMPTY_DB
  return {
    rows: inOrder(rows),
    cache: inOrder(cached),
    transactions: inOrder(transactions),
    waits: inOrder(waits),
  }
}

function brokenIn(contents: readonly Content[]): SharedState['broken'] {
  return contents.find((content) => content.kind === 'broken')?.broken ?? []
}
