// The Vite plugin behind `virtual:programs`: the programs of the catalogue, compiled while the app
// is bundled. The page runs them and shows their sources, but never parses Python itself.

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

const name = 'virtual:programs'
// The zero byte keeps other plugins from taking it for a file.
const id = `\0${name}`
const compiler = 'src/programs/django/compileCatalogue.ts'

/**
 * @typedef {object} Compiler
 * @property {() => string} run throws, with file, line and message, when a program is wrong
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
    resolveId: { filter: { id: /^virtual:programs$/ }, handler: () => id },
    load: {
      filter: { id: new RegExp(`^${id}$`) },
      async handler() {
        const made = await (latest ??= bundleCompiler())
        files = made.files
        for (const file of files) this.addWatchFile(file)
        return [
          `export const text = ${JSON.stringify(made.run())}`,
          `export const engine = ${JSON.stringify(engineDigest())}`,
        ].join('\n')
      },
    },
    watchChange(file) {
      if (files.has(file)) latest = null
    },
    hotUpdate({ file, modules }) {
      const programs = this.environment.moduleGraph.getModuleById(id)
      if (programs === undefined || !files.has(file)) return undefined
      return [...modules, programs]
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
  const { catalogueText } = await evaluate(chunk.code)
  // A query such as "?raw" is Vite's and not part of the file name; a virtual module has no file.
  const files = chunk.moduleIds.map((module) => module.replace(/\?.*$/, ''))
  return { run: catalogueText, files: new Set(files.filter((file) => path.isAbsolute(file))) }
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
