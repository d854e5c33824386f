import type { AnyScenario } from '../programs/index.ts'
import { FETCHING } from './notFetched.ts'
import { dropTurn, openAtOnce, putOnStage, turns } from './opened.ts'
import type { Access, Get, Opened, Turn } from './opened.ts'
import { makeReady } from './ready.ts'

/** Milliseconds that a fetch may take before it is worth a word: most are over by then. */
const UNSAID = 250

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
  access: Access,
): void {
  if (openAtOnce(scenario, next, label, access)) return
  const { set, get } = access
  const turn = takeTurn(scenario, get)
  const open = (): void => {
    putOnStage(next, label, access)
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
export function takeTurn(scenario: AnyScenario | null, get: Get): Turn {
  dropTurn(get)
  const turn = { scenario, abort: new AbortController() }
  turns.set(get, turn)
  return turn
}
