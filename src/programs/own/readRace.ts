import { drain } from '../../base/index.ts'
import type { Diagnostic } from '../../python/index.ts'
import { asStart } from '../../vfs/index.ts'
import { initialWorld } from '../../world/index.ts'
import type { Plan } from '../../world/index.ts'
import { threadsOf } from '../../world/threads.ts'
import { afterSetup, begin, failed } from './begin.ts'
import type { Begun, Failed } from './begin.ts'
import { CLOCK_PROCESS, readsClock } from './clockProcess.ts'
import { wrongItem } from './expectation.ts'
import type { Expectation } from './expectation.ts'
import { namesIn } from '../namesIn.ts'
import { keepRace } from './keptRaces.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { Race, RaceRule } from './race.ts'
import { racePlan } from './racePlan.ts'
import { raceProcesses } from './raceProcesses.ts'
import { raceSettings } from './raceSettings.ts'
import { readsOnce } from './readsOnce.ts'
import { MAX_REQUESTS } from '../fault.ts'
import { entryOf, firstLine, isFunction, isList, placeOf, shortly, valueOf } from './raceText.ts'
import type { RaceText } from './raceText.ts'

export type ReadRace = { readonly ok: true; readonly race: Race } | Failed

/**
 * Reads a race file: compiles it, runs its top and then `setup` alone. Everything that is wrong is a
 * diagnostic with its position. The race is kept, so that its scenario can be prepared.
 */
export function readRace(scenario: OwnScenario): ReadRace {
  return drain(readingRace(scenario))
}

/** The same in parts, for a page that must answer meanwhile. */
export function* readingRace(scenario: OwnScenario): Generator<undefined, ReadRace, void> {
  const result = yield* raceOf(scenario)
  if (result.ok) keepRace(scenario, result.race)
  return result
}

function* raceOf(scenario: OwnScenario): Generator<undefined, ReadRace, void> {
  const begun = yield* begin(scenario)
  if (!begun.ok) return begun
  const { text, diagnostics, stepwise } = begun
  const parts = partsOf(begun, scenario)
  if (parts.isThreads && !stepwise) {
    const message = 'THREADS must be assigned at the top of the file, at the beginning of a line.'
    text.report(firstLine(text.source), message, 'Write `THREADS = [first, second]`.')
  }
  const ready = afterSetup(begun, parts.settings)
  if (diagnostics.length > 0) return failed(diagnostics)
  if (!ready.ok) return ready
  yield
  const { code, library } = begun
  const { fs, db } = ready.world
  const start = { disk: asStart(fs), db, memory: ready.memory }
  const { switches } = scenario
  const threads = parts.isThreads
    ? (plan: Pick<Plan, 'machine' | 'requests'>) =>
        threadsOf(plan, ready.memory, {
          gil: switches === 'gil',
          sharesNumbers: namesIn(code).has('os.open'),
        })
    : null
  yield
  const race = { code, library, ...parts, readsOnce: readsOnce(code), start, threads }
  const writing = writingRules(race, text)
  return writing.length > 0 ? failed(writing) : { ok: true, race }
}

/** What the names of the file say, all that is wrong reported. */
function partsOf({ text, code }: Begun, { settings, copies }: OwnScenario): RaceParts {
  const listed = raceProcesses(text)
  const [only] = listed.processes
  const processes =
    copies === null || only === undefined
      ? listed.processes
      : Array.from({ length: copies }, () => only)
  const hasClock = readsClock(code)
  if (hasClock && processes.length === MAX_REQUESTS) {
    const message = `A program that reads a clock can have at most ${MAX_REQUESTS - 1} processes: time is one of its own.`
    text.report(firstLine(text.source), message, 'List fewer in PROCESSES.')
  }
  const atEnd = rulesOf(text, 'at_end')
  const always = rulesOf(text, 'always')
  const [title = '', ...description] = (text.outline.docstring ?? text.source.name).split('\n')
  return {
    title: title.trim(),
    description: description.join('\n').trim(),
    processes: hasClock ? [...processes, CLOCK_PROCESS] : processes,
    byName: listed.byName,
    isThreads: listed.threads,
    atEnd,
    always,
    settings: raceSettings(text, settings),
    expect: expectationOf(text, [...atEnd, ...always]),
  }
}

type RaceParts = Omit<Race, 'code' | 'library' | 'readsOnce' | 'start' | 'threads'> & {
  readonly isThreads: boolean
}

function rulesOf(text: RaceText, prefix: string): readonly RaceRule[] {
  return text.outline.functions
    .filter(({ name }) => name.startsWith(prefix) && isFunction(valueOf(text, name)))
    .map(({ name, docstring }) => ({
      name,
      entry: entryOf(text, name),
      firstLine: docstring?.split('\n', 1)[0] ?? null,
    }))
}

const EXPECT = "Write EXPECT = 'safe', or a list of outcomes such as ['assertion', 'deadlock']."

function expectationOf(text: RaceText, rules: readonly RaceRule[]): Expectation | null {
  const found = valueOf(text, 'EXPECT')
  if (found === undefined) return null
  if (found === 'safe') return found
  const at = placeOf(text, 'EXPECT')
  const items = isList(found) ? found.filter((item) => typeof item === 'string') : []
  if (!isList(found) || items.length < found.length || items.length === 0) {
    text.report(at, `EXPECT is ${shortly(found)}.`, EXPECT)
    return null
  }
  const names = rules.map(({ name }) => name)
  for (const item of items) {
    const message = wrongItem(item, names)
    if (message !== null) text.report(at, message, null)
  }
  return items
}

/** Rules of `always` that write although nothing has moved yet. */
function writingRules(race: Race, text: RaceText): readonly Diagnostic[] {
  const { broken } = initialWorld(racePlan(race, null))
  return broken.flatMap(({ rule, end }): readonly Diagnostic[] => {
    if (end.kind !== 'wrote') return []
    const name = rule.slice(rule.lastIndexOf('.') + 1)
    const message = `${name}() writes. It is called after every step, and may only read.`
    return [
      {
        span: placeOf(text, name),
        message,
        instead: 'Write in the processes, or check in an at_end rule.',
      },
    ]
  })
}
