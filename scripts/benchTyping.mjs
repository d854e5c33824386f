// In the built app in Chromium: how long a key of somebody who types at speed is blocked, and how long
// after the pause the verdict on a text is there. `node scripts/benchTyping.mjs [seconds]`, after a build.

import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from './browser.mjs'
import { fromRoot, root } from './setup.mjs'

const seconds = Number(process.argv[2] ?? 60)
/** between two keys: about twelve a second, as a fast typist */
const PACE = 80
/** milliseconds after the last key, before a text is read */
const PAUSE = 300

const COUNTER = readFileSync(fromRoot('e2e', 'races', 'counter.py'), 'utf8')
/** The same race below functions that nobody calls: 300 lines. */
const LONG = `${Array.from(
  { length: 55 },
  (_, index) =>
    `def helper_${index}(value):\n    total = value + ${index}\n    if total > 10:\n        return total\n    return -total\n`,
).join('')}${COUNTER}`

/** texts that were tried so far */
let rounds = 0

const found = findBrowser()
if (found === null) throw new Error('expected Chromium on this machine')
const server = await preview({
  root,
  configFile: false,
  logLevel: 'silent',
  preview: { host: '127.0.0.1', port: 0, open: false },
})
const browser = await chromium.launch(found.path === null ? {} : { executablePath: found.path })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${server.resolvedUrls?.local[0]}#edit`)
  await page.getByRole('button', { name: 'New program with processes' }).click()
  await page.getByRole('textbox', { name: 'Program text' }).focus()
  await page.getByText('222 schedules').waitFor()
  console.log(`counter race, from its last key to its verdict: ${await toVerdict(page, COUNTER)}`)
  console.log(`${LONG.split('\n').length} lines, the same: ${await toVerdict(page, LONG)}`)
  console.log(`${seconds} s of typing: ${await typing(page, browser)}`)
} finally {
  await browser.close()
  await server.close()
}

/**
 * The median of five, beyond the pause.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} text
 */
async function toVerdict(page, text) {
  const times = []
  for (let round = 0; round < 5; round += 1) {
    // Another text each time, and one process more or less, so that the verdict changes.
    rounds += 1
    const processes = rounds % 2 === 0 ? '[visit, visit]' : '[visit]'
    const next = `# ${rounds}\n${text.replace('[visit, visit]', processes)}`
    times.push(await page.evaluate(millisecondsToVerdict, next))
  }
  const [, , median = NaN] = times.toSorted((one, other) => one - other)
  const worst = Math.max(...times)
  return `${Math.round(median - PAUSE)} ms behind the pause (worst ${Math.round(worst - PAUSE)})`
}

/**
 * In the page: pastes a text in place of all, and waits for another verdict.
 *
 * @param {string} text
 * @returns {Promise<number>}
 */
function millisecondsToVerdict(text) {
  const status = document.querySelector('[role="status"][aria-label="Live check"]')
  const host = [...document.querySelectorAll('*')].find((each) => each.shadowRoot !== null)
  const content = host?.shadowRoot?.querySelector('.cm-content')
  if (status === null || !(content instanceof HTMLElement)) throw new Error('expected the editor')
  content.focus()
  const before = status.querySelector('p')?.textContent
  const data = new DataTransfer()
  data.setData('text/plain', text)
  return new Promise((resolve) => {
    content.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'a',
        code: 'KeyA',
        keyCode: 65,
        ctrlKey: true,
        bubbles: true,
      }),
    )
    const start = performance.now()
    content.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    const observer = new MutationObserver(() => {
      const now = status.querySelector('p')?.textContent ?? ''
      if (now === before || !/schedule/.test(now) || /Trying/.test(now)) return
      observer.disconnect()
      resolve(performance.now() - start)
    })
    observer.observe(status, { subtree: true, childList: true, characterData: true })
  })
}

/**
 * Types lines of Python at speed, and pauses now and then, so that texts are read, checked and kept meanwhile.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Browser} browser
 */
async function typing(page, browser) {
  await page.keyboard.press('ControlOrMeta+End')
  await page.evaluate(watchKeys)
  const stop = await traceTasks(browser)
  const end = Date.now() + seconds * 1000
  for (let key = 0; Date.now() < end; key += 1) {
    const line = `count_${key} = ${key}\n`
    for (const sign of line) {
      await page.keyboard.press(sign === '\n' ? 'Enter' : sign === ' ' ? 'Space' : sign)
      await page.waitForTimeout(PACE)
    }
    if (key % 4 === 3) await page.waitForTimeout(PAUSE + 200)
  }
  const tasks = await stop()
  const waits = await page.evaluate(() => /** @type {Watched} */ (globalThis).watched)
  const longest = tasks.reduce((one, other) => (one.cpu > other.cpu ? one : other))
  const over = (/** @type {'cpu' | 'clock'} */ by) => tasks.filter((each) => each[by] > 50).length
  return [
    `${waits.length} keys on the screen after ${share(waits, 0.5)} ms (median), ${share(waits, 0.95)} (95 %), ${share(waits, 1)} (worst)`,
    `the longest task of the page took ${longest.cpu.toFixed(1)} ms of processor time (${longest.clock.toFixed(1)} by the clock)`,
    `tasks over 50 ms: ${over('cpu')} by processor time, ${over('clock')} by the clock, which counts what else this machine does`,
  ].join('; ')
}

/**
 * @param {readonly number[]} numbers
 * @param {number} part 0..1
 */
function share(numbers, part) {
  const sorted = numbers.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? NaN)
}

/**
 * Traces the tasks of the page from now on. The result ends that, and gives them, in milliseconds.
 *
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<() => Promise<readonly { cpu: number, clock: number }[]>>}
 */
async function traceTasks(browser) {
  const devtools = await browser.newBrowserCDPSession()
  /** @type {TraceEvent[]} */
  const events = []
  devtools.on('Tracing.dataCollected', ({ value }) => {
    events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value)))
  })
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  })
  return async () => {
    const complete = new Promise((resolve) => {
      devtools.once('Tracing.tracingComplete', resolve)
    })
    await devtools.send('Tracing.end')
    await complete
    const place = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`
    const mains = new Set(
      events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(place),
    )
    return events
      .filter(({ name, tdur }) => name.endsWith('RunTask') && tdur !== undefined)
      .filter((event) => mains.has(place(event)))
      .map(({ tdur = 0, dur = 0 }) => ({ cpu: tdur / 1000, clock: dur / 1000 }))
  }
}

/**
 * Of Chromium's tracing: microseconds, of the thread and by the clock.
 *
 * @typedef {{ name: string, pid: number, tid: number, dur?: number, tdur?: number, args?: { name?: string } }} TraceEvent
 */

/** @typedef {typeof globalThis & { watched: number[] }} Watched */

/** In the page: milliseconds from each key to the frame that shows it. */
function watchKeys() {
  const watched = /** @type {number[]} */ ([])
  Object.assign(globalThis, { watched })
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      // A task after the frame: the key is on the screen by then.
      requestAnimationFrame(() => {
        setTimeout(() => watched.push(performance.now() - timeStamp))
      })
    },
    { capture: true },
  )
}
