import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { expressionSource, moduleSource, mutated } from './sourceGenerator.ts'
import { MODELLED, readCases } from './textCases.ts'
import { moduleText } from './treeText.ts'

const ORACLE = fileURLToPath(new URL('cases/oracle.py', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0
// the oracle judges by the rules of this version; later ones read f-strings in another way
const isRightPython =
  hasPython &&
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info[:2] != (3, 11))']).status === 0
if (!isRightPython && process.env['CI'] !== undefined)
  throw new Error('expected python3 of version 3.11')

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

function counted(sources: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [kind] of askPython(sources)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const SIZE = Number(process.env['ORACLE_SIZE'] ?? '1')
const SEED = Number(process.env['ORACLE_SEED'] ?? '6984')

function oracle(name: string, judge: () => void): void {
  test.runIf(isRightPython)(name, { timeout: 60_000 * SIZE }, judge)
}

function sample(arbitrary: fc.Arbitrary<string>, count: number): readonly string[] {
  return fc.sample(arbitrary, { numRuns: count * SIZE, seed: SEED })
}

oracle('expressions are read as CPython reads them, or rejected', () => {
  const sources = sample(expressionSource, 6000)
  const counts = counted(sources)
  for (const kind of ['tree', 'outside', 'syntax error']) expect(counts[kind]).toBeGreaterThan(500)
  expect(disagreements(sources).slice(0, 5)).toEqual([])
})

oracle('modules are read as CPython reads them, or rejected', () => {
  const sources = sample(moduleSource, 500)
  expect(counted(sources)['tree']).toBeGreaterThan(150)
  expect(disagreements(sources).slice(0, 5)).toEqual([])
})

oracle('damaged modules are rejected unless CPython reads them, too', () => {
  // CPython 3.11 forgets its check for a backslash at the very end when the line breaks are CR LF
  const sources = sample(mutated(moduleSource), 1500).filter((source) => !source.endsWith('\\\r\n'))
  expect(counted(sources)['syntax error']).toBeGreaterThan(300)
  expect(disagreements(sources).slice(0, 5)).toEqual([])
})

const CASES = new URL('cases/', import.meta.url)
const caseSources = readdirSync(CASES)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readCases(readFileSync(new URL(name, CASES), 'utf8')))
  .map(({ source }) => source)

// the one thing that the oracle cannot tell from what the subset has: CPython expands `{x=}`
const isTellable = (source: string): boolean =>
  !/\{[^{}]*=\s*(?:![rs])?\}/.test(source) && !source.endsWith('\\\r\n')

oracle('the cases are read as CPython reads them, or rejected', () => {
  expect(disagreements(caseSources.filter(isTellable))).toEqual([])
})

oracle('damaged cases are rejected unless CPython reads them, too', () => {
  const sources = sample(mutated(fc.constantFrom(...caseSources)), 1500).filter(isTellable)
  expect(counted(sources)['tree']).toBeGreaterThan(100)
  expect(disagreements(sources).slice(0, 5)).toEqual([])
})
