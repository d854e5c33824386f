import { drain } from '../../base/index.ts'
import { logLines } from '../../machine/index.ts'
import { asStart, listFiles, textOf } from '../../vfs/index.ts'
import { runAlone } from '../../world/index.ts'
import { afterSetup, begin, failed } from './begin.ts'
import type { Failed } from './begin.ts'
import type { OwnScenario } from './ownScenario.ts'
import { barePlan } from './racePlan.ts'
import { raceSettings } from './raceSettings.ts'
import { entryOf, firstLine, isFunction, placeOf, valueOf } from './raceText.ts'
import { failureOf } from './setUp.ts'

/** How one function ended. Plain data. */
export interface RanFunction {
  readonly ok: true
  /** Python's repr of what it returned; null when it raised */
  readonly result: string | null
  /** Python's repr of what it raised; null when it returned */
  readonly exception: string | null
  /** what it printed and logged */
  readonly output: string
  /** path to content, of every file after it */
  readonly files: Readonly<Record<string, string>>
}

/**
 * Calls a function without arguments, alone, after the top of the file and `setup`. The file need not
 * be a race.
 */
export function runFunction(scenario: OwnScenario, name: string): RanFunction | Failed {
  const begun = drain(begin(scenario))
  if (!begun.ok) return begun
  const { text, code, library, diagnostics } = begun
  const ready = afterSetup(begun, raceSettings(text, scenario.settings))
  if (!isFunction(valueOf(text, name))) {
    const names = text.outline.functions.map((each) => each.name).join(', ')
    const message = `There is no function \`${name}\` in this file.`
    text.report(firstLine(text.source), message, names === '' ? null : `There are: ${names}.`)
  }
  if (diagnostics.length > 0) return failed(diagnostics)
  if (!ready.ok) return ready
  const plan = { ...barePlan({ code, library }), memory: ready.memory }
  const start = { ...ready.world, fs: asStart(ready.world.fs) }
  const alone = runAlone(plan, start, { entry: entryOf(text, name), args: [], seed: 'A' })
  const { end, running, world } = alone
  if (end.kind !== 'returned' && end.kind !== 'died') {
    const failure = failureOf(`${name}()`, end, placeOf(text, name))
    return failed(failure === null ? [] : [failure])
  }
  return {
    ok: true,
    result: end.kind === 'returned' ? end.repr : null,
    exception: end.kind === 'died' ? end.repr : null,
    output: logLines(running)
      .map((line) => `${line}\n`)
      .join(''),
    files: Object.fromEntries(listFiles(world.fs).map(({ path, data }) => [path, textOf(data)])),
  }
}
