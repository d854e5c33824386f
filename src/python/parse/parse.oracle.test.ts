import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { expressionSource } from '../testing/generatedExpression.oracle.ts'
import { moduleSource, mutantsOf } from '../testing/generatedModule.oracle.ts'
import { MODELLED, readCases } from '../testing/textCases.testing.ts'
import { moduleText } from '../testing/treeText.testing.ts'

const ORACLE = fileURLToPath(new URL('../cases/oracle.py', import.meta.url))
// later versions read more: f-strings with their own quotes inside, `except A, B:`
const VERSION = '3.11'
const found = spawnSync('python3', ['--version'], { encoding: 'utf8' })
const isRightPython = found.status === 0 && found.stdout.startsWith(`Python ${VERSION}.`)

if (found.status !== 0 && process.env['CI'] !== undefined) {
  throw new Error(`expected python3 (${VERSION}) to compare the parser with`)
}
if (!isRightPython)
  console.warn(`no python3 of version ${VERSION}: the parser is not compared with it`)

type Judgement = readonly ['syntax error' | 'outside', string] | readonly ['tree', string, string]

function askPython(sources: readonly string[]): readonly Judgement[] {
  const answer = spawnSync('python3', [ORACLE], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (answer.status !== 0) throw new Error(`the oracle failed: ${answer.stderr}`)
  return JSON.parse(answer.stdout) as Judgement[]
}

function ourAnswer(text: string, spans: boolean): string {
  const parsed = parse({ name: 'source.py', text }, MODELLED)
  if (parsed.ok) return moduleText(parsed.module, { spans })
  return `rejected: ${parsed.diagnostics.map((one) => `${one.message} (${text.slice(one.span.from, one.span.to)})`).join(' ')}`
}

interface Disagreement {
  readonly source: string
  readonly python: string
  readonly ours: string
}

function disagreements(sources: readonly string[]): readonly Disagreement[] {
  const judgements = askPython(sources)
  return sources.flatMap((source, index) => {
    const judgement = judgements[index]
    if (judgement === undefined) throw new Error('expected a judgement for each source')
    if (judgement[0] === 'tree') {
      const plain = ourAnswer(source, false)
      if (plain !== judgement[1]) return [{ source, python: judgement[1], ours: plain }]
      const ours = ourAnswer(source, true)
      return ours === judgement[2] ? [] : [{ source, python: judgement[2], ours }]
    }
    const ours = ourAnswer(source, false)
    return ours.startsWith('rejected') ? [] : [{ source, python: judgement.join(': '), ours }]
  })
}

function countKinds(sources: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [kind] of askPython(sources)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const SIZE = Number(process.env['ORACLE_SIZE'] ?? '1')
const SEED = Number(process.env['ORACLE_SEED'] ?? '6984')

const options = { timeout: 60_000 * SIZE }

/**
 * Leaves out where CPython and the subset differ without a trace in the tree: it joins a line that begins with a backslash, and (3.11 alone) forgives a backslash at the very end
 * when lines break with CR LF.
 */
function isTellable(source: string): boolean {
  return !/(?:^|[\r\n])[ \t\f]*\\\r?\n|\\\r\n$/.test(source)
}

function sample(arbitrary: fc.Arbitrary<string>, count: number): readonly string[] {
  return fc.sample(arbitrary, { numRuns: count * SIZE, seed: SEED })
}

test.runIf(isRightPython)(
  'expressions are read as CPython reads them, or rejected',
  options,
  () => {
    const sources = sample(expressionSource, 4000)
    const counts = countKinds(sources)
    for (const kind of ['tree', 'outside', 'syntax error']) expect(counts[kind]).toBeGreaterThan(60)
    expect(disagreements(sources).slice(0, 5)).toEqual([])
  },
)

test.runIf(isRightPython)('modules are read as CPython reads them, or rejected', options, () => {
  const sources = sample(moduleSource, 500)
  expect(countKinds(sources)['tree']).toBeGreaterThan(150)
  expect(disagreements(sources).slice(0, 5)).toEqual([])
})

test.runIf(isRightPython)(
  'damaged modules are rejected unless CPython reads them, too',
  options,
  () => {
    const sources = sample(mutantsOf(moduleSource), 1500).filter(isTellable)
    expect(countKinds(sources)['syntax error']).toBeGreaterThan(300)
    expect(disagreements(sources).slice(0, 5)).toEqual([])
  },
)

const CASES = new URL('../cases/', import.meta.url)
const caseSources = readdirSync(CASES)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readCases(readFileSync(new URL(name, CASES), 'utf8')))
  .map(({ source }) => source)

test.runIf(isRightPython)('the cases are read as CPython reads them, or rejected', options, () => {
  expect(disagreements(caseSources.filter(isTellable))).toEqual([])
})

test.runIf(isRightPython)(
  'damaged cases are rejected unless CPython reads them, too',
  options,
  () => {
    const sources = sample(mutantsOf(fc.constantFrom(...caseSources)), 1500).filter(isTellable)
    expect(countKinds(sources)['tree']).toBeGreaterThan(50)
    expect(disagreements(sources).slice(0, 5)).toEqual([])
  },
)
