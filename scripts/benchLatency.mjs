// In the built app in Chromium: from a key press to the paint of the step, on a processor made
// four times slower; and from a press of the Fix switch to the paint of the new verdict.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { findBrowser } from './browser.mjs'
import { measureSwitches } from './benchSwitch.mjs'
import { fromRoot, root } from './setup.mjs'

const slowdown = 4
const rounds = 8
/** steps of two requests, with room for more */
const longest = 60
const hash = '#1&program=ticket&views=touch,touch&set=save-every-request&start=live&schedule=&at=0'

/**
 * @typedef {object} Latency
 * @property {number} p50 milliseconds
 * @property {number} p95 milliseconds
 * @property {number} worst milliseconds
 * @property {number} presses
 */

/**
 * Null when there is no Chromium on this machine.
 *
 * @returns {Promise<{ step: Latency, verdict: import('./benchSwitch.mjs').Switches } | null>}
 */
export async function measureLatency() {
  const found = findBrowser()
  if (found === null) return null
  const outDir = mkdtempSync(path.join(tmpdir(), 'racetrack-app-'))
  try {
    const configFile = fromRoot('vite.config.ts')
    const built = { outDir, emptyOutDir: true }
    await build({ configFile, root, logLevel: 'silent', build: built })
    const server = await preview({
      configFile,
      root,
      logLevel: 'silent',
      build: built,
      preview: { host: '127.0.0.1', port: 0, open: false },
    })
    const browser = await chromium.launch(found.path === null ? {} : { executablePath: found.path })
    try {
      const url = server.resolvedUrls?.local[0]
      if (url === undefined) throw new Error('expected an address of the server, got none')
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      const verdict = await measureSwitches(page, `${url}${hash}`)
      await page.close()
      const another = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      return { step: summary(await presses(another, `${url}${hash}`)), verdict }
    } finally {
      await browser.close()
      await server.close()
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 */
async function presses(page, url) {
  await page.addInitScript(() => {
    /** @type {number[]} */
    const times = []
    Object.assign(globalThis, { benchTimes: times })
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          // A task after the frame's callbacks runs when the frame has been drawn.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => times.push(performance.now() - event.timeStamp))
          port1.start()
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  await page.goto(url)
  await page.getByRole('button', { name: 'Step A', exact: true }).waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  // The first view may still be fetching what it does not need at once.
  await page.waitForTimeout(3000)
  await oneRun(page, 0) // a warm-up
  const before = (await times(page)).length
  for (let round = 1; round <= rounds; round++) await oneRun(page, round)
  return (await times(page)).slice(before)
}

/**
 * Steps both requests to their ends, each round in another order, and goes back to the start.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} round
 */
async function oneRun(page, round) {
  for (let step = 0; step < longest; step++) {
    /** @type {string[]} */
    const choices = []
    for (const [index, letter] of ['A', 'B'].entries()) {
      const button = page.getByRole('button', { name: `Step ${letter}`, exact: true })
      if (await button.isEnabled()) choices.push(String(index + 1))
    }
    const key = choices[(step >> (round % 4)) % choices.length]
    if (key === undefined) break
    await pressKey(page, key)
  }
  await page.keyboard.press('Home')
  await page.waitForTimeout(300)
  await page.evaluate(() => {
    const { benchTimes } = /** @type {{ benchTimes: number[] }} */ (
      /** @type {unknown} */ (globalThis)
    )
    benchTimes.pop() // `Home` is no step
  })
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} key
 */
async function pressKey(page, key) {
  const before = (await times(page)).length
  await page.keyboard.press(key)
  await page.waitForFunction(
    (count) =>
      /** @type {{ benchTimes: readonly number[] }} */ (/** @type {unknown} */ (globalThis))
        .benchTimes.length > count,
    before,
  )
  await page.waitForTimeout(60) // a person's next press does not fall on the same frame
}

/** @param {import('@playwright/test').Page} page */
function times(page) {
  return page.evaluate(
    () =>
      /** @type {{ benchTimes: readonly number[] }} */ (/** @type {unknown} */ (globalThis))
        .benchTimes,
  )
}

/**
 * @param {readonly number[]} all
 * @returns {Latency}
 */
function summary(all) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (/** @type {number} */ part) =>
    sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), worst: at(1), presses: sorted.length }
}
