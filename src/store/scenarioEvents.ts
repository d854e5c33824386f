/**
 * The second face of store: what changes the scenario on the stage, and how a link is read. The
 * first view of the lessons does without.
 */
import { faultWords, MAX_REQUESTS, PRESETS, programRow } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { inScenario } from './changeScenario.ts'
import { LINK_LABEL } from './event.ts'
import type { ScenarioEvent, ScenarioPart } from './event.ts'
import { withFaultHere } from './injectFault.ts'
import { normaliseScenario, withProgram } from './normaliseScenario.ts'
import { openedAt, openWhenLoaded } from './opened.ts'
import type { Get, Opened, Set } from './opened.ts'
import { parseLink, scenarioOfLink } from './readLink.ts'

export { parseLink, scenarioOfLink } from './readLink.ts'

/** Changes of the scenario. A program that is not there yet is fetched first. */
export function changeOfScenario(event: ScenarioEvent, set: Set, get: Get): void {
  const whenReady = (scenario: Scenario, next: () => Opened): void => {
    openWhenLoaded(scenario, next, (after) => scenarioLabel(event, after), { set, get })
  }
  const change = (part: Partial<Scenario>): void => {
    const scenario = normaliseScenario(get().scenario, part)
    whenReady(scenario, () => inScenario(get(), scenario))
  }
  switch (event.kind) {
    case 'openPreset': {
      const preset = PRESETS.find((row) => row.id === event.id)
      if (preset === undefined) return
      whenReady(preset.scenario, () => openedAt(preset.scenario, preset.schedule, 0))
      break
    }
    case 'openLink':
      whenReady(scenarioOfLink(event.hash), () => parseLink(event.hash))
      break
    case 'changeScenario':
      change(event.change)
      break
    case 'setFix': {
      const { scenario } = get()
      const fix = programRow(scenario.program)?.fix
      const next = (event.on ? fix?.on : fix?.off) ?? scenario.program
      if (next !== scenario.program) change(withProgram(scenario, next))
      break
    }
    case 'setRequestCount': {
      const { views } = get().scenario
      const wanted = Math.max(1, Math.min(MAX_REQUESTS, event.count))
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
export function scenarioLabel(event: ScenarioEvent, after: Scenario): string {
  switch (event.kind) {
    case 'openPreset':
      return 'open another scenario'
    case 'openLink':
      return LINK_LABEL
    case 'changeScenario':
      return partLabel(event.part)
    case 'setFix':
      return event.on ? 'Fix on' : 'Fix off'
    case 'setRequestCount':
      return `${event.count} requests`
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
    default:
      if ('view' in part) return `view of ${part.view}`
      if ('version' in part) return `open ${part.version}`
      return `${part.setting} ${part.on ? 'on' : 'off'}`
  }
}
