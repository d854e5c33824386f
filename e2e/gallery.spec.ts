import { expect } from '@playwright/test'
import { button, openFinding, overflow, region, shown, test, violations } from './support.ts'

const TITLE = 'The visit that nobody counted'

test('from the stage to the gallery and back with a race, by keyboard alone', async ({ page }) => {
  await page.goto('./')
  await shown(page)
  await button(page, 'Gallery').press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(page.getByRole('group', { name: 'The cache' }).getByRole('article')).toHaveCount(3)
  const card = page.getByRole('article', { name: TITLE })
  await expect(card).toContainText('A rule is broken: a visit is lost')
  await card.getByRole('button', { name: /^Open on the stage/ }).press('Enter')
  await expect(region(page, 'Why')).toContainText(TITLE)
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue(
    'Gallery/lost_increment',
  )
  await button(page, 'Step A').press('Enter')
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('a visit is lost')
  expect(await violations(page)).toEqual([])
})

test('the fixed twin of a race is safe', async ({ page }) => {
  await page.goto('./#gallery')
  await button(page, `Fixed twin of ${TITLE}`).click()
  await expect(region(page, 'Why')).toContainText('Every visit is counted behind a lock')
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('No schedule ends badly: all 18 were checked.')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toContainText(
    'Every visit is counted behind a lock',
  )
})

test('by touch on a phone: a race opens, and its request moves', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  await page.goto('./#gallery')
  await page.getByRole('button', { name: `Open on the stage: ${TITLE}` }).tap()
  await expect(region(page, 'Why')).toContainText(TITLE)
  await button(page, 'Step A').tap()
  await expect(button(page, 'Step B')).toBeVisible()
  expect(await overflow(page)).toBe(0)
  await context.close()
})

test('the menu of scenarios opens a race, too', async ({ page }) => {
  await page.goto('./')
  await shown(page)
  const menu = page.getByRole('combobox', { name: 'Scenario' })
  await expect(menu.locator('optgroup[label=Gallery]')).toBeAttached()
  await menu.selectOption('Gallery/two_locks')
  await expect(region(page, 'Why')).toContainText('Two locks in two orders')
})

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [390, 844],
    [1280, 900],
  ] as const) {
    test(`at ${width} pixels, ${theme}: nothing is too wide, and axe finds nothing`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto('./#gallery')
      await expect(page.getByRole('article')).not.toHaveCount(0)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
      const shots = process.env['GALLERY_SHOTS']
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/gallery-${width}-${theme}.png`, fullPage: true })
    })
  }
}
