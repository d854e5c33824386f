import { readRace } from '../../programs/everyRace.ts'
import type { FromReader, RaceRead, ToReader } from './raceRead.ts'

addEventListener('message', ({ data: { run, scenario } }: MessageEvent<ToReader>) => {
  say({ kind: 'reading', run })
  say({ kind: 'read', run, read: outcomeOf(scenario) })
})

function outcomeOf(scenario: ToReader['scenario']): RaceRead {
  const read = readRace(scenario)
  return read.ok ? { kind: 'ok' } : { kind: 'wrong', diagnostics: read.diagnostics }
}

function say(message: FromReader): void {
  postMessage(message)
}
