import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockersOf, EMPTY_DB, performDb, withRow } from './index.ts'
import type { DbCall } from './index.ts'
import { Versions } from './versions.testing.ts'
import type { Outcome, Statement } from './versions.testing.ts'

const key = fc.constantFrom('a', 'b')
const data = fc.constantFrom('1', '2')
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ op: fc.constantFrom('select', 'select_for_update', 'delete', 'insert'), key }),
  fc.record({ op: fc.constant('update'), key, data }),
  fc.record({ op: fc.constant('update'), key, data, expected: data }),
  fc.record({ op: fc.constantFrom('begin', 'begin', 'commit', 'rollback') }),
)
const BEGIN = [0, 1, 2].map((who) => ({ who, statement: { op: 'begin' } as const }))
const move = fc.record({ who: fc.nat(2), statement })

const START = [
  ['a', '1'],
  ['b', '1'],
] as const

test('any statements of three processes give what rows with versions give', () => {
  let waited = 0
  const circles = { found: 0 }
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const versions = new Versions(START)
      let db = START.reduce((all, [name, text]) => withRow(all, name, text), EMPTY_DB)
      const pending = new Map<number, DbCall>()
      const perform = (who: number, call: DbCall): Outcome => {
        const performed = performDb(db, who, call)
        db = performed.db
        return outcomeOf(performed.result)
      }
      for (const { who, statement: next } of [...BEGIN, ...moves]) {
        const waiting = pending.get(who)
        if (waiting === undefined) {
          const call = callOf(next)
          // A block ends only where one has begun.
          if (['commit', 'rollback'].includes(call.op) && !db.transactions.has(who)) continue
          const outcome = perform(who, call)
          expect(outcome).toEqual(versions.run(who, next))
          if (outcome === 'waits') pending.set(who, { ...call, waited: true } as DbCall)
          waited += outcome === 'waits' ? 1 : 0
        } else {
          const theirs = isStuck(versions, who) ? versions.blockers(who) : []
          expect(blockersOf(db, who, waiting)).toEqual([...new Set(theirs)].toSorted())
          if (theirs.length > 0) continue
          circles.found += versions.blockers(who).length > 0 ? 1 : 0
          pending.delete(who)
          expect(perform(who, waiting)).toEqual(versions.resume(who))
        }
        expect([...db.rows]).toEqual(versions.rows())
      }
    }),
    { numRuns: 3000, seed: 1 },
  )
  // The draws reach what they are for.
  expect(waited).toBeGreaterThan(300)
  expect(circles.found).toBeGreaterThan(10)
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
