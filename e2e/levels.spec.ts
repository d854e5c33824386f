import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, openPage, overflow, region, test, violations } from './support.ts'

const level = (page: Page) => region(page, 'Level')
const board = (page: Page) => region(page, 'Levels')
/** Its name goes on with what it would do. */
const step = (page: Page, letter: string) =>
  page.getByRole('button', { name: new RegExp(`^Step ${letter}`) })
/** par 2: B reads in the gap between A's open and A's write */
const WON = 'AAAABBBAABBBBBB'

/** Lets the requests move by their keys. */
async function press(page: Page, letters: string): Promise<void> {
  await expect(step(page, 'A')).toBeVisible()
  for (const letter of letters) await page.keyboard.press(letter === 'A' ? '1' : '2')
}

test('a level is won by keyboard alone, at par with three stars, and the board knows it', async ({
  page,
}) => {
  await page.goto('./#break=fix.data-lost')
  await expect(level(page)).toContainText('Lose the customer’s session.')
  await press(page, WON)
  await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
  await expect(page.getByRole('status')).toContainText('Done, with 3 of 3 stars.')
  expect(await violations(page)).toEqual([])
  await button(page, 'All levels').click()
  await expect(board(page)).toContainText('3 of 225 stars')
  await page.reload()
  await expect(board(page)).toContainText('3 of 225 stars')
})

test('another end is said, and can be undone', async ({ page }) => {
  await page.goto('./#break=fix.data-lost')
  await press(page, 'AAAAAABBBBBB')
  await expect(level(page)).toContainText('It ended otherwise: All is well.')
  await button(page, 'Start again').click()
  await expect(step(page, 'B')).toBeEnabled()
  await expect(level(page)).not.toContainText('It ended otherwise')
})

test('a hint names who moves next and costs a star; where nothing helps it says so', async ({
  page,
}) => {
  await page.goto('./#break=fix.data-lost')
  const hint = button(page, 'Hint, costs a star')
  await press(page, 'AAAAAA')
  await hint.click()
  await expect(level(page)).toContainText('It can no longer be reached from here.')
  await button(page, 'Start again').click()
  await press(page, 'AAAABB')
  await hint.click()
  await expect(level(page)).toContainText('Let B move next.')
  await press(page, 'BAABBBBBB')
  await expect(level(page)).toContainText('Done, with 2 of 3 stars.')
})

test('the board goes to another browser as a file, and a wrong file changes nothing', async ({
  page,
}) => {
  await page.goto('./')
  await openPage(page, 'Break it')
  const file = page.getByLabel('Board file')
  await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('{') })
  await expect(board(page)).toContainText('This file is not JSON.')
  const wins = {
    'fix.data-lost': { schedule: WON, hints: 0 },
    'fix.torn-read': { schedule: 'A', hints: 0 },
  }
  const text = JSON.stringify({ schema: 1, wins })
  await file.setInputFiles({
    name: 'b.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect(board(page)).toContainText('1 level is better now.')
  await expect(board(page)).toContainText('3 of 225 stars')
  await page.getByRole('checkbox', { name: 'Not done yet' }).check()
  await expect(
    page.getByRole('group', { name: 'The fix (r8344)' }).getByText('Lose the customer’s session.'),
  ).toHaveCount(0)
  const exported = await page.getByRole('link', { name: 'Export' }).getAttribute('href')
  expect(decodeURIComponent(exported ?? '')).toContain(WON)
})

test('what was set on the board stays when the page has news, however early that comes', async ({
  page,
}) => {
  await page.goto('./#break')
  const openOnly = page.getByRole('checkbox', { name: 'Not done yet' })
  await openOnly.check()
  await page
    .getByLabel('Board file')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('{') })
  await expect(board(page)).toContainText('This file is not JSON.')
  await expect(openOnly).toBeChecked()
})

test('a level that is not there leads to the board, and says so', async ({ page }) => {
  await page.goto('./#break=no.level')
  await expect(board(page)).toContainText('There is no level “no.level”')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a level is won by thumb alone; board and level fit a phone, and axe finds nothing', async ({
    page,
  }) => {
    await page.goto('./#break')
    await expect(board(page)).toContainText('225 stars')
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])
    await page
      .getByRole('group', { name: 'The fix (r8344)' })
      .getByRole('button', { name: /^Lose the customer/ })
      .tap()
    for (const letter of WON) await step(page, letter).tap()
    await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])
  })
})
