// What every command needs first: the npm packages of the lock file. Node built-ins only.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the checkout, absolute. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Something about this machine or these files stops us; the message says what to do. */
export class SetupError extends Error {}

/** @param {...string} segments */
export function fromRoot(...segments) {
  return path.join(root, ...segments)
}

/**
 * Runs a program to its end in the checkout and answers its exit code; output goes where ours
 * goes. Started by its own file, never through a shell or npx, so that it is the same on Windows.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) console.error(String(result.error))
  return result.status ?? 1
}

/**
 * Like `run`, for a tool that is a JavaScript file in node_modules.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runTool(file, args, options = {}) {
  return run(process.execPath, [fromRoot('node_modules', file), ...args], options)
}

/** @param {string} line */
export function say(line) {
  console.error(`[setup] ${line}`)
}

/**
 * Installs the locked packages unless they are here. Says so on stderr, never on stdout, because a
 * command's output may be read by another program. Asks no network when nothing is missing, and
 * keeps what an `npm install` of one's own has put there.
 */
export function ensurePackages() {
  const lock = readFileSync(fromRoot('package-lock.json'), 'utf8')
  const hidden = fromRoot('node_modules', '.package-lock.json')
  const installed = existsSync(hidden) ? readFileSync(hidden, 'utf8') : null
  const missing = missingPackages(lock, installed, (place) =>
    existsSync(fromRoot(place, 'package.json')),
  )
  if (missing.length === 0) return
  const started = Date.now()
  const first = missing.slice(0, 3).join(', ')
  say(`${missing.length} npm packages are not here as locked (${first} …): running npm ci`)
  if (npmCi() !== 0) {
    throw new SetupError(
      'npm ci failed; the lines above say why. It needs the network once, and a package-lock.json that fits package.json. If node_modules is damaged, delete it and run this again.',
    )
  }
  say(`packages installed in ${seconds(started)}`)
}

/**
 * Vite writes its configuration into node_modules, and the build into dist: where it cannot, this
 * says so before it fails with a stack.
 */
export function ensureWritable() {
  const built = existsSync(fromRoot('dist'))
  const reason =
    whyUnwritable(fromRoot('node_modules')) ?? whyUnwritable(built ? fromRoot('dist') : root)
  if (reason === null) return
  const old = existsSync(fromRoot('dist', 'index.html'))
    ? ', or serve what was built before: npm run preview'
    : ''
  throw new SetupError(
    `This writes into dist and node_modules, and that cannot be done: ${reason}. Use a copy of this folder that you own${old}.`,
  )
}

/**
 * Tried by writing: rights alone do not tell, neither on Windows nor on a disk that is mounted
 * to be read only.
 *
 * @param {string} folder
 * @returns {string | null} what the system says; null: it can be written to
 */
export function whyUnwritable(folder) {
  try {
    rmdirSync(mkdtempSync(path.join(folder, '.racetrack-')))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** @param {number} started */
export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}

/**
 * Folders of locked packages that are not installed in the locked version. Additional packages, or
 * optional ones, do not count, and neither does the version of Node: no package depends on it.
 *
 * @param {string} lock package-lock.json
 * @param {string | null} installed what npm says is installed: node_modules/.package-lock.json
 * @param {(place: string) => boolean} isThere is there really a package in this folder?
 * @returns {readonly string[]}
 */
export function missingPackages(lock, installed, isThere) {
  const there = installed === null ? {} : packagesIn(installed)
  return Object.entries(packagesIn(lock)).flatMap(([place, entry]) => {
    if (place === '' || entry.optional === true) return []
    return there[place]?.version === entry.version && isThere(place) ? [] : [place]
  })
}

/**
 * @param {string} text
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(text) {
  return JSON.parse(text).packages
}

function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const stdio = /** @type {const} */ (['ignore', 2, 2])
  const npm = process.env['npm_execpath']
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm)) {
    return run(process.execPath, [npm, ...args], { stdio: [...stdio] })
  }
  const windows = process.platform === 'win32'
  return run(windows ? 'npm.cmd' : 'npm', args, { stdio: [...stdio], shell: windows })
}
