import { differenceFrom } from '../programs/everyProgram.ts'
import type { CheckProgress } from '../programs/index.ts'
import { statesOf } from './bound.ts'
import { checkOf } from './checkOf.ts'
import { parseOptions } from './options.ts'
import { paint } from './paint.ts'
import { loadRace } from './raceArgument.ts'
import { raceFacts } from './raceFacts.ts'
import type { RaceFacts } from './raceFacts.ts'
import { openText } from './raceText.ts'
import type { Surroundings } from './surroundings.ts'
import { SourceError, UsageError } from './usageError.ts'

interface Result {
  readonly kind: 'passed' | 'failed' | 'skipped'
  readonly lines: readonly string[]
}

/** `test PATH`: every race file below it against its EXPECT. 0: all as expected; 1: some are not. */
export function* testCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<CheckProgress, { code: 0 | 1; stdout: string }, void> {
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
  const results: Result[] = []
  const text: string[] = []
  for (const file of races) {
    const begun = performance.now()
    const result = yield* resultOf(file, states, surroundings)
    results.push(result)
    text.push(...linesOf(file, result, performance.now() - begun, surroundings.color))
    if (surroundings.interrupted()) break
  }
  const failed = results.filter(({ kind }) => kind === 'failed').length
  return { code: failed > 0 ? 1 : 0, stdout: `${[...text, '', summary(results)].join('\n')}\n` }
}

/** By its text alone: it need not compile. */
function isRace(text: string): boolean {
  return /^(?:PROCESSES|THREADS)\b\s*[:=]|^def worker_/m.test(text)
}

function* resultOf(
  file: string,
  states: number,
  surroundings: Surroundings,
): Generator<CheckProgress, Result, void> {
  try {
    const loaded = loadRace(file, {}, surroundings)
    const { expect } = loaded.race
    if (expect === null) return { kind: 'skipped', lines: ['it has no EXPECT'] }
    const { report } = yield* checkOf(loaded.scenario, states, surroundings)
    const facts = raceFacts(loaded, report, undefined)
    const lines = complaints(facts, expect, states)
    return lines.length === 0
      ? { kind: 'passed', lines: [foundText(facts)] }
      : { kind: 'failed', lines }
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'failed', lines: error.message.split('\n') }
    throw error
  }
}

/** What is not as expected; an answer that was left open is never as expected. */
function complaints(
  facts: RaceFacts,
  expect: Parameters<typeof differenceFrom>[0],
  states: number,
): readonly string[] {
  const { outcomes, reason, complete } = facts
  const { missing, unexpected } = differenceFrom(expect, badIds(facts))
  const left = Object.hasOwn(outcomes, 'not-modelled') ? 'not-modelled' : null
  const open = reason ?? left ?? (complete ? null : 'bound')
  return [
    ...missing.map((item) => `expected, but not found: ${item}`),
    ...unexpected.map((id) => `found, but not expected: ${id} (${outcomes[id]?.shortest ?? '?'})`),
    ...(open === null ? [] : [`not decided: ${openText(open, states)}`]),
  ]
}

function badIds({ outcomes }: RaceFacts): readonly string[] {
  return Object.keys(outcomes).filter((id) => outcomes[id]?.bad === true)
}

function foundText(facts: RaceFacts): string {
  const bad = badIds(facts)
  return bad.length === 0 ? 'safe' : bad.join('; ')
}

const SIGNS = {
  passed: ['ok', 'good'],
  failed: ['FAIL', 'bad'],
  skipped: ['skip', 'open'],
} as const

function linesOf(
  file: string,
  { kind, lines }: Result,
  milliseconds: number,
  color: boolean,
): readonly string[] {
  const [sign, tone] = SIGNS[kind]
  const first = `${paint(sign, tone, color)}${' '.repeat(6 - sign.length)}${file}`
  const time = `(${(milliseconds / 1000).toFixed(2)} s)`
  return kind === 'failed'
    ? [`${first} ${time}`, ...lines.map((line) => `      ${line}`)]
    : [`${first}: ${lines.join(' ')} ${time}`]
}

function summary(results: readonly Result[]): string {
  const kinds = ['passed', 'failed', 'skipped'] as const
  const counts = kinds.map((kind) => [results.filter((one) => one.kind === kind).length, kind])
  return counts
    .filter(([count, kind]) => count !== 0 || kind === 'passed')
    .map(([count, kind]) => `${count} ${kind}`)
    .join(', ')
}
