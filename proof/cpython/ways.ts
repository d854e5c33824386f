import { checkModel, outcomesOf } from '../../src/programs/index.ts'
import { tablePrepared } from '../../src/programs/check/checkModel.ts'
import type { Prepared } from '../../src/programs/index.ts'
import type { Pid } from '../../src/vfs/index.ts'
import { letterOf, stateOf, step, wholeWorld } from '../../src/world/index.ts'
import type { LocalState, SharedState } from '../../src/world/index.ts'
import { endText } from './endText.ts'
import { stepText } from './stepText.ts'
import { waitText } from './waitText.ts'
import type { Telling } from './telling.ts'

/** A run of one schedule on our side: a line for each step, and how it ended. */
export interface OurRun {
  readonly schedule: string
  readonly trace: string
  readonly end: string
  /** a request is not over */
  readonly hangs: boolean
  /** sorted; without a bad one: `ok` */
  readonly outcomes: readonly string[]
}

interface Node {
  readonly locals: readonly Numbered<LocalState>[]
  readonly shared: Numbered<SharedState>
  /** by request; absent: not asked yet; null: it cannot move */
  readonly moves: (Move | null | undefined)[]
  end: string | null
  outcomes: readonly string[] | null
}

/** A state, and a number that only it has. */
interface Numbered<State> {
  readonly number: number
  readonly state: State
}

interface Move {
  readonly letter: string
  readonly text: string
  readonly to: Node
}

/** A step of one request: the same wherever its own state and the shared one are the same. */
interface Done {
  readonly text: string
  readonly local: Numbered<LocalState>
  readonly shared: Numbered<SharedState>
}

/** All the ways through a scenario: each state met once, each step run once. */
export class Ways {
  readonly #prepared: Prepared
  readonly #model: ReturnType<typeof checkModel>
  readonly #nodes = new Map<string, Node>()
  readonly #done = new Map<string, Done | null>()
  readonly #locals: Map<string, Numbered<LocalState>>[]
  readonly #shareds = new Map<string, Numbered<SharedState>>()
  readonly #start: Node
  readonly #telling: Telling

  constructor(prepared: Prepared, telling: Telling) {
    this.#telling = telling
    this.#prepared = tablePrepared(prepared)
    this.#model = checkModel(prepared)
    const { locals, shared } = this.#model
    this.#locals = locals.map(() => new Map())
    this.#start = this.#node(
      locals.map((local, who) => this.#local(who, local)),
      this.#shared(shared),
    )
  }

  /** Every schedule, or null when there are more than `limit`. */
  every(limit: number): readonly OurRun[] | null {
    const runs: OurRun[] = []
    return this.#walk(this.#start, [], runs, limit) ? runs : null
  }

  /** Each next request is drawn among those that can move. */
  random(random: () => number): OurRun {
    return this.#follow((moves) => moves[Math.floor(random() * moves.length)])
  }

  /** The run of a schedule; if it ends too early, the requests finish one after the other. */
  of(schedule: string): OurRun {
    return this.#follow((moves, at) => {
      if (at >= schedule.length) return moves[0]
      const move = moves.find(({ letter }) => letter === schedule[at])
      if (move === undefined) throw new Error(`expected a schedule to be valid, got ${schedule}`)
      return move
    })
  }

  #follow(choose: (moves: readonly Move[], at: number) => Move | undefined): OurRun {
    const taken: Move[] = []
    let node = this.#start
    for (;;) {
      const move = choose(this.#movesOf(node), taken.length)
      if (move === undefined) return this.#run(taken, node)
      taken.push(move)
      node = move.to
    }
  }

  #walk(node: Node, taken: Move[], runs: OurRun[], limit: number): boolean {
    const moves = this.#movesOf(node)
    if (moves.length === 0) {
      runs.push(this.#run(taken, node))
      return runs.length <= limit
    }
    for (const move of moves) {
      taken.push(move)
      const within = this.#walk(move.to, taken, runs, limit)
      taken.pop()
      if (!within) return false
    }
    return true
  }

  #run(taken: readonly Move[], node: Node): OurRun {
    node.end ??= endText(this.#prepared, worldOf(node), this.#telling)
    const [{ plan }, world] = [this.#prepared, worldOf(node)]
    return {
      schedule: taken.map(({ letter }) => letter).join(''),
      trace: taken.map(({ text }) => text).join('\n'),
      end: node.end,
      hangs: stateOf(plan, world) === 'stuck',
      outcomes: (node.outcomes ??= outcomesOf(this.#prepared, world)
        .map(({ id }) => id)
        .sort()),
    }
  }

  #movesOf(node: Node): readonly Move[] {
    return node.locals.flatMap((_, who) => {
      const known = node.moves[who]
      const move = known === undefined ? this.#move(node, who) : known
      node.moves[who] = move
      return move === null ? [] : [move]
    })
  }

  #move(node: Node, who: number): Move | null {
    const local = node.locals[who]
    const question = `${who} ${local?.number} ${node.shared.number}`
    const known = this.#done.get(question)
    const done = known === undefined ? this.#step(node, who) : known
    this.#done.set(question, done)
    if (done === null) return null
    const locals = node.locals.with(who, done.local)
    const to = this.#node(locals, this.#collected(locals, done.shared))
    // Who waits depends on every request, not on the one that moved alone.
    const waits = this.#telling.books ? waitText(this.#prepared.plan, worldOf(to)) : []
    return { letter: letterOf(who as Pid), text: [done.text, ...waits].join('\n'), to }
  }

  /** The record is the whole world's; the state after it is the checker's. */
  #step(node: Node, who: number): Done | null {
    const local = node.locals[who]
    const moved = local && this.#model.step(who, local.state, node.shared.state)
    if (moved === null || moved === undefined) return null
    const world = worldOf(node)
    const stepped = step(this.#prepared.plan, world, who as Pid)
    if (stepped === null) throw new Error('expected a step that the checker makes to be made')
    return {
      text: stepText(world, stepped, this.#telling),
      local: this.#local(who, moved.local),
      shared: this.#shared(moved.shared),
    }
  }

  #collected(locals: Node['locals'], shared: Numbered<SharedState>): Numbered<SharedState> {
    const { mayHoldGarbage, collect } = this.#model
    if (collect === undefined || mayHoldGarbage?.(shared.state) !== true) return shared
    const states = locals.map(({ state }) => state)
    return this.#shared(collect(states, shared.state))
  }

  #local(who: number, state: LocalState): Numbered<LocalState> {
    return numberOf(this.#locals[who] ?? new Map(), this.#model.localKey(who, state), state)
  }

  #shared(state: SharedState): Numbered<SharedState> {
    return numberOf(this.#shareds, this.#model.sharedKey(state), state)
  }

  #node(locals: Node['locals'], shared: Node['shared']): Node {
    const key = [...locals, shared].map((part) => part.number).join(' ')
    const known = this.#nodes.get(key)
    if (known !== undefined) return known
    const node: Node = { locals, shared, moves: [], end: null, outcomes: null }
    this.#nodes.set(key, node)
    return node
  }
}

function numberOf<State>(known: Map<string, Numbered<State>>, key: string, state: State) {
  const found = known.get(key) ?? { number: known.size, state }
  known.set(key, found)
  return found
}

function worldOf({ locals, shared }: Node) {
  return wholeWorld(
    locals.map(({ state }) => state),
    shared.state,
  )
}
