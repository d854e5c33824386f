import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { onPath } from '../browser.mjs'
import { freePort } from '../freePort.mjs'
import { Missing, WINDOW } from './driver.mjs'

/** @typedef {import('./driver.mjs').Driver} Driver */

const BRING = 'on Debian: apt-get install webkit2gtk-driver xvfb'

/** The keys of WebDriver, by the names of `KeyboardEvent.key`. */
const KEYS = /** @type {Readonly<Record<string, string>>} */ ({
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
  Space: ' ',
})

/**
 * WebKitGTK's MiniBrowser over WebDriver, which is a few requests: no package is needed for it.
 *
 * @returns {Promise<Driver>}
 */
export async function startWebKit() {
  const driver = onPath(['WebKitWebDriver'])
  const browser = process.env['MINIBROWSER'] ?? miniBrowser()
  if (driver === undefined || browser === undefined) {
    throw new Missing(`no WebKitGTK with its driver; ${BRING}`)
  }
  const screen = screenFor([driver])
  const port = await freePort()
  const [command, ...args] = [...screen, `--port=${port}`, '--host=127.0.0.1']
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      // It has no sandbox for root, and no graphics card here.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
  })
  const end = () => {
    try {
      // With all that it has started: the screen and the browser.
      if (child.pid !== undefined) process.kill(-child.pid)
    } catch {
      // It has ended already.
    }
  }
  try {
    return await session(`http://127.0.0.1:${port}`, browser, end)
  } catch (error) {
    end()
    throw error
  }
}

/**
 * The command with a screen around it, where there is none.
 *
 * @param {readonly string[]} command
 */
function screenFor(command) {
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return command
  const xvfb = onPath(['xvfb-run'])
  if (xvfb === undefined) throw new Missing(`no screen for WebKitGTK; ${BRING}`)
  return [xvfb, '-a', '-s', '-screen 0 1600x1200x24', ...command]
}

/** Each Debian architecture and version of GTK has a folder of its own. */
function miniBrowser() {
  const lib = '/usr/lib'
  if (!existsSync(lib)) return undefined
  const folders = [
    lib,
    ...readdirSync(lib)
      .filter((name) => name.includes('-linux-'))
      .map((name) => path.join(lib, name)),
  ]
  return folders
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((each) =>
        path.join(folder, each, 'MiniBrowser'),
      ),
    )
    .find((file) => existsSync(file))
}

/**
 * @param {string} address of the driver
 * @param {string} browser
 * @param {() => void} end
 * @returns {Promise<Driver>}
 */
async function session(address, browser, end) {
  const { sessionId, capabilities } = await ask(
    address,
    'POST',
    '/session',
    {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
        },
      },
    },
    15_000,
  )
  const call = (
    /** @type {string} */ method,
    /** @type {string} */ name,
    /** @type {object} */ body = {},
  ) => ask(address, method, `/session/${sessionId}${name}`, method === 'GET' ? undefined : body)
  const mouse = (/** @type {readonly object[]} */ actions) =>
    call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] })
  const moveTo = (/** @type {import('./driver.mjs').Point} */ { x, y }) => ({
    ...{ type: 'pointerMove', duration: 40, x: Math.round(x), y: Math.round(y) },
  })
  await call('POST', '/window/rect', WINDOW)
  // What is to be clicked may come a moment later.
  await call('POST', '/timeouts', { implicit: 15_000 })
  return {
    version: String(capabilities.browserVersion),
    open: async (url) => {
      await call('POST', '/url', { url: 'about:blank' })
      await call('POST', '/url', { url })
    },
    click: async (selector) => {
      const element = await call('POST', '/element', { using: 'css selector', value: selector })
      await call('POST', `/element/${Object.values(element)[0]}/click`)
    },
    press: async (key) => {
      const value = KEYS[key] ?? key
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]
      await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    drag: async (from, to) => {
      const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
      await mouse([
        moveTo(from),
        { type: 'pointerDown', button: 0 },
        moveTo(between),
        moveTo(to),
        { type: 'pointerUp', button: 0 },
      ])
    },
    evaluate: (script) => call('POST', '/execute/sync', { script: `return (${script})`, args: [] }),
    close: async () => {
      await call('DELETE', '')
      end()
    },
  }
}

/**
 * One command of WebDriver. `patience`: milliseconds for the driver to come up.
 *
 * @param {string} address
 * @param {string} method
 * @param {string} name
 * @param {object | undefined} body
 * @param {number} [patience]
 */
async function ask(address, method, name, body, patience = 0) {
  const until = Date.now() + patience
  for (;;) {
    try {
      const answer = await fetch(`${address}${name}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const { value } = await answer.json()
      if (!answer.ok) throw new Error(`${name}: ${value.error}: ${value.message}`)
      return value
    } catch (error) {
      // It does not listen yet.
      if (!(error instanceof TypeError) || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
