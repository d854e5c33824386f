import { gzipSync } from 'node:zlib'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, overflow, region, test } from './support.ts'

test.use({ skipLessons: false })

/** Keeps the scripts on their way until the result is called, but for those of some names. */
async function holdScripts(page: Page, but: readonly string[] = []): Promise<() => void> {
  let letThrough = (): void => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!but.some((name) => pathname.endsWith(name))) await held
    await route.continue()
  })
  return letThrough
}

/** In the page: every style sheet of index.html has come. */
function stylesAreThere(): boolean {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  return links.every(({ sheet }) => sheet !== null)
}

const lesson = (page: Page) => region(page, 'Lesson')

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`the opening card can be read before any script has come, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const letThrough = await holdScripts(page)
    await page.goto('./', { waitUntil: 'commit' })
    await expect(lesson(page)).toHaveCount(1)
    await expect(lesson(page)).toBeVisible()
    await expect.poll(() => page.evaluate(stylesAreThere)).toBe(true)
    const before = await lesson(page).innerText()
    expect(before).toContain('One request, one file. Make the customer lose the cart.')
    expect(before).toContain('Step A: it sends')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.locator('[style]').count()).toBe(0)
    const box = await button(page, 'Step A: it sends').boundingBox()
    letThrough()
    // The app takes the button's data attribute for the picture away.
    await expect(page.locator('[data-for]')).toHaveCount(0)
    expect(await lesson(page).innerText()).toBe(before)
    expect(await button(page, 'Step A: it sends').boundingBox()).toEqual(box)
  })
}

test('what is pressed before the scripts have come is done when they have', async ({ page }) => {
  const letThrough = await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await button(page, 'Step A: it sends').click()
  letThrough()
  await expect(lesson(page)).toContainText('Step A: it empties')
})

test('Space before the scripts have come is done when they have', async ({ page }) => {
  const letThrough = await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await expect(lesson(page)).toBeVisible()
  await page.keyboard.press('Space')
  letThrough()
  await expect(lesson(page)).toContainText('Step A: it empties')
})

test('Skip before the scripts have come leads to the stage', async ({ page }) => {
  const letThrough = await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await button(page, 'Skip').click()
  letThrough()
  await expect(region(page, 'Timeline')).toBeVisible()
})

test('the opening card is not seen where a link or the memory says that something else comes first', async ({
  page,
}) => {
  const addresses = [link({ program: 'fix', views: 'touch' }), './#learn=4.2', './#lineage']
  const letThrough = await holdScripts(page)
  for (const address of addresses) {
    await page.goto('about:blank')
    await page.goto(address, { waitUntil: 'commit' })
    await expect(page.locator('.frame')).toBeVisible()
    await expect(lesson(page)).toHaveCount(0)
  }
  await page.evaluate(() => {
    localStorage.setItem('racetrack.lessons', JSON.stringify({ skipped: true }))
  })
  await page.goto('about:blank')
  await page.goto('./', { waitUntil: 'commit' })
  await expect(page.locator('.frame')).toBeVisible()
  await expect(lesson(page)).toHaveCount(0)
  letThrough()
  await expect(region(page, 'Timeline')).toBeVisible()
})

test('Space before the next card has come is done when it has, and the card stays until then', async ({
  page,
}) => {
  let letThrough = (): void => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/\/assets\/everyLesson-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./')
  for (const verb of ['sends', 'empties', 'opens']) {
    await expect(lesson(page)).toContainText(`Step A: it ${verb}`)
    await page.keyboard.press('Space')
  }
  await expect(button(page, 'Next')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(lesson(page)).toContainText('Fetching this part')
  await expect(lesson(page)).toContainText('Make the customer lose the cart.')
  letThrough()
  await expect(lesson(page)).toContainText('What does A read from it now?')
  await expect(page).toHaveURL(/#learn=1\.2$/)
})

/** The scripts that index.html names for the opening card. */
async function firstScripts(page: Page): Promise<readonly string[]> {
  const html = await (await page.request.get('./')).text()
  const named = [...html.matchAll(/(?:src|href)="\.(\/assets\/[\w.-]+\.js)"/g)].map(
    ([, name]) => name ?? '',
  )
  const { opening } = JSON.parse(/const files = (\{.*\})/.exec(html)?.[1] ?? '{}') as {
    readonly opening: readonly string[]
  }
  return [...named, ...opening.map((name) => name.slice(1))]
}

/** Of all scripts that have come so far, gzipped. */
async function scriptBytes(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  )
  const bodies = await Promise.all(names.map(async (name) => (await page.request.get(name)).body()))
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
}

test('the first card is stepped with at most 125 kB of scripts, and what needs more waits for it', async ({
  page,
}) => {
  const letThrough = await holdScripts(page, await firstScripts(page))
  await page.goto('./')
  for (const [verb, then] of [
    ['sends', 'empties'],
    ['empties', 'opens'],
  ] as const) {
    await expect(lesson(page)).toContainText(`Step A: it ${verb}`)
    await page.keyboard.press('Space')
    await expect(lesson(page)).toContainText(`Step A: it ${then}`)
  }
  const bytes = await scriptBytes(page)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(125_000)
  await expect(lesson(page)).toContainText('empty')
  await page.keyboard.press('ArrowLeft')
  await expect(lesson(page)).toContainText('Step A: it empties')
  await button(page, 'Show me').click()
  await button(page, 'Next').click()
  await expect(lesson(page)).toContainText('Fetching this part')
  letThrough()
  await expect(lesson(page)).toContainText('What does A read from it now?')
})

test('what was stepped on the opening card stands when the rest has come', async ({ page }) => {
  const first = await firstScripts(page)
  const letThrough = await holdScripts(page, first)
  await page.goto('./')
  for (const verb of ['sends', 'empties', 'opens']) {
    await expect(lesson(page)).toContainText(`Step A: it ${verb}`)
    await page.keyboard.press('Space')
  }
  await button(page, 'Back').click()
  await expect(button(page, 'Back')).toBeFocused()
  const before = await lesson(page).innerText()
  letThrough()
  // Only the app asks for colours.
  await expect(page.locator('[class*=keyword]').first()).toBeVisible()
  expect(await lesson(page).innerText()).toBe(before)
  await expect(button(page, 'Next')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(lesson(page)).not.toHaveText(before)
})

base(
  'the rest that cannot be fetched leaves the first card, says so and can be asked for again',
  async ({ page }) => {
    const first = await firstScripts(page)
    let broken = true
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (broken && !first.some((name) => pathname.endsWith(name))) {
        await route.abort()
      } else await route.continue()
    })
    await page.goto('./')
    await button(page, 'Show me').click()
    await button(page, 'Next').click()
    await expect(lesson(page)).toContainText('This part could not be fetched.')
    broken = false
    await button(page, 'Next').click()
    await expect(lesson(page)).toContainText('What does A read from it now?')
  },
)
