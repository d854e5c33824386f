import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { findBrowser, onPath } from '../browser.mjs'
import { Missing, WINDOW } from './driver.mjs'

/** @typedef {import('./driver.mjs').Driver} Driver */

/** @returns {Promise<Driver>} */
export async function startChromium() {
  const found = findBrowser()
  if (found === null) throw new Missing('no Chromium, Chrome or Edge; npm test brings one')
  const { chromium } = playwright()
  const options = found.path === null ? {} : { executablePath: found.path }
  return driven(await chromium.launch({ ...options, args: ['--disable-quic', '--disable-gpu'] }))
}

/**
 * Mozilla's own Firefox, or a distribution's: Playwright drives it by WebDriver BiDi.
 *
 * @returns {Promise<Driver>}
 */
export async function startFirefox() {
  const file =
    process.env['FIREFOX_PATH'] ??
    onPath(['firefox-esr', 'firefox']) ??
    ['/Applications/Firefox.app/Contents/MacOS/firefox'].find((each) => existsSync(each))
  if (file === undefined) throw new Missing('no Firefox; on Debian: apt-get install firefox-esr')
  const { firefox } = playwright()
  return driven(await firefox.launch({ channel: 'moz-firefox', executablePath: file }))
}

/** @returns {typeof import('@playwright/test')} */
function playwright() {
  return createRequire(import.meta.url)('@playwright/test')
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<Driver>}
 */
async function driven(browser) {
  const page = await browser.newPage({ viewport: WINDOW })
  return {
    version: browser.version(),
    open: async (url) => {
      // The same page at another hash would not be loaded again.
      await page.goto('about:blank')
      await page.goto(url)
    },
    click: (selector) => page.locator(selector).first().click(),
    press: (key) => page.keyboard.press(key),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
      await page.mouse.move(to.x, to.y, { steps: 4 })
      await page.mouse.up()
    },
    evaluate: (script) => page.evaluate(`(${script})`),
    close: () => browser.close(),
  }
}
