import {
  CATALOGUE,
  MAX_REQUESTS,
  programRow,
  scenarioWith,
  SETTING_NAMES,
  STARTS,
  VIEWS,
} from '../programs/index.ts'
import type { Scenario, Settings, ViewId } from '../programs/index.ts'
import { UsageError } from './usageError.ts'

/** The words of the command line that choose a scenario, as they were typed. */
export interface ScenarioWords {
  readonly program?: string | undefined
  readonly requests?: string | undefined
  readonly views?: string | undefined
  readonly set?: readonly string[] | undefined
  readonly start?: string | undefined
}

/** Reads a scenario; what is not said is as in `help`. Throws a UsageError. */
export function scenarioOf(words: ScenarioWords): Scenario {
  return scenarioWith({
    program: programOf(words.program ?? 'ticket'),
    views: viewsOf(words),
    settings: settingsOf(words.set ?? []),
    start: known('start', STARTS, words.start ?? 'live').id,
  })
}

function programOf(id: string): string {
  if (programRow(id) === null) {
    throw new UsageError(
      unknown(
        'program',
        id,
        CATALOGUE.map((row) => row.id),
      ),
    )
  }
  return id
}

function viewsOf({ requests, views }: ScenarioWords): readonly ViewId[] {
  const given = (views ?? '').split(',').filter((word) => word !== '')
  const ids = given.map((word) => known('view', VIEWS, word.trim().replace(/[-_]/g, ' ')).id)
  const count = requests === undefined ? Math.max(1, ids.length) : countOf(requests)
  if (ids.length > MAX_REQUESTS) {
    throw new UsageError(`expected at most ${MAX_REQUESTS} views, got ${ids.length}`)
  }
  if (ids.length > count) {
    throw new UsageError(
      `expected at most one view a request: ${ids.length} views, ${count} requests`,
    )
  }
  return Array.from({ length: count }, (_, index) => ids[index] ?? 'touch')
}

function countOf(word: string): number {
  const count = /^\d+$/.test(word) ? Number(word) : 0
  if (count < 1 || count > MAX_REQUESTS) {
    throw new UsageError(`expected --requests from 1 to ${MAX_REQUESTS}, got "${word}"`)
  }
  return count
}

function settingsOf(words: readonly string[]): Settings {
  const settings = { saveEveryRequest: true, debugLogging: false }
  for (const word of words) {
    const [, name = word, value] = /^([^=]*)=(.*)$/s.exec(word) ?? []
    const setting = Object.entries(SETTING_NAMES).find(([known]) => known === name)?.[1]
    if (setting === undefined)
      throw new UsageError(unknown('setting', name, Object.keys(SETTING_NAMES)))
    if (value !== 'on' && value !== 'off') {
      throw new UsageError(`expected --set ${name}=on or ${name}=off, got "${word}"`)
    }
    settings[setting] = value === 'on'
  }
  return settings
}

function known<T extends { readonly id: string }>(
  what: string,
  table: readonly T[],
  id: string,
): T {
  const found = table.find((row) => row.id === id)
  if (found === undefined)
    throw new UsageError(
      unknown(
        what,
        id,
        table.map((row) => row.id),
      ),
    )
  return found
}

function unknown(what: string, given: string, all: readonly string[]): string {
  return `unknown ${what} ${JSON.stringify(given)}; there are: ${all.join(', ')}`
}
