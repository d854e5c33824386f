import { isOwn } from '../programs/index.ts'
import type { AnyScenario } from '../programs/index.ts'
import { scheduleOf } from '../world/index.ts'
import { preparedOf, runOf } from './derived.ts'
import { isReady, makeReady } from './ready.ts'
import { FETCHING } from './notFetched.ts'
import type { Notice, State } from './state.ts'
import { pushUndo } from './undo.ts'

/** What a stepper opens with. */
export type Opened = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

/** The same; what is missing is as in the first scenario. */
export type AtFirst = Partial<Opened>

export type Set = (change: Partial<State>) => void
export type Get = () => State

/** How the store is read and changed. */
export interface Access {
  readonly set: Set
  readonly get: Get
}

/** What is on its way to the stage of a store: the newest wins. */
interface Turn {
  /** null: not known yet, as of a link that is being unpacked */
  readonly scenario: AnyScenario | null
  readonly abort: AbortController
}

/** Milliseconds that a fetch may take before it is worth a word: most are over by then. */
const UNSAID = 250

const turns = new WeakMap<Get, Turn>()

/** The scenario that a change is a change of: the one on its way, else the one on the stage. */
export function aimOf(get: Get): AnyScenario {
  return turns.get(get)?.scenario ?? get().scenario
}

/**
 * Opens something in place of what is there; what undo then says is `label`. A program that is not
 * there yet is fetched, and an own one is read, before. What is opened later drops it.
 */
export function openWhenLoaded(
  scenario: AnyScenario,
  next: () => Opened,
  label: (after: AnyScenario) => string,
  { set, get }: Access,
): void {
  const open = (): void => {
    const opened = next()
    set({ ...opened, line: null, branches: [], ...pushUndo(get(), label(opened.scenario)) })
  }
  const turn = takeTurn(scenario, get)
  if (isReady(scenario)) {
    turns.delete(get)
    open()
    return
  }
  const saySoon = setTimeout(() => {
    if (turns.get(get) === turn) set({ notice: FETCHING })
  }, UNSAID)
  void makeReady(scenario, turn.abort.signal).then(({ ready, notice }) => {
    clearTimeout(saySoon)
    if (turns.get(get) !== turn) return
    turns.delete(get)
    set({ notice })
    if (ready) open()
    return ready
  })
}

/** From now on nothing that was on its way before is opened. */
function takeTurn(scenario: AnyScenario | null, get: Get): Turn {
  turns.get(get)?.abort.abort()
  const turn = { scenario, abort: new AbortController() }
  turns.set(get, turn)
  return turn
}

/**
 * The same for what is only known later. `find` gives what to open, or why not.
 */
export async function openWhenFound(
  find: () => Promise<Found>,
  label: () => string,
  access: Access,
): Promise<void> {
  const { set, get } = access
  const turn = takeTurn(null, get)
  set({ notice: FETCHING })
  const found = await find()
  if (turns.get(get) !== turn) return
  if (found.kind === 'refused') {
    turns.delete(get)
    set({ notice: found.notice })
    return
  }
  openWhenLoaded(found.scenario, found.next, label, access)
}

export type Found =
  | { readonly kind: 'found'; readonly scenario: AnyScenario; readonly next: () => Opened }
  | { readonly kind: 'refused'; readonly notice: Notice }

/** A schedule of a scenario, as far as it can be followed. */
export function openedAt(said: AnyScenario, schedule: string, cursor: number): Opened {
  const scenario = isOwn(said) ? withPossibleFault(said) : said
  const followed = scheduleOf(runOf(scenario, schedule))
  const at = Math.max(0, Math.min(cursor, followed.length))
  return { scenario, schedule: followed, cursor: at, notice: null }
}

/** Without a fault of a process that is not there, or that cannot happen to this program. */
export function withPossibleFault<Any extends AnyScenario>(scenario: Any): Any {
  const { fault } = scenario
  if (fault === null) return scenario
  const without = { ...scenario, fault: null }
  const { faults, processes } = preparedOf(without)
  return faults.includes(fault.kind) && fault.request < processes.length ? scenario : without
}
