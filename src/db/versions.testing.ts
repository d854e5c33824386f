/**
 * Rows as PostgreSQL keeps them: versions with the transactions that made and ended them (xmin, xmax), read by snapshots of
 * what is committed. A statement that meets a version which an open transaction has ended or locked waits for that
 * transaction, and then looks at the newest version of that row (EvalPlanQual). Written from PostgreSQL's manual (13.2.1) without a
 * look at `transactions.ts`, to hold the two against each other.
 */
export type Statement =
  | { readonly op: 'select' | 'select_for_update' | 'delete' | 'insert'; readonly key: string }
  | {
      readonly op: 'update'
      readonly key: string
      readonly data: string
      readonly expected?: string
    }
  | { readonly op: 'begin' | 'commit' | 'rollback' }

interface Version {
  readonly key: string
  readonly text: string
  readonly xmin: Xid
  xmax: Xid | null
  next: Version | null
  readonly lockers: Xid[]
}

/** A transaction, or a savepoint inside of one. */
interface Xid {
  readonly who: number
  readonly parent: Xid | null
  status: 'open' | 'committed' | 'aborted'
}

/** What a statement gives: a value, the name of an error, or `waits`. */
export type Outcome = string | number | null | { readonly error: string }

export class Versions {
  readonly #versions: Version[] = []
  /** the blocks of each process, the innermost last; null: it has failed */
  readonly #blocks = new Map<number, { xid: Xid; failed: boolean }[]>()
  /** the statements that wait, and the version that they found by their snapshot */
  readonly #waiting = new Map<number, { statement: Statement; version: Version | null }>()

  constructor(rows: readonly (readonly [string, string])[]) {
    const first: Xid = { who: -1, parent: null, status: 'committed' }
    for (const [key, text] of rows) this.#add(key, text, first)
  }

  /** What is committed. */
  rows(): readonly (readonly [string, string])[] {
    return this.#versions
      .filter((version) => this.#sees(-1, version))
      .map(({ key, text }) => [key, text] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
  }

  /** The transactions that a waiting process must wait for still. */
  blockers(who: number): readonly number[] {
    const waiting = this.#waiting.get(who)
    if (waiting === undefined) return []
    return this.#inTheWay(who, waiting.statement, waiting.version).map((xid) => xid.who)
  }

  isWaiting(who: number): boolean {
    return this.#waiting.has(who)
  }

  /** Goes on with a statement that has waited, in a circle perhaps. */
  resume(who: number): Outcome {
    const waiting = this.#waiting.get(who)
    if (waiting === undefined) throw new Error('expected a statement that waits')
    this.#waiting.delete(who)
    if (this.#inTheWay(who, waiting.statement, waiting.version).length > 0) {
      return this.#fails(who, 'OperationalError')
    }
    return this.#finish(who, waiting.statement, waiting.version, true)
  }

  run(who: number, statement: Statement): Outcome {
    const top = this.#blocks.get(who)?.at(-1)
    if (!('key' in statement)) return this.#turnsBlock(who, statement.op)
    if (top?.failed === true) return { error: 'TransactionManagementError' }
    if (statement.op === 'select_for_update' && top === undefined) {
      return { error: 'TransactionManagementError' }
    }
    const version =
      this.#versions.find((each) => each.key === statement.key && this.#sees(who, each)) ?? null
    if (statement.op === 'select') return version?.text ?? null
    if (this.#fits(statement, version) && this.#inTheWay(who, statement, version).length > 0) {
      this.#waiting.set(who, { statement, version })
      return 'waits'
    }
    return this.#finish(who, statement, version, false)
  }

  #turnsBlock(who: number, op: 'begin' | 'commit' | 'rollback'): null {
    const blocks = this.#blocks.get(who) ?? []
    const top = blocks.at(-1)
    if (op === 'begin') {
      const xid: Xid = { who, parent: top?.xid ?? null, status: 'open' }
      this.#blocks.set(who, [...blocks, { xid, failed: top?.failed ?? false }])
      return null
    }
    if (top !== undefined) {
      const good = op === 'commit' && !top.failed
      if (top.xid.status === 'open') top.xid.status = good ? 'committed' : 'aborted'
      this.#blocks.set(who, blocks.slice(0, -1))
    }
    return null
  }

  #finish(who: number, statement: Statement, found: Version | null, waited: boolean): Outcome {
    if (!('key' in statement)) return null
    const xid = this.#xidOf(who)
    const ends = (value: Outcome): Outcome => {
      if ((this.#blocks.get(who) ?? []).length === 0) xid.status = 'committed'
      return value
    }
    if (statement.op === 'insert') {
      const live = this.#versions.some(
        (each) => each.key === statement.key && this.#isLive(who, each),
      )
      if (live) return this.#fails(who, 'IntegrityError')
      this.#add(statement.key, 'new', xid)
      return ends(null)
    }
    const version = waited && found !== null ? this.#newest(found) : found
    const none = statement.op === 'select_for_update' ? null : 0
    if (version === null) return ends(none)
    // One that has waited has locked the newest version before it looks at it.
    if (waited || statement.op === 'select_for_update') version.lockers.push(xid)
    if (statement.op === 'select_for_update') return ends(version.text)
    if (!this.#fits(statement, version)) return ends(0)
    version.xmax = xid
    version.next = statement.op === 'update' ? this.#add(statement.key, statement.data, xid) : null
    return ends(1)
  }

  #fits(statement: Statement, version: Version | null): boolean {
    if (statement.op === 'insert') return true
    if (version === null) return false
    if (statement.op !== 'update' || statement.expected === undefined) return true
    return version.text === statement.expected
  }

  /** The open transactions of others that have ended or locked what a statement wants. */
  #inTheWay(who: number, statement: Statement, found: Version | null): readonly Xid[] {
    if (!('key' in statement)) return []
    const isOther = (xid: Xid | null): xid is Xid =>
      xid !== null && statusOf(xid) === 'open' && xid.who !== who
    if (statement.op === 'insert') {
      return this.#versions
        .filter(({ key, xmin }) => key === statement.key && statusOf(xmin) !== 'aborted')
        .flatMap(({ xmin, xmax }) => [xmin, xmax].filter(isOther))
    }
    const version = found === null ? null : this.#newest(found)
    return version === null ? [] : [version.xmax, ...version.lockers].filter(isOther)
  }

  /** Along the committed changes of a row; null: it was deleted. */
  #newest(version: Version): Version | null {
    if (version.xmax === null || statusOf(version.xmax) !== 'committed') return version
    return version.next === null ? null : this.#newest(version.next)
  }

  #isLive(who: number, { xmin, xmax }: Version): boolean {
    const mine = (xid: Xid) => statusOf(xid) === 'open' && xid.who === who
    const counts = (xid: Xid) => statusOf(xid) === 'committed' || mine(xid)
    return counts(xmin) && (xmax === null || !counts(xmax))
  }

  #sees(who: number, version: Version): boolean {
    return this.#isLive(who, version)
  }

  #fails(who: number, error: string): Outcome {
    const top = this.#blocks.get(who)?.at(-1)
    if (top !== undefined) {
      top.xid.status = 'aborted'
      top.failed = true
    }
    return { error }
  }

  #xidOf(who: number): Xid {
    return this.#blocks.get(who)?.at(-1)?.xid ?? { who, parent: null, status: 'open' }
  }

  #add(key: string, text: string, xmin: Xid): Version {
    const version: Version = { key, text, xmin, xmax: null, next: null, lockers: [] }
    this.#versions.push(version)
    return version
  }
}

/** A savepoint that was released shares the fate of what it is in. */
function statusOf({ status, parent }: Xid): Xid['status'] {
  if (status !== 'committed' || parent === null) return status
  return statusOf(parent)
}
