import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { link, openFinding, region, test } from './support.ts'

const TWO = link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB', at: 7 })
const THREE = link({
  program: 'ticket',
  views: 'touch,touch,touch',
  schedule: 'AAAAAAAAABBBBBBBBBCCCCCCCCC',
})

/** Pixels of A4 between the margins, upright and on its side. */
const PAPER = {
  portrait: { width: 703, height: 1032 },
  landscape: { width: 1032, height: 703 },
} as const

/** The printed page on a paper, once the check is complete. */
async function print(page: Page, address: string, paper: keyof typeof PAPER): Promise<Locator> {
  await page.goto(address)
  await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(PAPER[paper])
  return page.getByRole('article', { name: 'The whole run' })
}

function stripsOf(printed: Locator): Locator {
  return printed.getByRole('region', { name: 'Timeline' }).getByRole('img', { name: /^Steps/ })
}

/** How far something on the page stands out of the paper, to the right. */
async function beyond(printed: Locator): Promise<number> {
  return printed.evaluate((article) => {
    const right = Math.max(
      ...[...article.querySelectorAll('*')].map((each) => each.getBoundingClientRect().right),
    )
    return Math.round(right - document.documentElement.clientWidth)
  })
}

test('printing gives the whole run: every step, and how it ended', async ({ page }) => {
  const printed = await print(page, TWO, 'portrait')
  await expect(printed.getByRole('heading', { level: 1 })).toHaveText('The fix that is not enough')
  await expect(printed.getByRole('row')).toHaveCount(16)
  await expect(printed).toContainText('B reads 0 bytes from')
  await expect(printed).toContainText('Data lost')
  await expect(printed).toContainText('840 of 1,464 schedules go wrong')
  await expect(printed).toContainText('schedule=AAAABBBAABBBBBB')
  await expect(region(page, 'Transport')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(printed).toHaveCount(0)
})

test('printing gives the pictures: timeline with its risk, the two lines, and the map', async ({
  page,
}) => {
  const printed = await print(page, TWO, 'portrait')
  const strips = stripsOf(printed)
  await expect(strips).toHaveCount(2)
  await expect(strips.nth(0)).toHaveAccessibleName('Steps 1 to 8')
  await expect(strips.nth(1)).toHaveAccessibleName('Steps 9 to 15')
  for (const strip of await strips.all()) {
    await expect(strip).toContainText('Risk')
    await expect(strip).toContainText('User')
  }
  const did = printed.getByRole('region', { name: 'The lines that did it' })
  await expect(did).toContainText('fd = os.open(path, flags)')
  await expect(did).toContainText('data = self.decode(f.read())')
  const map = printed.getByRole('region', { name: 'Map' })
  await expect(map.getByRole('img')).toHaveAccessibleName(/and this run as a path/)
  await expect(map).toContainText('lost since step 7')
  await expect(map.getByRole('list', { name: 'What the cells mean' })).toBeVisible()
})

test('paper on its side has longer strips; one request or three have no map', async ({ page }) => {
  await expect(stripsOf(await print(page, TWO, 'landscape'))).toHaveCount(1)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1440, height: 900 })
  const printed = await print(page, THREE, 'landscape')
  await expect(stripsOf(printed)).toHaveCount(2)
  await expect(printed.getByRole('region', { name: 'Map' })).toHaveCount(0)
  const counts = printed.getByRole('region', { name: 'Every schedule' })
  await expect(counts).toContainText('a map shows two at a time, and here are 3.')
  await expect(counts.getByRole('row', { name: /^Data lost [\d,]+ / })).toBeAttached()
})

for (const way of ['portrait', 'landscape'] as const) {
  for (const [name, address] of Object.entries({ two: TWO, three: THREE })) {
    test(`${way}, ${name} requests: nothing stands out of the paper`, async ({ page }) => {
      const printed = await print(page, address, way)
      await expect(printed.getByRole('row').last()).toBeAttached()
      expect(await beyond(printed)).toBeLessThanOrEqual(0)
    })
  }
}

test('paper is white with dark ink, in the dark theme too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const printed = await print(page, TWO, 'portrait')
  const colours = await printed.evaluate((article) => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(article).color,
  ])
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
})
