import { faultText } from '../faults/faultText.ts'
import { SETTINGS } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** The command line that replays a schedule, with every option: no default can change it. Texts that were changed are files beside. */
export function replayCommand(scenario: Scenario, schedule: string): string {
  const { program, middleware, views, settings, start, fault, edits } = scenario
  const sets = SETTINGS.map(({ id, key }) => `--set ${id}=${settings[key] ? 'on' : 'off'}`)
  return [
    'racetrack replay',
    `--program ${program}`,
    `--middleware ${middleware}`,
    `--views ${views.map((view) => view.replace(' ', '-')).join(',')}`,
    ...Object.keys(edits).map((name) => `--edit ${name}`),
    ...sets,
    `--start ${start}`,
    ...(fault === null ? [] : [`--fault ${faultText(fault)}`]),
    ...(schedule === '' ? [] : [`--schedule ${schedule}`]),
  ].join(' ')
}
