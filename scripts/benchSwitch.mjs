// From a press of the Fix switch to the frame that shows the verdict of the other program.

const switches = 30

/**
 * @typedef {object} Switches
 * @property {number} p50 milliseconds
 * @property {number} p95 milliseconds
 * @property {number} worst milliseconds
 * @property {number} switches
 * @property {number} atOnce how often the first frame after the press had the verdict in it
 */

/**
 * @typedef {object} Pressed
 * @property {number} frames painted until the verdict was there
 * @property {number | null} time milliseconds; null: not yet
 */

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @returns {Promise<Switches>}
 */
export async function measureSwitches(page, url) {
  await page.addInitScript(watchVerdict)
  await page.goto(url)
  const fix = page.getByRole('switch', { name: 'Fix' })
  await fix.waitFor()
  // Of two requests the map is what is seen first.
  await page.getByRole('tab', { name: 'Verdict', exact: true }).click()
  // The first view may still be fetching what it does not need at once.
  await page.waitForTimeout(3000)
  for (let press = 0; press < switches; press++) {
    await fix.click()
    await page.waitForFunction(() => {
      const { benchSwitches } = /** @type {{ benchSwitches: readonly Pressed[] }} */ (
        /** @type {unknown} */ (globalThis)
      )
      return typeof benchSwitches.at(-1)?.time === 'number'
    })
    await page.waitForTimeout(300) // until the panels have asked all they ask
  }
  const pressed = await page.evaluate(
    () =>
      /** @type {{ benchSwitches: readonly Pressed[] }} */ (/** @type {unknown} */ (globalThis))
        .benchSwitches,
  )
  const times = pressed.map(({ time }) => time ?? Number.NaN).sort((a, b) => a - b)
  const at = (/** @type {number} */ part) => times[Math.ceil(part * times.length) - 1] ?? Number.NaN
  return {
    p50: at(0.5),
    p95: at(0.95),
    worst: at(1),
    switches: times.length,
    atOnce: pressed.filter(({ frames }) => frames === 1).length,
  }
}

/** In the page: looks after every frame whether the verdict is the new one. */
function watchVerdict() {
  /** @type {Pressed[]} */
  const pressed = []
  Object.assign(globalThis, { benchSwitches: pressed })
  const verdict = () => document.querySelector('[aria-label="Outcomes of every schedule"]')
  addEventListener(
    'click',
    (event) => {
      if (!(event.target instanceof Element && event.target.closest('[role=switch]'))) return
      const before = verdict()?.textContent
      /** @type {Pressed} */
      const press = { frames: 0, time: null }
      pressed.push(press)
      const look = () => {
        press.frames += 1
        const now = verdict()
        const isNew = now?.getAttribute('aria-busy') === 'false' && now.textContent !== before
        if (isNew) press.time = performance.now() - event.timeStamp
        else requestAnimationFrame(afterFrame)
      }
      const afterFrame = () => {
        // A task after the frame's callbacks runs when the frame has been drawn.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', look)
        port1.start()
        port2.postMessage(null)
      }
      requestAnimationFrame(afterFrame)
    },
    { capture: true },
  )
}
