// `npm run test:engines`: the same walk in Chromium, Firefox and WebKit, in those that this machine has.

import { preview } from 'vite'
import { contentPolicy } from '../contentPolicy.mjs'
import { root, seconds } from '../setup.mjs'
import { Missing } from './driver.mjs'
import { startChromium, startFirefox } from './playwright.mjs'
import { walk } from './walk.mjs'
import { startWebKit } from './webkit.mjs'

const ENGINES = { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit }

/**
 * Says for each engine what held, or why it was skipped.
 *
 * @returns {Promise<number>} 0: nothing failed
 */
export async function runEngines() {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [contentPolicy()],
    preview: { host: '127.0.0.1', port: 0, open: false },
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('expected the preview server to say where it is')
  let code = 0
  try {
    for (const [name, start] of Object.entries(ENGINES)) {
      if (!(await runEngine(name, start, url))) code = 1
    }
  } finally {
    await server.close()
  }
  return code
}

/**
 * @param {string} name
 * @param {() => Promise<import('./driver.mjs').Driver>} start
 * @param {string} url
 * @returns {Promise<boolean>} false: it failed
 */
async function runEngine(name, start, url) {
  const begun = Date.now()
  /** @type {string[]} */
  const held = []
  try {
    const driver = await start()
    try {
      await walk(driver, url, (part) => held.push(part))
    } finally {
      await driver.close()
    }
    console.log(`${name} ${driver.version}: ${held.join(', ')} (${seconds(begun)})`)
    return true
  } catch (error) {
    if (error instanceof Missing) {
      console.log(`${name}: skipped, for there is ${error.message}`)
      return true
    }
    console.error(`${name}: FAILED after ${held.join(', ') || 'nothing'}`)
    console.error(error)
    return false
  }
}
