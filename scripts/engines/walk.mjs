// One walk through the page for every engine: what a person does first, and how.

/** @typedef {import('./driver.mjs').Driver} Driver */

/** Milliseconds for what is compiled, fetched or checked before it can be seen. */
const PATIENCE = 30_000

const TWO = '#2&program=fix&middleware=pre&views=touch,touch&set=save-every-request&start=live'
const LOSS = `${TWO}&schedule=AAAABBBAABBBBBB&at=7`

const button = (/** @type {string} */ name) => `button[aria-label="${name}"]`
const region = (/** @type {string} */ name) => `section[aria-label="${name}"]`

/**
 * Throws at the first thing that is not as it should be. `tell` gets the name of each part that holds.
 *
 * @param {Driver} driver
 * @param {string} url of the page, with a slash at its end
 * @param {(part: string) => void} tell
 */
export async function walk(driver, url, tell) {
  const see = seeing(driver)
  const parts = { lesson, step, check, drag, link, keyboard, lineage }
  for (const [name, part] of Object.entries(parts)) {
    try {
      await part(driver, see, url)
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error)
      throw new Error(`${name}: ${what}`, { cause: error })
    }
    tell(name)
  }
}

/**
 * @typedef {object} See
 * @property {(selector: string, text: string) => Promise<void>} text waits until an element holds a text
 * @property {(position: number) => Promise<void>} position waits until the stage stands there
 * @property {(pattern: RegExp) => Promise<void>} address waits until the address is so
 * @property {(selector: string) => Promise<import('./driver.mjs').Point>} middle waits until an element stands still
 */

/**
 * @param {Driver} driver
 * @returns {See}
 */
function seeing(driver) {
  const until = async (
    /** @type {string} */ script,
    /** @type {(value: unknown) => boolean} */ holds,
    /** @type {string} */ wanted,
  ) => {
    const end = Date.now() + PATIENCE
    for (;;) {
      const value = await driver.evaluate(script)
      if (holds(value)) return
      if (Date.now() > end) throw new Error(`expected ${wanted}, got ${JSON.stringify(value)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return {
    text: (selector, text) =>
      until(
        `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`,
        (value) => String(value).includes(text),
        `“${text}” in ${selector}`,
      ),
    position: (position) =>
      until(
        `document.querySelector('input[aria-label="Position"]')?.value ?? ''`,
        (value) => value === String(position),
        `step ${position}`,
      ),
    address: (pattern) =>
      until('location.href', (value) => pattern.test(String(value)), `an address like ${pattern}`),
    middle: async (selector) => {
      const script = `(() => {
        const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect()
        return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      })()`
      let before = ''
      /** @type {import('./driver.mjs').Point | null} */
      let at = null
      await until(
        script,
        (value) => {
          at = /** @type {import('./driver.mjs').Point | null} */ (value)
          const now = JSON.stringify(at)
          const still = at !== null && now === before
          before = now
          return still
        },
        `${selector}, standing still`,
      )
      if (at === null) throw new Error(`expected ${selector}`)
      return at
    },
  }
}

/** @typedef {(driver: Driver, see: See, url: string) => Promise<void>} Part */

/** @type {Part} */
async function lesson(driver, see, url) {
  await driver.open(url)
  // The picture of the card that stands there before the app is no part of it.
  const card = `#root > :not([data-for]) ${region('Lesson')}`
  for (const verb of ['sends', 'empties', 'opens']) {
    await see.text(card, `Step A: it ${verb}`)
    await driver.press('Space')
  }
  await see.text(card, 'Next')
  await driver.press('Space')
  await see.text(card, 'What does A read from it now?')
  await see.address(/#learn=1\.2$/)
  await driver.press('1')
  await see.text(card, 'Right: 0 bytes.')
}

/** @type {Part} */
async function step(driver, see, url) {
  await driver.open(`${url}${TWO}`)
  await see.position(0)
  for (const letter of ['A', 'A', 'B']) await driver.click(button(`Step ${letter}`))
  await see.position(3)
  await driver.click(button('Back'))
  await see.position(2)
}

/** @type {Part} */
async function check(driver, see) {
  await driver.click('[role="tab"][id$="verdict"]')
  await see.text(region('Verdict'), '840 of 1,464')
}

/** @type {Part} */
async function drag(driver, see, url) {
  await driver.open(`${url}${LOSS}`)
  await driver.click('[role="tab"][id$="map"]')
  await see.text(region('Map'), 'Lost')
  const cell = (/** @type {string} */ name) =>
    `${region('Map')} [role="gridcell"][aria-label^="${name}:"]`
  await driver.drag(await see.middle(cell('A 4, B 3')), await see.middle(cell('A 3, B 6')))
  // The schedule has come another way, through the cell.
  await see.address(/schedule=(?!AAAABBB)/)
}

/** @type {Part} */
async function link(driver, see, url) {
  await driver.click(button('Undo'))
  await see.address(/schedule=AAAABBBAABBBBBB&at=7$/)
  const address = String(await driver.evaluate('location.href'))
  await driver.open(url)
  await driver.open(address)
  await see.position(7)
  await see.text('[role="status"]', 'B reads 0 bytes')
}

/** @type {Part} */
async function keyboard(driver, see, url) {
  await driver.open(`${url}${TWO}`)
  await see.position(0)
  for (const key of ['1', '1', '2']) await driver.press(key)
  await see.position(3)
  await driver.press('ArrowLeft')
  await see.position(2)
  await driver.press('Home')
  await see.position(0)
  await driver.press('?')
  await see.text('dialog[open]', 'Keys')
  await driver.press('Escape')
  await driver.press('End')
  await see.position(3)
}

/** @type {Part} */
async function lineage(driver, see, url) {
  await driver.open(`${url}#lineage=modern`)
  await see.text('h1', 'Lineage')
  await see.text(region('Diff'), 'backend.py')
  await see.text('article', 'Django 4 and 5')
}
