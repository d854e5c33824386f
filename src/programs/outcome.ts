import { NOT_MODELLED } from './notModelled.ts'
import { stateOf } from '../world/index.ts'
import type { Plan, World } from '../world/index.ts'
import type { Prepared } from './prepared.ts'

/** A named property of a run that is over, or stuck. Plain data: reports carry it. */
export interface Outcome {
  /** in links, in JSON, as a key */
  readonly id: OutcomeId
  readonly title: string
  /** what has happened to the person, as a headline: "The customer’s session is lost." */
  readonly headline: string
  /** one letter for tables */
  readonly sign: string
  readonly bad: boolean
  /** how much it matters; null where nothing is bad */
  readonly severity: Severity | null
  /** why it counts, in one sentence */
  readonly why: string
}

/**
 * `security`: somebody may do what they no longer may. `data`: something stored is gone, or a program
 * worked with content that was never written. `nuisance`: work is refused, held up or wasted; nothing stored is harmed.
 */
export type Severity = (typeof SEVERITIES)[number]

/** The gravest first. */
export const SEVERITIES = ['security', 'data', 'nuisance'] as const

/** Each client of this room names its own. */
export type OutcomeId = string

/** An outcome with words of its own: how to recognise it and how to explain it. */
export interface OutcomeRule extends Outcome {
  /**
   * Does it hold in a world in which no process can move? Decided by that world alone. `stuck`: a
   * process is unfinished (a deadlock). The plan is the one that the world belongs to.
   */
  holds(plan: Plan, world: World, stuck: boolean): boolean
  /** what may have caused it: the first that is found explains it */
  readonly causes: readonly Cause[]
  /** of the cause `left`: paths and keys that nothing names in a world */
  left?(plan: Plan, world: World): readonly string[]
}

/** Outcomes of one kind whose words are only known from a run: "assertion: a visit was lost". */
export interface OutcomeFamily {
  /** their ids begin with it, and go on with ": " */
  readonly kind: string
  /** as many are told apart; the others count as one */
  readonly most: number
  readonly causes: readonly Cause[]
  /** those that hold in a world in which no process can move */
  found(plan: Plan, world: World, stuck: boolean): readonly Outcome[]
}

/** "assertion" of "assertion: a visit was lost"; the whole id when it is of no family. */
export function kindOf(id: OutcomeId): string {
  return id.split(': ', 1)[0] ?? id
}

/** What stands for all further outcomes of a family. */
export function othersOf(one: Outcome): Outcome {
  const kind = kindOf(one.id)
  return {
    ...one,
    id: `${kind}: and others`,
    title: `and others (${kind})`,
    headline: `More than these: others of the kind "${kind}".`,
    why: 'Only the first ones are told apart.',
  }
}

/** Runs that may never end although nobody is passed over. Found by the search, in no world. */
export const LIVELOCK = 'livelock'

/**
 * `torn`: a read met a file that a write was not done with. `overwritten`: a later write carried an
 * older copy. `restored`: what one process removed, another put back. `left`: something was created that nothing names. `deadlock`: who waits for whom.
 */
export type Cause = 'torn' | 'overwritten' | 'restored' | 'left' | 'deadlock'

/** When no rule holds. Its id is the same for every client. */
const OK: Outcome = {
  id: 'ok',
  title: 'All is well',
  headline: 'All is well.',
  sign: '–',
  bad: false,
  severity: null,
  why: 'None of the bad outcomes happened.',
}

/** Every outcome that there is for a prepared scenario, `ok` last; plain data, without the rules. */
export function outcomeTable({
  outcomes,
}: {
  readonly outcomes: readonly Outcome[]
}): readonly Outcome[] {
  return [
    ...outcomes.map(({ id, title, headline, sign, bad, severity, why }) => ({
      id,
      title,
      headline,
      sign,
      bad,
      severity,
      why,
    })),
    OK,
  ]
}

/**
 * The outcomes of a world in which no process can move; empty while one can. Never empty then:
 * without a bad one, and with nothing left open, `ok` is among them.
 */
export function outcomesOf(prepared: Prepared, world: World): readonly Outcome[] {
  const { plan, outcomes, families, labels } = prepared
  const state = stateOf(plan, world)
  if (state === 'going') return []
  const stuck = state === 'stuck'
  const found = [
    ...families.flatMap((family) => family.found(plan, world, stuck)),
    ...outcomes.filter((rule) => rule.holds(plan, world, stuck)),
  ]
  // One that is neither good nor bad leaves open what would have come.
  const settled = found.some(({ bad, id }) => bad || id === NOT_MODELLED.id)
  return settled ? found : [...found, okAfter(world, labels)]
}

/** A process that was killed has not done its work: what it worked on survives, but not all is well. */
function okAfter(world: World, { process, survives, unanswered }: Prepared['labels']): Outcome {
  const letters = world.requests.flatMap(({ killed }, index) =>
    killed ? ['ABCDEFGH'.charAt(index)] : [],
  )
  if (letters.length === 0) return OK
  const why = `None of the bad outcomes happened, but ${process} ${letters.join(' and ')} ${unanswered}.`
  return { ...OK, title: survives, headline: `${survives}.`, why }
}

/** Paths and keys that nothing names in a world, by the rules of the scenario. */
export function leftBehind({ plan, outcomes }: Prepared, world: World): readonly string[] {
  return outcomes.flatMap((rule) => rule.left?.(plan, world) ?? [])
}
