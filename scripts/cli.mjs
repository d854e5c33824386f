// The headless command, from `npm run -s racetrack -- …` or bin/racetrack.mjs. It shares the app's sources,
// which read their Python files through the bundler, so it is bundled too, once for each state of the sources.
// A start costs no more than one file: nothing else is read before the command itself, and V8 takes the
// functions that a check runs as it compiled them before.

import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { Module, createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const cache = path.join(root, 'node_modules', '.cache', 'racetrack')
/** The folder of the latest bundle, and how the sources looked then. */
const latest = path.join(cache, 'cli-latest.json')

/**
 * Runs the command in this very process (a second one would cost more than the bundle's own
 * start). Nothing but its own output is written to stdout.
 *
 * @param {readonly string[]} args
 */
export async function runCli(args) {
  const looks = looksOfSources()
  const folder = bundledBefore(looks) ?? (await bundle(looks))
  if (folder === null) return
  if (args[0] === 'open' && !args.includes('--help') && !args.includes('-h')) {
    const { ensureBuilt } = await import('./serve.mjs')
    process.env['RACETRACK_DIST'] ??= ensureBuilt()
  }
  process.argv = [process.execPath, path.join(folder, 'main.cjs'), ...args]
  runBundle(folder)
}

/**
 * @param {string} looks
 * @returns {string | null} null: the sources have changed since
 */
function bundledBefore(looks) {
  try {
    const { folder, looks: before } = JSON.parse(readFileSync(latest, 'utf8'))
    statSync(path.join(folder, 'main.cjs'))
    return before === looks ? folder : null
  } catch {
    return null
  }
}

/**
 * @param {string} looks
 * @returns {Promise<string | null>} null: it could not be done, and was said why
 */
async function bundle(looks) {
  const [{ ensureBundle }, { SetupError, ensurePackages }] = await Promise.all([
    import('./bundleCli.mjs'),
    import('./setup.mjs'),
  ])
  try {
    ensurePackages()
    const folder = await ensureBundle(cache)
    // Written beside and renamed: two calls at once never read half of it.
    const draft = `${latest}.${process.pid}`
    writeFileSync(draft, JSON.stringify({ folder, looks }))
    renameSync(draft, latest)
    return folder
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exitCode = 1
    return null
  }
}

/**
 * Another text whenever a file was written, added or removed: reading them all would take longer
 * than a check. That they are looked at again for nothing does no harm.
 */
function looksOfSources() {
  let newest = 0
  let count = 0
  const look = (/** @type {string} */ file) => {
    newest = Math.max(newest, statSync(file).ctimeMs)
    count += 1
  }
  const walk = (/** @type {string} */ folder) => {
    // A folder changes when a file in it comes or goes.
    look(folder)
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(file)
      else look(file)
    }
  }
  walk(path.join(root, 'src'))
  walk(path.join(root, 'scripts'))
  for (const name of ['package.json', 'package-lock.json']) look(path.join(root, name))
  return `${process.version} ${count} ${newest}`
}

/**
 * Runs main.cjs of a folder, with what V8 has kept of it if that fits.
 *
 * @param {string} folder
 * @returns {vm.Script}
 */
export function runBundle(folder) {
  const filename = path.join(folder, 'main.cjs')
  const source = readFileSync(filename, 'utf8')
  const kept = keptCode(folder)
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    { filename, ...(kept !== null && { cachedData: kept }) },
  )
  const require = createRequire(filename)
  const module = new Module(filename)
  // A part that is fetched later asks for what is in here: it must not run the command once more.
  module.loaded = true
  require.cache[filename] = module
  script.runInThisContext()(module.exports, require, module, filename, folder)
  return script
}

/**
 * @param {string} folder
 * @returns {Buffer | null}
 */
function keptCode(folder) {
  try {
    return readFileSync(path.join(folder, 'main.cache'))
  } catch {
    return null
  }
}
