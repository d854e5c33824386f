import type { ScenarioFault } from '../programs/index.ts'
import { LINK_LABEL } from './event.ts'
import type { State } from './state.ts'
import type { StepperStore } from './stepper.ts'

/** What was said last of the fault of a link. A link that is opened again brings a new fault. */
const said = new WeakMap<ScenarioFault, string>()

/**
 * Adds to what a link that was just opened has to say that its fault does not happen; each sentence
 * once, the newest in place of the one before. Not when anything has changed since.
 */
export function sayOfFault(stepper: StepperStore, fault: ScenarioFault, text: string): void {
  const state = stepper.getState()
  const before = said.get(fault)
  if (before === text || state.scenario.fault !== fault || !isAsLinked(state)) return
  said.set(fault, text)
  const others = state.notice?.text.replace(before ?? '', '').trim() ?? ''
  stepper.setState({ notice: { kind: 'warning', text: `${others} ${text}`.trim() } })
}

/** Is it what a link has opened? Going along its schedule changes nothing. */
function isAsLinked({ past, future }: State): boolean {
  const last = past.at(-1)
  return future.length === 0 && (last === undefined || last.what === LINK_LABEL)
}
