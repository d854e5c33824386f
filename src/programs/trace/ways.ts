import { checkModel, tablePrepared } from '../check/checkModel.ts'
import { hasLeftModel } from '../notModelled.ts'
import { outcomesOf } from '../outcome.ts'
import type { Prepared } from '../prepared.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf, stateOf, step, wholeWorld } from '../../world/index.ts'
import type { LocalState, SharedState, World } from '../../world/index.ts'
import { operationText, stepText } from './stepText.ts'
import type { Telling } from './telling.ts'
import { waitText } from './waitText.ts'

/** A run of one schedule on our side: a line for each step, and how it ended. */
export interface OurRun {
  readonly schedule: string
  /** what each step asks for, without the result */
  readonly asked: readonly string[]
  readonly trace: string
  readonly end: string
  /** the world in which it ended */
  readonly last: World
  /** a request is not over, and none can move */
  readonly hangs: boolean
  /** it came back to a state that it was in before, and was followed no further */
  readonly endless: boolean
  /** a process met what is not modelled, and it was followed no further */
  readonly leavesModel: boolean
  /** sorted; without a bad one: `ok` */
  readonly outcomes: readonly string[]
}

/** How a world at the end of a run is written. `cut`: somebody could still move in it. */
export type EndText = (world: World, cut: boolean) => string

interface Node {
  readonly locals: readonly Numbered<LocalState>[]
  readonly shared: Numbered<SharedState>
  readonly leavesModel: boolean
  /** by request; absent: not asked yet; null: it cannot move */
  readonly moves: (Move | null | undefined)[]
  readonly ends: Map<boolean, string>
  outcomes: readonly string[] | null
}

/** A state, and a number that only it has. */
interface Numbered<State> {
  readonly number: number
  readonly state: State
}

interface Move {
  readonly letter: string
  readonly asked: string
  readonly text: string
  readonly to: Node
  /** by how many runs of `spread` */
  taken: number
}

/** A step of one request: the same wherever its own state and the shared one are the same. */
interface Done {
  readonly asked: string
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
  readonly #counts = new Map<Node, number>()
  readonly #telling: Telling
  readonly #endText: EndText

  constructor(prepared: Prepared, telling: Telling, endText: EndText) {
    this.#telling = telling
    this.#endText = endText
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
    return this.#walk(this.#start, [], new Set([this.#start]), runs, limit) ? runs : null
  }

  /** Each next request is drawn among those that can move. */
  random(random: () => number): OurRun {
    return this.#follow((moves) => moves[Math.floor(random() * moves.length)])
  }

  /**
   * Where somebody can move, who has moved from there the fewest times moves; `random` decides among
   * equals. One run after the other goes where none was.
   */
  spread(random: () => number): OurRun {
    return this.#follow((moves) => {
      const fewest = Math.min(...moves.map(({ taken }) => taken))
      const least = moves.filter(({ taken }) => taken === fewest)
      const move = least[Math.floor(random() * least.length)]
      if (move !== undefined) move.taken += 1
      return move
    })
  }

  /**
   * Each schedule as likely as any other: a move is drawn by how many there are behind it. Null where
   * they cannot be counted: there are more than `limit` states, or somebody can go on for ever.
   */
  uniform(random: () => number, limit: number): OurRun | null {
    const all = this.#count(this.#start, new Set(), limit)
    if (all === null) return null
    return this.#follow((moves) => {
      const counts = moves.map(({ to }) => this.#counts.get(to) ?? 0)
      let left = random() * counts.reduce((sum, count) => sum + count, 0)
      return moves.find((_, index) => (left -= counts[index] ?? 0) < 0) ?? moves.at(-1)
    })
  }

  /** How many schedules there are from a state on; null: see `uniform`. */
  #count(node: Node, below: Set<Node>, limit: number): number | null {
    const known = this.#counts.get(node)
    if (known !== undefined) return known
    if (below.has(node) || this.#nodes.size > limit) return null
    below.add(node)
    let sum = 0
    const moves = this.#movesOf(node)
    for (const { to } of moves) {
      const count = this.#count(to, below, limit)
      if (count === null) return null
      sum += count
    }
    below.delete(node)
    const count = moves.length === 0 ? 1 : sum
    this.#counts.set(node, count)
    return count
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
    const met = new Set([this.#start])
    let node = this.#start
    for (;;) {
      const move = choose(this.#movesOf(node), taken.length)
      if (move === undefined) return this.#run(taken, node, false)
      taken.push(move)
      node = move.to
      if (met.has(node)) return this.#run(taken, node, true)
      met.add(node)
    }
  }

  #walk(node: Node, taken: Move[], met: Set<Node>, runs: OurRun[], limit: number): boolean {
    const moves = this.#movesOf(node)
    if (moves.length === 0) {
      runs.push(this.#run(taken, node, false))
      return runs.length <= limit
    }
    for (const move of moves) {
      const { to } = move
      taken.push(move)
      const again = met.has(to)
      if (again) runs.push(this.#run(taken, to, true))
      met.add(to)
      const within = again ? runs.length <= limit : this.#walk(to, taken, met, runs, limit)
      if (!again) met.delete(to)
      taken.pop()
      if (!within) return false
    }
    return true
  }

  #run(taken: readonly Move[], node: Node, endless: boolean): OurRun {
    const [{ plan }, last] = [this.#prepared, worldOf(node)]
    const cut = endless || node.leavesModel
    const end = node.ends.get(cut) ?? this.#endText(last, cut)
    node.ends.set(cut, end)
    return {
      schedule: taken.map(({ letter }) => letter).join(''),
      asked: taken.map(({ asked }) => asked),
      trace: taken.map(({ text }) => text).join('\n'),
      end,
      last,
      hangs: stateOf(plan, last) === 'stuck',
      endless,
      leavesModel: node.leavesModel,
      outcomes: (node.outcomes ??= outcomesOf(this.#prepared, last)
        .map(({ id }) => id)
        .sort()),
    }
  }

  #movesOf(node: Node): readonly Move[] {
    if (node.leavesModel) return []
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
    const text = [done.text, ...waits].join('\n')
    return { letter: letterOf(who as Pid), asked: done.asked, text, to, taken: 0 }
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
      asked: operationText(world, who as Pid, stepped.record.operation, this.#telling),
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
    const leavesModel = hasLeftModel(worldOf({ locals, shared }))
    const node: Node = { locals, shared, leavesModel, moves: [], ends: new Map(), outcomes: null }
    this.#nodes.set(key, node)
    return node
  }
}

function numberOf<State>(known: Map<string, Numbered<State>>, key: string, state: State) {
  const found = known.get(key) ?? { number: known.size, state }
  known.set(key, found)
  return found
}

function worldOf({ locals, shared }: Pick<Node, 'locals' | 'shared'>) {
  return wholeWorld(
    locals.map(({ state }) => state),
    shared.state,
  )
}
