import { NOT_MODELLED } from '../notModelled.ts'
import { isPicked } from '../picked.ts'
import { kindOf, othersOf } from '../outcome.ts'
import type { Outcome, OutcomeFamily, OutcomeId } from '../outcome.ts'

/**
 * Outcomes as sets of bits. The ids of those that are known beforehand come first; a text that a
 * run has made is added when it is met, until its family is full: the rest of them count as one.
 */
export class OutcomeSets {
  /** the ids by their bits; grows */
  readonly ids: string[]
  /** by their bits; null: one that is never shown */
  readonly #outcomes: (Outcome | null)[]
  readonly #families: readonly OutcomeFamily[]

  constructor(table: readonly Outcome[], families: readonly OutcomeFamily[] = []) {
    this.#outcomes = [...table]
    this.ids = table.map(({ id }) => id)
    this.#families = families
  }

  /** Every outcome so far, in the order in which they are shown, `ok` last. */
  get table(): readonly Outcome[] {
    const all = this.#outcomes.filter((outcome) => outcome !== null)
    const made = this.#families.flatMap(({ kind }) =>
      all.filter(({ id }) => kindOf(id) === kind).toSorted(byId),
    )
    return [...made, ...all.filter((outcome) => !made.includes(outcome))]
  }

  /** The set of all so far that are not known to be good: the bad ones, and what is not modelled. */
  get bad(): number {
    const unsafe = (one: Outcome | null) =>
      one?.bad === true || one?.id === NOT_MODELLED.id || (one !== null && isPicked(one.id))
    return this.#outcomes.reduce((set, one, bit) => (unsafe(one) ? set | (1 << bit) : set), 0)
  }

  /** The set of one outcome that is in no table. */
  hidden(id: OutcomeId): number {
    if (this.bitOf(id) < 0) {
      this.ids.push(id)
      this.#outcomes.push(null)
    }
    return 1 << this.bitOf(id)
  }

  /** The bits of the outcomes whose words come from a run. */
  get made(): readonly number[] {
    const kinds = this.#families.map(({ kind }) => kind)
    return this.ids.flatMap((id, bit) => (kinds.includes(kindOf(id)) ? [bit] : []))
  }

  /** Takes the words of outcomes from another run in which they hold. */
  reword(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      const bit = this.bitOf(outcome.id)
      if (bit >= 0) this.#outcomes[bit] = outcome
    }
  }

  /** -1 for an outcome that was not met */
  bitOf(id: OutcomeId): number {
    return this.ids.indexOf(id)
  }

  setOf(outcomes: readonly Outcome[]): number {
    return outcomes.reduce((set, outcome) => set | (1 << this.#bitFor(outcome)), 0)
  }

  /** The outcomes of a set, in the order in which they are shown. */
  idsIn(set: number): readonly OutcomeId[] {
    return this.outcomesIn(set).map(({ id }) => id)
  }

  outcomesIn(set: number): readonly Outcome[] {
    return this.table.filter(({ id }) => ((set >>> this.bitOf(id)) & 1) === 1)
  }

  #bitFor(outcome: Outcome): number {
    const known = this.bitOf(outcome.id)
    if (known >= 0) return known
    const family = this.#families.find(({ kind }) => kind === kindOf(outcome.id))
    const met = this.ids.filter((id) => kindOf(id) === family?.kind).length
    const full = family !== undefined && met >= family.most
    return full ? this.#added(othersOf(outcome)) : this.#added(outcome)
  }

  #added(outcome: Outcome): number {
    const known = this.bitOf(outcome.id)
    if (known >= 0) return known
    this.ids.push(outcome.id)
    return this.#outcomes.push(outcome) - 1
  }
}

function byId({ id: one }: Outcome, { id: other }: Outcome): number {
  return one < other ? -1 : 1
}
