import type { CheckProgress } from '../programs/index.ts'
import { statesOf } from './bound.ts'
import { workOnAll } from './crew.ts'
import type { CrewProgress } from './crew.ts'
import { parseOptions } from './options.ts'
import { paint } from './paint.ts'
import type { Surroundings } from './surroundings.ts'
import type { RaceResult } from './testRace.ts'
import { UsageError } from './usageError.ts'

/** `test PATH`: every race file below it against its EXPECT. 0: all as expected; 1: some are not. */
export function* testCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, { code: 0 | 1; stdout: string }, void> {
  const { values: words, positionals } = parseOptions(
    args,
    { 'max-states': { type: 'string' } },
    true,
  )
  const [path, second] = positionals
  if (path === undefined || second !== undefined) {
    throw new UsageError('expected one file or folder to test')
  }
  const states = statesOf(words['max-states'])
  const files = surroundings.pythonFiles(path)
  if (files === null) throw new UsageError(`there is no file or folder ${JSON.stringify(path)}`)
  const races = files.filter((file) => isRace(surroundings.readText(file) ?? ''))
  if (races.length === 0)
    throw new UsageError(`there is no race file below ${JSON.stringify(path)}`)
  const all = yield* workOnAll(
    races.map((file) => ({ kind: 'race', file, states }) as const),
    surroundings,
  )
  const results = all.filter(({ interrupted }) => !interrupted)
  const text = all.flatMap((result, index) =>
    result.interrupted ? [] : linesOf(races[index] ?? '', result, surroundings.color),
  )
  const failed = results.filter(({ kind }) => kind === 'failed').length
  return { code: failed > 0 ? 1 : 0, stdout: `${[...text, '', summary(results)].join('\n')}\n` }
}

/** By its text alone: it need not compile. */
function isRace(text: string): boolean {
  return /^(?:PROCESSES|THREADS)\b\s*[:=]|^def worker_/m.test(text)
}

const SIGNS = {
  passed: ['ok', 'good'],
  failed: ['FAIL', 'bad'],
  skipped: ['skip', 'open'],
} as const

function linesOf(
  file: string,
  { kind, lines, seconds }: RaceResult,
  color: boolean,
): readonly string[] {
  const [sign, tone] = SIGNS[kind]
  const first = `${paint(sign, tone, color)}${' '.repeat(6 - sign.length)}${file}`
  const time = `(${seconds.toFixed(2)} s)`
  return kind === 'failed'
    ? [`${first} ${time}`, ...lines.map((line) => `      ${line}`)]
    : [`${first}: ${lines.join(' ')} ${time}`]
}

function summary(results: readonly RaceResult[]): string {
  const kinds = ['passed', 'failed', 'skipped'] as const
  const counts = kinds.map((kind) => [results.filter((one) => one.kind === kind).length, kind])
  return counts
    .filter(([count, kind]) => count !== 0 || kind === 'passed')
    .map(([count, kind]) => `${count} ${kind}`)
    .join(', ')
}
