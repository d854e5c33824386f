import { copiesIn, raceScenario, readRace } from '../programs/everyProgram.ts'
import { importedModules } from '../python/index.ts'
import type { Race } from '../programs/everyProgram.ts'
import { MAX_REQUESTS } from '../programs/index.ts'
import type { OwnScenario, SwitchPoints } from '../programs/index.ts'
import { diagnosticText } from '../python/index.ts'
import type { Diagnostic } from '../python/index.ts'
import { withFaultOf } from './scenarioOptions.ts'
import type { Surroundings } from './surroundings.ts'
import { SourceError, UsageError } from './usageError.ts'

/** What may be typed beside the path of a race file. */
export interface RaceWords {
  readonly set?: readonly string[] | undefined
  readonly processes?: string | undefined
  readonly fault?: string | undefined
  readonly 'switch-points'?: string | undefined
}

export interface LoadedRace {
  readonly path: string
  readonly scenario: OwnScenario
  readonly race: Race
}

/** The race file at a path, as the words have it. Throws a UsageError, or a SourceError. */
export function loadRace(
  path: string,
  { set = [], processes, fault, 'switch-points': switches }: RaceWords,
  surroundings: Pick<Surroundings, 'readText'>,
): LoadedRace {
  const bare = scenarioAt(path, surroundings)
  const first = raceIn(path, bare)
  const chosen = {
    ...bare,
    settings: settingsOf(set, first),
    copies: processes === undefined ? null : copiesOf(processes, first),
    ...(switches !== undefined && { switches: switchesOf(switches, first) }),
  }
  const race = raceIn(path, chosen)
  const scenario = fault === undefined ? chosen : withFaultOf(fault, path, chosen)
  return { path, scenario, race }
}

/** The file at a path, and those beside it that it imports. Throws a UsageError. */
export function scenarioAt(
  path: string,
  { readText }: Pick<Surroundings, 'readText'>,
): OwnScenario {
  const slash = path.lastIndexOf('/') + 1
  const main = path.slice(slash)
  const text = readText(path)
  if (text === null) throw new UsageError(`there is no file ${JSON.stringify(path)} to read`)
  if (!main.endsWith('.py')) throw new UsageError(`expected a file of Python (.py), got "${path}"`)
  const files = new Map([[main, text]])
  // The map grows while it is walked: what is imported may import more.
  for (const each of files.values()) {
    for (const name of importedModules(each).map((module) => `${module}.py`)) {
      const beside = files.has(name) ? null : readText(path.slice(0, slash) + name)
      if (beside !== null) files.set(name, beside)
    }
  }
  return { ...raceScenario(main, text), files: Object.fromEntries(files) }
}

function raceIn(path: string, scenario: OwnScenario): Race {
  const read = readRace(scenario)
  if (read.ok) return read.race
  throw sourceError(path, scenario, read.diagnostics)
}

/** Every diagnostic as a compiler prints it. */
export function sourceError(
  path: string,
  { files, main }: OwnScenario,
  diagnostics: readonly Diagnostic[],
): SourceError {
  const folder = path.slice(0, path.length - main.length)
  const sources = Object.entries(files).map(([name, text]) => ({ name, text }))
  const texts = diagnostics.map((one) => diagnosticText(one, sources, folder))
  return new SourceError(texts.join('\n'))
}

function settingsOf(
  words: readonly string[],
  { settings }: Race,
): Readonly<Record<string, boolean | string>> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name = word, value = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? []
      const setting = settings.find((each) => each.name === name)
      if (setting === undefined) {
        const names = settings.map((each) => each.name).join(', ')
        throw new UsageError(
          `unknown setting ${JSON.stringify(name)}; there ${names === '' ? 'is none' : `are: ${names}`}`,
        )
      }
      if (setting.kind === 'switch') {
        const on = SWITCH.get(value.toLowerCase())
        if (on !== undefined) return [name, on]
        throw new UsageError(`expected --set ${name}=on or ${name}=off, got "${word}"`)
      }
      if (setting.values.includes(value)) return [name, value]
      const values = setting.values.join(', ')
      throw new UsageError(`${name} has no value ${JSON.stringify(value)}; it has: ${values}`)
    }),
  )
}

const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['true', true],
  ['off', false],
  ['false', false],
])

function switchesOf(word: string, { threads }: Race): SwitchPoints {
  const found = SWITCH_POINTS.find((each) => each === word)
  if (found === undefined) {
    throw new UsageError(`expected --switch-points ${SWITCH_POINTS.join(' or ')}, got "${word}"`)
  }
  if (threads === null) throw new UsageError('--switch-points is for a file that lists THREADS')
  return found
}

const SWITCH_POINTS: readonly SwitchPoints[] = ['every-access', 'gil']

function copiesOf(word: string, race: Race): number {
  const count = /^[1-9]\d*$/.test(word) ? Number(word) : 0
  if (count < 1 || count > MAX_REQUESTS) {
    throw new UsageError(`expected --processes from 1 to ${MAX_REQUESTS}, got "${word}"`)
  }
  if (copiesIn(race) !== null) return count
  throw new UsageError('--processes copies the only process of a file, but this one lists several')
}
