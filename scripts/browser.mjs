// Which browser do the end-to-end tests drive, and how does one get onto this machine?

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { aptGet } from './apt.mjs'
import { SetupError, run, runTool, say, seconds } from './setup.mjs'

/**
 * @typedef {object} Browser
 * @property {string | null} path the executable, or null for the one Playwright keeps itself
 * @property {string} from how it was found
 */

const variables = ['E2E_BROWSER', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/**
 * The first of: a variable that names one, a Chromium, Chrome or Edge of the system, Playwright's
 * own download. Looks only; installs nothing.
 *
 * @returns {Browser | null}
 */
export function findBrowser() {
  for (const name of variables) {
    const value = process.env[name]
    if (!value) continue
    if (!existsSync(value)) throw new SetupError(`${name} is ${value}, but there is no such file.`)
    return { path: value, from: name }
  }
  const system = onPath(commands) ?? wellKnownPlaces().find((file) => existsSync(file))
  if (system !== undefined) return { path: system, from: 'this system' }
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return existsSync(chromium.executablePath()) ? { path: null, from: 'Playwright' } : null
}

/**
 * A browser for the tests, installed if there is none: Playwright's download, else, as root on
 * Debian and its kin, the distribution's package.
 *
 * @returns {Browser}
 */
export function ensureBrowser() {
  return findBrowser() ?? downloadWithPlaywright() ?? installWithApt() ?? noBrowser()
}

/** @returns {Browser | null} */
function downloadWithPlaywright() {
  if (process.env['RACETRACK_NO_INSTALL']) return null
  const started = Date.now()
  say('no Chrome, Chromium or Edge found; downloading one with Playwright into its own cache')
  const cli = '@playwright/test/cli.js'
  const code = runTool(cli, ['install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 })
  say(`the download ${code === 0 ? 'took' : 'failed after'} ${seconds(started)}`)
  const found = findBrowser()
  if (found === null) return null
  // The download lacks the system libraries that a distribution's package would bring.
  const launch = "require('@playwright/test').chromium.launch().then((b) => b.close())"
  const starts = run(process.execPath, ['-e', launch], { stdio: 'ignore', timeout: 60_000 }) === 0
  if (!starts) say("Playwright's browser does not start here (system libraries are missing)")
  return starts ? found : null
}

/** @returns {Browser | null} */
function installWithApt() {
  if (!aptGet('chromium', 'the end-to-end tests need a browser')) return null
  const system = onPath(commands)
  return system === undefined ? null : { path: system, from: 'this system' }
}

/** @returns {never} */
function noBrowser() {
  throw new SetupError(
    'There is no browser for the end-to-end tests. Install Chrome, Chromium or Edge, or set E2E_BROWSER to the path of one, and run this again. The other checks need none: npm test -- types lint format unused unit build size.',
  )
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function onPath(names) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((dir) => dir !== '')
  return names
    .flatMap((name) => folders.map((dir) => path.join(dir, name + suffix)))
    .find((file) => existsSync(file))
}

/** @returns {readonly string[]} */
function wellKnownPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform !== 'win32') return []
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Chromium/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ])
}
