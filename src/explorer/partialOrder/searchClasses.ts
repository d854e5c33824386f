import { Knowledge } from '../steps/knowledge.ts'
import { StepTable } from '../steps/stepTable.ts'
import { BLOCKED } from '../steps/transitionTable.ts'
import type { Budget } from '../explore.ts'
import type { Model } from '../model.ts'
import type { End, Progress, Schedule } from '../verdict.ts'
import { Footprints } from './footprints.ts'
import { StateTable } from '../states/stateTable.ts'
import { NOTHING } from './touchSets.ts'
import type { TouchSets } from './touchSets.ts'

export interface ClassOptions<Local, Shared> {
  readonly budget: Budget
  /** ends the search: is one of these outcomes what is looked for? */
  readonly isWanted: (set: number) => boolean
  /** what earlier searches have learnt of this very model */
  readonly known?: Knowledge<Local, Shared>
  /** whether to guess what processes will touch; true. It changes how much is searched, and never what is found */
  readonly guesses?: boolean
  /** states between two yields; 4096 */
  readonly slice?: number
  /** called at every slice; true ends the search with the results so far */
  readonly stopped?: () => boolean
}

export interface ClassSearch {
  /** `found`: an end that was wanted */
  readonly end: End | { readonly kind: 'found' }
  /** runs exist that never end; of an exhausted search its absence is a proof */
  readonly endless: boolean
  readonly states: number
  readonly transitions: number
  /** of the arrays that hold the states, and of the steps */
  readonly bytes: number
  /** every set of outcomes that was met, with the schedule to the first such end. The last is the wanted one */
  readonly ends: readonly { readonly set: number; readonly schedule: Schedule }[]
}

/**
 * Every end of a model, by at least one schedule of each class: two schedules are one class when they
 * differ only in the order of neighbouring steps that commute. Finds the same ends as the full search, and
 * none that is not there, in fewer states; counts nothing. Deterministic.
 *
 * From each state only the steps of some processes are taken, a persistent set (Godefroid, LNCS 1032,
 * 1996; Valmari's stubborn sets, Clarke, Grumberg and Peled's ample sets): nothing that the others can do before one of these
 * moves has to do with the next steps of these. What the others can still do is learnt from the search
 * itself, as in dynamic partial-order reduction (Flanagan and Godefroid, POPL 2005), with a summary of what comes after each state, so that
 * states met again are not searched again (Yang, Chen, Gopalakrishnan and Kirby, SPIN 2008): when a step that
 * was taken turns out to meet what another process does after it, that process is added.
 * On every loop of states there is one from which all steps are taken, so that nobody is put off for ever (the cycle
 * proviso). The proof is in docs/decisions/9-one-schedule-of-each-class.md.
 */
export function* searchClasses<Local, Shared>(
  model: Model<Local, Shared>,
  options: ClassOptions<Local, Shared>,
): Generator<Progress, ClassSearch, void> {
  const { interner } = options.known ?? new Knowledge(model)
  const search = new ClassSearcher(new StepTable(interner))
  const { slice = 4096, guesses = true } = options
  search.start(guesses)
  let end: ClassSearch['end'] = { kind: 'exhausted' }
  for (let next = slice; search.advance(options.isWanted);) {
    if (search.isFound) {
      end = { kind: 'found' }
      break
    }
    const late = search.visits >= next
    const hit = hitBy(search, options, late)
    if (hit !== null) {
      end = { kind: 'budget', hit }
      break
    }
    if (!late) continue
    next = search.visits + slice
    yield search.progress()
  }
  const { endless, states, transitions, bytes, ends } = search
  return { end, endless, states, transitions, bytes, ends }
}

/** What ends a search before its end. `late`: what costs more to look at is looked at, too. */
function hitBy<Local, Shared>(
  { states, bytes }: ClassSearcher<Local, Shared>,
  { budget, stopped }: ClassOptions<Local, Shared>,
  late: boolean,
): 'states' | 'bytes' | 'stopped' | null {
  if (states > budget.states) return 'states'
  if (!late) return null
  if (bytes > budget.bytes) return 'bytes'
  return stopped?.() === true ? 'stopped' : null
}

/** One state on the way from the start to where the search is. */
interface Frame {
  readonly state: number
  readonly lids: Int32Array
  readonly gid: number
  /** bit p: process p can move */
  readonly enabled: number
  /** bit p: its step was taken in this round */
  taken: number
  /** whose step is being followed */
  mover: number
}

class ClassSearcher<Local, Shared> {
  endless = false
  isFound = false
  /** states that were entered, again in each round */
  visits = 0
  transitions = 0
  readonly ends: { set: number; schedule: Schedule }[] = []
  readonly #steps: StepTable<Local, Shared>
  readonly #processes: number
  readonly #table: StateTable
  readonly #sets: TouchSets
  readonly #footprints: Footprints<Local, Shared>
  readonly #stack: Frame[] = []
  readonly #row: Uint32Array
  /** by state, bit p: the step of process p is taken from it */
  #chosen = new Uint8Array(512)
  /** by state: the round in which it was entered, times two; plus one when it was left */
  #round = new Uint32Array(512)
  /** by state and process: what that process is known to touch from there on */
  #future: Int32Array
  /** by mover: the same from any state. Only guides the choice of the first process */
  readonly #estimate: number[] = []
  #guesses = true
  #rounds = 1
  /** something was learnt in this round that an earlier choice may depend on */
  #learnt = false

  constructor(steps: StepTable<Local, Shared>) {
    const { processes } = steps
    this.#steps = steps
    this.#processes = processes
    this.#table = new StateTable(processes + 1)
    this.#row = new Uint32Array(processes + 1)
    this.#future = new Int32Array(512 * processes)
    this.#footprints = new Footprints(steps)
    this.#sets = this.#footprints.sets
  }

  get states(): number {
    return this.#table.count
  }

  get bytes(): number {
    const own = this.#chosen.byteLength + this.#round.byteLength + this.#future.byteLength
    return own + this.#table.bytes + this.#steps.bytes
  }

  progress(): Progress {
    const { states, transitions } = this
    const depths = this.#stack.length
    const depth = this.#stack.findIndex(({ enabled, taken }) => (enabled & ~taken) !== 0)
    return { phase: 'searching', states, transitions, depth, depths, live: depths }
  }

  start(guesses: boolean): void {
    const { lids, gid } = this.#steps.start()
    this.#guesses = guesses
    const runs = guesses ? this.#processes : 0
    for (let eager = 0; eager < runs; eager++) this.#foresee(lids, gid, eager)
    this.#enter(this.#insert(lids, gid))
  }

  /** One more step; false: all is searched. */
  advance(isWanted: (set: number) => boolean): boolean {
    const frame = this.#stack.at(-1)
    if (frame === undefined) return this.#again()
    if (frame.enabled === 0) this.#noteEnd(frame, isWanted)
    const left = (this.#chosen[frame.state] as number) & ~frame.taken
    if (left === 0) {
      this.#leave(frame)
      return true
    }
    const process = 31 - Math.clz32(left & -left)
    frame.taken |= 1 << process
    frame.mover = process
    this.transitions += 1
    const next = this.#successor(frame, process)
    const round = this.#round[next] as number
    if (round < 2 * this.#rounds) {
      this.#enter(next)
      return true
    }
    if (round === 2 * this.#rounds) {
      this.endless = true
      this.#choose(frame, frame.enabled)
    }
    this.#absorb(frame, next)
    return true
  }

  /** In a loop, what comes after a state is not known when the state is left: once more, until nothing is learnt. */
  #again(): boolean {
    if (!this.endless || !this.#learnt) return false
    this.#learnt = false
    this.#rounds += 1
    this.#enter(0)
    return true
  }

  #enter(state: number): void {
    this.visits += 1
    this.#round[state] = 2 * this.#rounds
    const { rows, stride } = this.#table
    const lids = Int32Array.from(rows.subarray(state * stride, (state + 1) * stride - 1))
    const gid = rows[(state + 1) * stride - 1] as number
    let enabled = 0
    for (let process = 0; process < this.#processes; process++) {
      const mover = ((lids[process] as number) << 3) | process
      const record = this.#steps.find(gid, mover)
      if (this.#steps.lid(record) !== BLOCKED) enabled |= 1 << process
      else this.#learn(state, process, this.#footprints.of(gid, mover))
    }
    const frame = { state, lids, gid, enabled, taken: 0, mover: -1 }
    if (enabled !== 0 && this.#chosen[state] === 0) this.#chosen[state] = this.#firstChoice(frame)
    this.#stack.push(frame)
  }

  #leave({ state, lids }: Frame): void {
    this.#round[state] = 2 * this.#rounds + 1
    const from = state * this.#processes
    for (let process = 0; process < this.#processes; process++) {
      this.#guess(
        ((lids[process] as number) << 3) | process,
        this.#future[from + process] as number,
      )
    }
    this.#stack.pop()
    const before = this.#stack.at(-1)
    if (before !== undefined) this.#absorb(before, state)
  }

  #noteEnd({ lids, gid }: Frame, isWanted: (set: number) => boolean): void {
    const set = this.#steps.interner.outcomes(lids, gid)
    if (this.ends.some((end) => end.set === set)) return
    const schedule = this.#stack.slice(0, -1).map(({ mover }) => mover)
    this.ends.push({ set, schedule })
    this.isFound = isWanted(set)
  }

  /** The step that a frame follows has led to a state: what comes after that is known by now. */
  #absorb(frame: Frame, next: number): void {
    const { state, lids, gid, mover } = frame
    const step = this.#footprints.of(gid, ((lids[mover] as number) << 3) | mover)
    this.#learn(state, mover, step)
    const after = next * this.#processes
    for (let process = 0; process < this.#processes; process++) {
      const future = this.#future[after + process] as number
      this.#learn(state, process, future)
      if ((((this.#chosen[state] as number) >>> process) & 1) === 1) continue
      if (!this.#sets.meet(step, future)) continue
      // Of one that cannot move now it is not known who lets it move.
      const canMove = ((frame.enabled >>> process) & 1) === 1
      this.#choose(frame, canMove ? 1 << process : frame.enabled)
    }
  }

  #choose({ state }: Frame, more: number): void {
    const before = this.#chosen[state] as number
    if ((before | more) === before) return
    this.#chosen[state] = before | more
    this.#learnt = true
  }

  #learn(state: number, process: number, touches: number): void {
    const at = state * this.#processes + process
    const before = this.#future[at] as number
    const union = this.#sets.union(before, touches)
    if (union === before) return
    this.#future[at] = union
    this.#learnt = true
  }

  #guess(mover: number, touches: number): void {
    if (!this.#guesses) return
    const before = this.#estimate[mover] ?? NOTHING
    this.#estimate[mover] = this.#sets.union(before, touches)
  }

  /** The smallest set that will do as far as is known by now; any would be right, for it grows as needed. */
  #firstChoice({ lids, gid, enabled }: Frame): number {
    const movers = Array.from(lids, (lid, process) => (lid << 3) | process)
    let best = enabled
    for (let first = 0; first < this.#processes; first++) {
      if (((enabled >>> first) & 1) === 0) continue
      const closed = this.#closed(1 << first, movers, gid, enabled)
      if (bits(closed) < bits(best)) best = closed
    }
    return best
  }

  #closed(from: number, movers: readonly number[], gid: number, enabled: number): number {
    let closed = from
    for (let done = 0; closed !== done;) {
      const next = closed & ~done
      const process = 31 - Math.clz32(next & -next)
      done |= 1 << process
      const step = this.#footprints.of(gid, movers[process] as number)
      for (const [other, mover] of movers.entries()) {
        if (((closed >>> other) & 1) === 1) continue
        if (!this.#sets.meet(step, this.#estimate[mover] ?? NOTHING)) continue
        if (((enabled >>> other) & 1) === 0) return enabled
        closed |= 1 << other
      }
    }
    return closed
  }

  #successor({ lids, gid }: Frame, process: number): number {
    const record = this.#steps.find(gid, ((lids[process] as number) << 3) | process)
    const before = lids[process] as number
    // The state as it will be, for as long as it takes to look it up.
    lids[process] = this.#steps.lid(record)
    const next = this.#insert(lids, this.#steps.gid(record, lids))
    lids[process] = before
    return next
  }

  #insert(lids: Int32Array, gid: number): number {
    this.#row.set(lids)
    this.#row[this.#processes] = gid
    const state = this.#table.insert(this.#row)
    if (state >= this.#chosen.length) this.#grow()
    return state
  }

  #grow(): void {
    const [chosen, round, future] = [this.#chosen, this.#round, this.#future]
    this.#chosen = new Uint8Array(2 * chosen.length)
    this.#chosen.set(chosen)
    this.#round = new Uint32Array(2 * round.length)
    this.#round.set(round)
    this.#future = new Int32Array(2 * future.length)
    this.#future.set(future)
  }

  /** One run, in which a process goes as far as it can, and then the next; for the first guesses. */
  #foresee(first: Int32Array, start: number, eager: number): void {
    const lids = Int32Array.from(first)
    let gid = start
    const taken: {
      readonly movers: readonly number[]
      readonly process: number
      readonly touches: number
    }[] = []
    while (taken.length < LONGEST) {
      const movers = Array.from(lids, (lid, process) => (lid << 3) | process)
      const turns = movers.map((_, turn) => (eager + turn) % this.#processes)
      const process = turns.find(
        (who) => this.#steps.lid(this.#steps.find(gid, movers[who] as number)) !== BLOCKED,
      )
      if (process === undefined) break
      taken.push({ movers, process, touches: this.#footprints.of(gid, movers[process] as number) })
      const record = this.#steps.find(gid, movers[process] as number)
      lids[process] = this.#steps.lid(record)
      gid = this.#steps.gid(record, lids)
    }
    const future = Array.from(first, () => NOTHING)
    for (const { movers, process, touches } of taken.reverse()) {
      future[process] = this.#sets.union(future[process] as number, touches)
      for (const [other, mover] of movers.entries()) this.#guess(mover, future[other] as number)
    }
  }
}

/** Steps of a run that is made for guesses. */
const LONGEST = 2000

function bits(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count += 1
  return count
}
