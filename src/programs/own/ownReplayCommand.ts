import { faultText } from '../faults/faultText.ts'
import type { OwnScenario } from './ownScenario.ts'

/** The command line that replays a schedule of a race file, with all that was chosen for it. */
export function ownReplayCommand(scenario: OwnScenario, schedule: string): string {
  const { main, settings, copies, fault } = scenario
  return [
    'racetrack replay',
    quotedWord(main),
    ...(copies === null ? [] : [`--processes ${copies}`]),
    ...Object.entries(settings).map(
      ([name, value]) => `--set ${quotedWord(settingText(name, value))}`,
    ),
    ...(fault === null ? [] : [`--fault ${faultText(fault)}`]),
    ...(schedule === '' ? [] : [`--schedule ${quotedWord(schedule)}`]),
  ].join(' ')
}

function settingText(name: string, value: boolean | string): string {
  return `${name}=${typeof value === 'string' ? value : value ? 'on' : 'off'}`
}

/** For a shell. */
export function quotedWord(word: string): string {
  return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
