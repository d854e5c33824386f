import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockersOf, EMPTY_DB, performDb, withRow } from './index.ts'
import type { DbCall } from './index.ts'
import { Versions } from './versions.testing.ts'
import type { Outcome, Statement } from './versions.testing.ts'

// Mostly one row, so that the three meet.
const key = fc.constantFrom('a', 'a', 'b')
const data = fc.constantFrom('1', '2')
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ op: fc.constantFrom('select', 'select_for_update', 'delete', 'insert'), key }),
  fc.record({ op: fc.constant('update'), key, data }),
  fc.record({ op: fc.constant('update'), key, data, expected: data }),
  fc.record({ op: fc.constantFrom('begin', 'commit', 'commit', 'rollback') }),
)
const BEGIN = [0, 1, 2].map((who) => ({ who, statement: { op: 'begin' } as const }))
const move = fc.record({ who: fc.nat(2), statement })

const START = [
  ['a', '1'],
  ['b', '1'],
] as const

/** Both sides, told the same: what each gives, and what is committed then. */
class Both {
  readonly versions = new Versions(START)
  db = START.reduce((all, [name, text]) => withRow(all, name, text), EMPTY_DB)
  waited = 0
  circles = 0
  readonly #pending = new Map<number, DbCall>()

  move(who: number, next: Statement): { readonly ours: unknown; readonly theirs: unknown } {
    const waiting = this.#pending.get(who)
    if (waiting !== undefined) return this.#goOn(who, waiting)
    const call = callOf(next)
    // A block ends only where one has begun.
    const ends = call.op === 'commit' || call.op === 'rollback'
    if (ends && !this.db.transactions.has(who)) return { ours: null, theirs: null }
    const outcome = this.#perform(who, call)
    if (outcome === 'waits') {
      this.waited += 1
      this.#pending.set(who, { ...call, waited: true } as DbCall)
    }
    return this.#same(outcome, this.versions.run(who, next))
  }

  #goOn(who: number, waiting: DbCall) {
    const blockers = this.versions.blockers(who)
    const stuck = isStuck(this.versions, who) ? blockers : []
    const [ours, theirs] = [blockersOf(this.db, who, waiting), [...new Set(stuck)]]
    if (stuck.length > 0) return { ours, theirs: theirs.toSorted((one, other) => one - other) }
    this.circles += blockers.length > 0 ? 1 : 0
    this.#pending.delete(who)
    const outcome = this.#perform(who, waiting)
    const same = this.#same(outcome, this.versions.resume(who))
    return { ours: [ours, same.ours], theirs: [theirs, same.theirs] }
  }

  #perform(who: number, call: DbCall): Outcome {
    const performed = performDb(this.db, who, call)
    this.db = performed.db
    return outcomeOf(performed.result)
  }

  #same(outcome: Outcome, theirs: Outcome) {
    return {
      ours: [outcome, [...this.db.rows]],
      theirs: [theirs, this.versions.rows()],
    }
  }
}

test('any statements of three processes give what rows with versions give', () => {
  let waited = 0
  let circles = 0
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 40 }), (moves) => {
      const both = new Both()
      for (const { who, statement: next } of [...BEGIN, ...moves]) {
        const { ours, theirs } = both.move(who, next)
        expect(ours).toEqual(theirs)
      }
      waited += both.waited
      circles += both.circles
    }),
    { numRuns: 10_000, seed: 1 },
  )
  // The draws reach what they are for.
  expect(waited).toBeGreaterThan(300)
  expect(circles).toBeGreaterThan(10)
})

/** It waits, and not for itself in the end. */
function isStuck(versions: Versions, who: number): boolean {
  const reached = new Set<number>()
  const front = [...versions.blockers(who)]
  for (let next = front.pop(); next !== undefined; next = front.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    front.push(...versions.blockers(next))
  }
  return !reached.has(who)
}

function callOf(next: Statement): DbCall {
  return next.op === 'insert' ? { ...next, op: 'insert', data: 'new' } : (next as DbCall)
}

function outcomeOf(result: ReturnType<typeof performDb>['result']): Outcome {
  if (result.ok) return result.value as Outcome
  return result.error === 'waits' ? 'waits' : { error: result.error }
}
