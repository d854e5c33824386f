import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyOrSample } from '../base/sample.testing.ts'
import { compile } from '../python/index.ts'
import { damage, damaged } from '../python/testing/damage.testing.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { buildMachine, modelledNames } from './index.ts'
import { isCPythonHere } from './testing/cpython.oracle.ts'

/** milliseconds; thousands of files, and perhaps a busy machine */
const PATIENCE = 1_200_000

const MODELLED = modelledNames([], everyBuiltin)
const MODES = ['statements', 'constants'] as const

/**
 * Compiles a text in both modes; throws when the compiler does, or when what it says is not what a
 * person can be shown: positions in the text, in order, and nothing twice.
 */
function compileBoth(text: string): void {
  for (const topLevel of MODES) {
    const compiled = compile([{ name: 'm.py', text }], MODELLED, { topLevel })
    if (compiled.ok) {
      buildMachine(compiled.code, everyBuiltin)
      continue
    }
    const places = compiled.diagnostics.map(({ span, message }) => {
      if (!(span.from >= 0 && span.from <= span.to && span.to <= text.length)) {
        throw new Error(`a place outside of the text: ${JSON.stringify(span)}`)
      }
      return `${String(span.from).padStart(9, '0')} ${message}`
    })
    if (places.length === 0) throw new Error('not compiled, and nothing is said')
    if (new Set(places).size < places.length) throw new Error(`said twice: ${places.join('\n')}`)
    const froms = places.map((place) => place.slice(0, 9))
    if (froms.join() !== froms.toSorted().join()) throw new Error('not in order')
  }
}

function failureOf(text: string): string | null {
  try {
    compileBoth(text)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

const CORPUS = new URL('corpus/', import.meta.url)

/** Programs that compile, for damage. */
const PROGRAMS = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(new URL(name, CORPUS), 'utf8').slice(0, 6000))

test(
  'no damage to a program makes the compiler throw, or say what cannot be shown',
  () => {
    const runs = everyOrSample(Array.from({ length: 6000 }), 20).length
    const texts = fc.sample(
      fc.tuple(fc.constantFrom(...PROGRAMS), fc.array(damage, { minLength: 1, maxLength: 5 })),
      { seed: 6984, numRuns: runs },
    )
    const failures = texts.flatMap(([text, all]) => failureOf(damaged(text, all)) ?? [])
    expect(failures).toEqual([])
  },
  PATIENCE,
)

/** Every file of CPython's library but its tests. */
function libraryFiles(): readonly string[] {
  const ask = 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'
  const root = spawnSync('python3', ['-c', ask], { encoding: 'utf8' }).stdout.trim()
  return filesBelow(root).filter((name) => !/\/(site-packages|tests?)\//.test(name))
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .toSorted()
    .map((name) => join(root, name))
}

function failuresIn(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const failure = failureOf(readFileSync(file, 'utf8'))
    return failure === null ? [] : [`${file}: ${failure}`]
  })
}

test.runIf(isCPythonHere())(
  'no file of the library of CPython makes the compiler throw',
  () => {
    const files = everyOrSample(libraryFiles(), 25)
    expect(files.length).toBeGreaterThan(20)
    expect(failuresIn(files)).toEqual([])
  },
  PATIENCE,
)

/** A folder of other people's Python, on demand: `pip download` and unpack what you like into it. */
const OTHERS = process.env['RACETRACK_LIBRARIES']

test.runIf(OTHERS !== undefined)(
  'no file below the folder RACETRACK_LIBRARIES makes the compiler throw',
  () => {
    const files = filesBelow(OTHERS ?? '')
    console.warn(`files below RACETRACK_LIBRARIES: ${files.length}`)
    expect(files.length).toBeGreaterThan(0)
    expect(failuresIn(files)).toEqual([])
  },
  PATIENCE,
)
