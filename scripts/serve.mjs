// `npm start` serves the built app; `npm run dev` runs the development server.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { onPath } from './browser.mjs'
import { contentPolicy } from './contentPolicy.mjs'
import { SetupError, ensureWritable, fromRoot, root, runTool } from './setup.mjs'

const vite = 'vite/bin/vite.js'
const defaultPort = 4173

/**
 * Builds, serves on the wanted port or the next free one, prints the address, opens it where
 * there is a desktop, and ends with code 0 on Ctrl-C.
 *
 * @param {readonly string[]} args `--no-open` keeps the browser shut
 * @returns {Promise<number>}
 */
export async function serveApp(args) {
  wantedPort()
  ensureWritable()
  console.log('Building Racetrack ...')
  if (runTool(vite, ['build', '--logLevel', 'warn']) !== 0) {
    throw new SetupError('The build failed, so nothing is served; the lines above say why.')
  }
  return previewApp(args)
}

/**
 * The folder of the page, built again where it is missing or older than what it is made of. Writes nothing
 * to stdout.
 *
 * @returns {string}
 */
export function ensureBuilt() {
  const page = fromRoot('dist', 'index.html')
  const sources = readdirSync(fromRoot('src'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.test\.tsx?$/.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
  const others = ['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => fromRoot(name))
  const newest = Math.max(...[...sources, ...others].map((file) => statSync(file).mtimeMs))
  if (!existsSync(page) || statSync(page).mtimeMs < newest) {
    ensureWritable()
    console.error('Building Racetrack ...')
    if (runTool(vite, ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] }) !== 0) {
      throw new SetupError('The build failed, so nothing is served; the lines above say why.')
    }
  }
  return fromRoot('dist')
}

/**
 * Serves what was built before.
 *
 * @param {readonly string[]} args `--no-open` keeps the browser shut
 * @returns {Promise<number>}
 */
export async function previewApp(args) {
  const port = wantedPort()
  if (!existsSync(fromRoot('dist', 'index.html'))) {
    throw new SetupError('There is no build to serve: run npm run build, or npm start, first.')
  }
  const { preview } = await import('vite')
  // Without the configuration, which is for building: reading it writes beside it.
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [contentPolicy()],
    preview: { host: '127.0.0.1', port, strictPort: false, open: false },
  })
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new SetupError('The server started, but did not say where.')
  console.log(`Racetrack is at ${url}  (Ctrl-C stops it)`)
  if (!args.includes('--no-open') && hasDesktop()) openInBrowser(url)
  await stopped
  await server.close()
  return 0
}

/**
 * Vite's own development server, with its keys and its output.
 *
 * @param {readonly string[]} args passed on to Vite
 * @returns {Promise<number>}
 */
export async function serveForDevelopment(args) {
  ensureWritable()
  const child = spawn(process.execPath, [fromRoot('node_modules', vite), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  let stopping = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      stopping = true
      child.kill(signal)
    })
  }
  const [code] = await once(child, 'exit')
  return stopping ? 0 : (code ?? 1)
}

function wantedPort() {
  const text = process.env['PORT']
  if (text === undefined || text === '') return defaultPort
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new SetupError(`PORT is "${text}"; expected a whole number from 1 to 65535.`)
}

/** Whether somebody sits before a screen of this very machine. */
function hasDesktop() {
  const env = process.env
  if (env['CI'] || env['SSH_CONNECTION'] || env['SSH_TTY'] || env['BROWSER'] === 'none')
    return false
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  const screen = env['DISPLAY'] || env['WAYLAND_DISPLAY']
  return Boolean(screen) && onPath(['xdg-open']) !== undefined
}

/** @param {string} url */
function openInBrowser(url) {
  /** @type {Readonly<Record<string, readonly [string, readonly string[]]>>} */
  const openers = {
    darwin: ['open', [url]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
  }
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]]
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  // The address is printed as well, so a missing opener costs nothing.
  child.on('error', () => {})
  child.unref()
}
