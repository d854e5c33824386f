import { Knowledge } from '../../explorer/index.ts'
import type { Model } from '../../explorer/index.ts'
import { tableMachine } from '../../machine/index.ts'
import type { LocalState, SharedState } from '../../world/index.ts'
import { prepare } from '../prepare.ts'
import type { Prepared } from '../prepared.ts'
import type { AnyScenario } from '../scenario.ts'
import { scenarioKey } from '../scenarioKey.ts'
import { checkModel, outcomeSets } from './checkModel.ts'
import type { OutcomeSets } from './outcomeSets.ts'

/** A scenario made ready for the checker, and what its checks have learnt so far. */
export interface Learnt {
  readonly prepared: Prepared
  /** the outcomes that were met so far */
  readonly sets: OutcomeSets
  readonly model: Model<LocalState, SharedState>
  readonly known: Knowledge<LocalState, SharedState>
}

/** Two requests take a quarter of a megabyte, four about ten. */
const BYTES = 64 * 1024 * 1024

/**
 * What the checks of the last scenarios have learnt, so that a user who switches between a few
 * of them waits for no step that was run before. Bounded: the longest unused go first.
 */
export class CheckMemory {
  /** the last used last */
  readonly #learnt = new Map<string, Learnt>()
  readonly #bytes: number

  constructor(bytes: number = BYTES) {
    this.#bytes = bytes
  }

  /** What earlier checks of a scenario have learnt; a check adds to it. */
  of(scenario: AnyScenario): Learnt {
    const key = scenarioKey(scenario)
    const learnt = this.#learnt.get(key) ?? learntOf(scenario)
    this.#learnt.delete(key)
    this.#makeRoom()
    this.#learnt.set(key, learnt)
    return learnt
  }

  /** Whether anything is known of a scenario. */
  has(scenario: AnyScenario): boolean {
    return this.#learnt.has(scenarioKey(scenario))
  }

  #makeRoom(): void {
    let bytes = 0
    for (const { known } of this.#learnt.values()) bytes += known.bytes
    for (const [key, { known }] of this.#learnt) {
      if (bytes <= this.#bytes) return
      bytes -= known.bytes
      this.#learnt.delete(key)
    }
  }
}

/** Nothing learnt yet. `onlyHit`: see `checkModel`. */
export function learntOf(scenario: AnyScenario, onlyHit = false): Learnt {
  // The program writes the start by the table, too: XState is slow at its first steps.
  const prepared = prepare(scenario, tableMachine)
  const sets = outcomeSets(prepared)
  const model = checkModel(prepared, { sets, onlyHit })
  return { prepared, sets, model, known: new Knowledge(model, { symmetry: true }) }
}
