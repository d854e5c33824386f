// The Vite plugin behind `virtual:programs` and `virtual:programs/fix`: programs of the catalogue,
// compiled while the app is bundled. The page runs them and shows their sources, but never parses Python itself.

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

const FIRST = 'virtual:programs'
const FIX = `${FIRST}/fix`
// The zero byte keeps other plugins from taking it for a file.
const idOf = (/** @type {string} */ name) => `\0${name}`
const compiler = 'src/programs/django/compileCatalogue.ts'

/**
 * @typedef {object} Compiler
 * @property {() => Readonly<Record<'first' | 'fix', string>>} run throws, with file, line and message, when a program is wrong
 * @property {ReadonlySet<string>} files all that it was made of, the Python files among them
 */

/** @type {Promise<Compiler> | null} one for the page, its workers and the tests */
let latest = null

/**
 * Works in the development server, in a build, for workers and under vitest. A program that does
 * not compile fails the build.
 *
 * @returns {import('vite').Plugin}
 */
export function compiledPrograms() {
  /** @type {ReadonlySet<string>} */
  let files = new Set()
  return {
    name: 'compiled-programs',
    resolveId: { filter: { id: /^virtual:programs(\/fix)?$/ }, handler: idOf },
    load: {
      filter: { id: new RegExp(`^${idOf(FIRST)}(/fix)?$`) },
      async handler(id) {
        const made = await (latest ??= bundleCompiler())
        files = made.files
        for (const file of files) this.addWatchFile(file)
        const { first, fix } = made.run()
        if (id === idOf(FIX)) return `export const text = ${JSON.stringify(fix)}`
        return [
          `export const text = ${JSON.stringify(first)}`,
          `export const engine = ${JSON.stringify(engineDigest())}`,
        ].join('\n')
      },
    },
    watchChange(file) {
      if (files.has(file)) latest = null
    },
    hotUpdate({ file, modules }) {
      if (!files.has(file)) return undefined
      const programs = [FIRST, FIX].flatMap(
        (name) => this.environment.moduleGraph.getModuleById(idOf(name)) ?? [],
      )
      return [...modules, ...programs]
    },
  }
}

/** The rooms that decide what a check finds. */
const ENGINE = ['base', 'db', 'explorer', 'machine', 'programs', 'python', 'vfs', 'world']

/**
 * Another text whenever a source of the engine is another one: results are kept under it.
 *
 * @param {string} [top] of the checkout
 */
export function engineDigest(top = root) {
  const hash = createHash('sha256')
  for (const room of ENGINE) {
    const folder = path.join(top, 'src', room)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(ts|py)$/.test(file.name))
      .filter((file) => !/\.(test|oracle|testing)\.ts$/.test(file.name))
      .map((file) => path.join(file.parentPath, file.name))
      .sort()
    for (const file of files) hash.update(path.relative(top, file)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The compiler as it is now, with the Python files as they are now. */
async function bundleCompiler() {
  // Not before the packages are there: the commands import this file before they install them.
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: compiler,
      write: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [chunk] = 'output' in built ? built.output : []
  if (chunk === undefined) throw new Error(`expected ${compiler} to become one chunk`)
  const { packTexts } = await evaluate(chunk.code)
  // A query such as "?raw" is Vite's and not part of the file name; a virtual module has no file.
  const files = chunk.moduleIds.map((module) => module.replace(/\?.*$/, ''))
  return { run: packTexts, files: new Set(files.filter((file) => path.isAbsolute(file))) }
}

/**
 * From a file and not a data: address, which would fill the screen when an error shows its stack.
 *
 * @param {string} code
 * @returns {Promise<typeof import('../src/programs/django/compileCatalogue.ts')>}
 */
async function evaluate(code) {
  const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-'))
  const file = path.join(folder, 'compileCatalogue.mjs')
  try {
    writeFileSync(file, code)
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
