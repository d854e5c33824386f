import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../python/index.ts'
import { randomProgram } from '../python/testing/randomProgram.oracle.ts'
import { askCPython, isCPythonHere, type Trial } from './testing/cpython.oracle.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { buildMachine, finish, memoryOf, modelledNames, start } from './index.ts'
import type { RequestState } from './index.ts'
import { randomExpression } from './testing/randomExpression.oracle.ts'

const here = isCPythonHere()
/** milliseconds; many programs, and perhaps a busy machine */
const PATIENCE = 600_000

/** How our machine ends each function, in the words of `askCPython`. */
function askMachine(trial: Trial): readonly string[] {
  const topLevel = trial.top === true ? 'statements' : 'constants'
  const compiled = compile(trial.files, modelledNames([], everyBuiltin), { topLevel })
  if (!compiled.ok) return trial.functions.map(() => JSON.stringify(compiled.diagnostics[0]))
  const machine = buildMachine(compiled.code, everyBuiltin)
  const module = trial.files[0]?.name.replace(/\.py$/, '') ?? ''
  const how = { args: [], settings: {}, seed: 'A' }
  const top =
    trial.top === true ? start(machine, { ...how, entry: `${module}.<module>` }).running : null
  if (top !== null && finish(top)?.kind !== 'returned')
    return trial.functions.map(() => ending(top))
  return trial.functions.map((name) => {
    const memory = top === null ? {} : { memory: memoryOf(top) }
    return ending(start(machine, { ...how, ...memory, entry: `${module}.${name}` }).running)
  })
}

function ending(running: RequestState): string {
  const end = finish(running)
  if (end?.kind === 'returned') return `returned ${end.repr}`
  if (end?.kind === 'died') return `died ${end.exception}: ${end.message}`
  return end?.kind === 'not-modelled' ? `${LIMIT} ${end.what}` : 'waits'
}

/** The machine says so itself where Python can do more than it models. */
function isLimit(end: string | undefined): boolean {
  return end?.startsWith(LIMIT) === true
}

const LIMIT = 'not modelled:'

interface Disagreement {
  readonly what: string
  readonly cpython: string | undefined
  readonly machine: string | undefined
}

function disagreements(
  trials: readonly Trial[],
  name: (trial: Trial, index: number) => string,
): readonly Disagreement[] {
  const answers = askCPython(trials)
  return trials.flatMap((trial, index) => {
    const machine = askMachine(trial)
    return trial.functions.flatMap((_, each) => {
      const pair = { cpython: answers[index]?.[each], machine: machine[each] }
      return pair.cpython === pair.machine ? [] : [{ what: name(trial, each), ...pair }]
    })
  })
}

const CORPUS = new URL('corpus/', import.meta.url)

function corpusTrial(name: string): Trial {
  const text = readFileSync(new URL(name, CORPUS), 'utf8')
  const imported = [...text.matchAll(/^import (\w+)$/gm)].map(([, module]) => `${module ?? ''}.py`)
  const files = [name, ...imported].map((each) => ({
    name: each,
    text: readFileSync(new URL(each, CORPUS), 'utf8'),
  }))
  return { files, functions: [...text.matchAll(/^def (main\w*)/gm)].map(([, main]) => main ?? '') }
}

const TOP = new URL('top/', CORPUS)

/** A program of corpus/top/, with statements at the tops of its files: "a.py", and all "a_….py". */
function topTrial(name: string): Trial {
  const others = tops.filter((each) => each.startsWith(name.replace('.py', '_')))
  const files = [name, ...others].map((each) => ({
    name: each,
    text: readFileSync(new URL(each, TOP), 'utf8'),
  }))
  const mains = [...(files[0]?.text ?? '').matchAll(/^def (main\w*)/gm)]
  return { files, functions: mains.map(([, main]) => main ?? ''), top: true }
}

const tops = readdirSync(TOP)

test.runIf(here).each(tops.filter((name) => !name.includes('_')))(
  'every program of corpus/top/%s ends as under CPython',
  (name) => {
    const trial = topTrial(name)
    expect(trial.functions.length).toBeGreaterThanOrEqual(6)
    expect(disagreements([trial], ({ functions }, index) => functions[index] ?? '')).toEqual([])
  },
)

const corpus = readdirSync(CORPUS).filter((name) => name.endsWith('.py'))

test.runIf(here).each(corpus)('every program of corpus/%s ends as under CPython', (name) => {
  const trial = corpusTrial(name)
  expect(trial.functions.length).toBeGreaterThan(0)
  expect(disagreements([trial], ({ functions }, index) => functions[index] ?? '')).toEqual([])
})

test('the corpus is as large as it should be', () => {
  const count = corpus.flatMap((name) => corpusTrial(name).functions).length
  expect(count).toBeGreaterThanOrEqual(150)
})

const LOCALS = '    if s is None:\n        x = y = e = 0\n'

/** A random program whose variables are not local. */
function withGlobals(text: string): string {
  const changed = text.replace(LOCALS, '    global x, y, e\n')
  if (changed === text) throw new Error('expected a random program with local variables')
  return changed
}

/** A random program whose body is at the top of its file, where nothing can return. */
function atTop(text: string): string {
  const [before = '', body = ''] = text.split(LOCALS)
  const [preamble = '', main = ''] = before.split('def main():\n')
  const begin = main.slice(0, main.indexOf('    try:')).replace(/^ {4}/gm, '')
  const plain = body.replace(/^( *)return (.*)$/gm, '$1t.append($2)').replace(/\breturn\b/g, 'pass')
  const end = 'except Exception as problem:\n    r = repr(problem)\n'
  return `${preamble}${begin}r = None\n${LOCALS.replace(/^ {4}/gm, '')}try:\n${plain}${end}\ndef main():\n    return (r, t, s)\n`
}

test.runIf(here)(
  'random control flow ends as under CPython',
  () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 20, maxLength: 250, size: 'max' })
    const switches = fc.array(fc.boolean(), { minLength: 3, maxLength: 14, size: 'max' })
    const texts = fc.sample(
      fc.tuple(choices, switches).map(([made, flags]) => randomProgram(made, flags)),
      { seed: 6984, numRuns: 80 },
    )
    const trialOf = (text: string) => ({ files: [{ name: 'm.py', text }], functions: ['main'] })
    const trials = [
      ...texts.map(trialOf),
      ...texts.map((text) => ({ ...trialOf(withGlobals(text)), top: true as const })),
      ...texts.map((text) => ({ ...trialOf(atTop(text)), top: true as const })),
    ]
    expect(disagreements(trials, ({ files }) => files[0]?.text ?? '')).toEqual([])
  },
  PATIENCE,
)

test.runIf(here)(
  'random expressions have the value, or the exception, that CPython gives',
  () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 60, size: 'max' })
    const made = fc.sample(choices.map(randomExpression), { seed: 6984, numRuns: 3000 })
    const expressions = [...new Set(made)]
    const trials = Array.from({ length: Math.ceil(expressions.length / 250) }, (_, index) => {
      const some = expressions.slice(index * 250, (index + 1) * 250)
      const text = some.map((each, line) => `def main${line}():\n    return ${each}\n`).join('')
      return { files: [{ name: 'm.py', text }], functions: some.map((_, line) => `main${line}`) }
    })
    const name = ({ files }: Trial, index: number) =>
      files[0]?.text.split('\n')[2 * index + 1]?.trim() ?? ''
    const found = disagreements(trials, name)
    const limits = found.filter(({ machine }) => isLimit(machine))
    expect(found.filter((each) => !limits.includes(each))).toEqual([])
    expect(limits.length).toBeLessThan(expressions.length / 20)
  },
  PATIENCE,
)
