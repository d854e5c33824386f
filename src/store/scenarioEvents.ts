/**
 * The second face of store: what changes the scenario on the stage. and what is fetched behind
 * the first view, which does without both.
 */
import { faultWords, isOwn, MAX_REQUESTS, PRESETS, programRow } from '../programs/index.ts'
import type { AnyScenario } from '../programs/index.ts'
import { inScenario } from './changeScenario.ts'
import { labelOf, LINK_LABEL } from './event.ts'
import type { OpenEvent, ScenarioChange, ScenarioEvent, ScenarioPart } from './event.ts'
import { withFaultHere } from './injectFault.ts'
import { changedScenario, withProgram } from './normaliseScenario.ts'
import { openedAt, withPossibleFault } from './opened.ts'
import type { Get, Opened, Set } from './opened.ts'
import { openWhenFound } from './openWhenFound.ts'
import { aimOf, openWhenLoaded } from './openWhenLoaded.ts'
import { isOwnLink } from './race/ownThere.ts'
import { findOwnLink } from './race/findOwnLink.ts'
import { parseLink, scenarioOfLink } from './readLink.ts'

export { fetchNext, fetchPrograms } from './fetchRest.ts'

/** Changes of the scenario. A program that is not there yet is fetched first. */
export function changeOfScenario(event: ScenarioEvent | OpenEvent, set: Set, get: Get): void {
  const whenReady = (scenario: AnyScenario, next: () => Opened): void => {
    openWhenLoaded(scenario, next, (after) => scenarioLabel(event, after), { set, get })
  }
  const change = (part: ScenarioChange): void => {
    const scenario = changedScenario(aimOf(get), part)
    whenReady(scenario, () => inScenario(get(), withPossibleFault(scenario)))
  }
  switch (event.kind) {
    case 'open':
      whenReady(event.scenario, () => openedAt(event.scenario, event.schedule, event.cursor))
      break
    case 'openPreset': {
      const preset = PRESETS.find((row) => row.id === event.id)
      if (preset === undefined) return
      whenReady(preset.scenario, () => openedAt(preset.scenario, preset.schedule, 0))
      break
    }
    case 'openLink':
      if (isOwnLink(event.hash)) {
        void openWhenFound(
          () => findOwnLink(event.hash),
          () => LINK_LABEL,
          { set, get },
        )
      } else whenReady(scenarioOfLink(event.hash), () => parseLink(event.hash))
      break
    case 'changeScenario':
      change(event.change)
      break
    case 'setFix': {
      const scenario = aimOf(get)
      if (isOwn(scenario)) return
      const fix = programRow(scenario.program)?.fix
      const next = (event.on ? fix?.on : fix?.off) ?? scenario.program
      if (next !== scenario.program) change(withProgram(scenario, next))
      break
    }
    case 'setRequestCount': {
      const scenario = aimOf(get)
      const wanted = Math.max(1, Math.min(MAX_REQUESTS, event.count))
      if (isOwn(scenario)) {
        change({ copies: wanted })
        return
      }
      const { views } = scenario
      const filler = views.at(-1) ?? 'touch'
      const next = Array.from({ length: wanted }, (_, index) => views[index] ?? filler)
      if (wanted !== views.length) change({ views: next })
      break
    }
    case 'injectFault': {
      const next = withFaultHere(get(), event.fault, event.letter)
      if (next !== null) whenReady(next.scenario, () => next)
      break
    }
  }
}

/** What undo says that it takes back: "Fix on". `after`: the scenario afterwards. */
export function scenarioLabel(event: ScenarioEvent | OpenEvent, after: AnyScenario): string {
  switch (event.kind) {
    case 'open':
      return labelOf(event)
    case 'openPreset':
      return 'open another scenario'
    case 'openLink':
      return LINK_LABEL
    case 'changeScenario':
      return partLabel(event.part)
    case 'setFix':
      return event.on ? 'Fix on' : 'Fix off'
    case 'setRequestCount':
      return `${event.count} ${isOwn(after) ? (event.count === 1 ? 'process' : 'processes') : 'requests'}`
    case 'injectFault':
      return after.fault === null ? event.fault : faultWords(after.fault)
  }
}

function partLabel(part: ScenarioPart): string {
  switch (part) {
    case 'program':
    case 'middleware':
    case 'start':
      return `another ${part}`
    case 'no fault':
      return 'remove the fault'
    case 'text':
      return 'edit the program'
    default:
      if ('view' in part) return `view of ${part.view}`
      if ('version' in part) return `open ${part.version}`
      return `${part.setting} ${'on' in part ? (part.on ? 'on' : 'off') : part.value}`
  }
}
