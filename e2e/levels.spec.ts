import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openPage, overflow, region, test, violations } from './support.ts'

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

test('a level is won by keyboard alone, at par with three stars, and the next one follows', async ({
  page,
}) => {
  await page.goto('./#break')
  const card = page.getByRole('group', { name: 'The fix (r8344)' }).getByRole('button').first()
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Lose the customer’s session.' })).toBeFocused()
  await press(page, WON)
  await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
  await expect(page.getByRole('status')).toContainText('B answers')
  await expect(page.getByRole('status')).toContainText('Done, with 3 of 3 stars.')
  expect(await violations(page)).toEqual([])
  await button(page, 'Next level').press('Enter')
  await expect(page.getByRole('heading', { name: /^Change the customer’s/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: /^Bring about/ })).toBeFocused()
  await expect(board(page)).toContainText('3 of 225 stars')
  expect(await violations(page)).toEqual([])
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
  await expect(level(page)).toContainText('No way on from here reaches the goal.')
  await expect(page.getByRole('status')).toContainText('Go back to step 4')
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

test('a won run counts for its own level alone, also when it would win the next one', async ({
  page,
}) => {
  await page.goto('./#break=fix.data-lost')
  await press(page, WON)
  await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
  await button(page, 'Next level').click()
  await expect(level(page)).toContainText('Change the customer’s session key.')
  await expect(level(page)).not.toContainText('Done')
  await button(page, 'All levels').click()
  await expect(board(page)).toContainText('3 of 225 stars')
})

test('no key changes the program of a level, or leads out of it', async ({ page }) => {
  const position = page.getByRole('slider', { name: 'Position' })
  await page.goto('./#break=fix.torn-read')
  await press(page, 'AAA')
  for (const key of ['f', 'x', 'r', '.', 'Space', '3', 'z']) await page.keyboard.press(key)
  await expect(position).toHaveAttribute('max', '3')
  // More often than there are steps.
  for (let time = 0; time < 6; time += 1) await page.keyboard.press('u')
  await expect(position).toHaveAttribute('max', '0')
  await expect(level(page)).toContainText('The fix (r8344)')
  await press(page, WON)
  await expect(level(page)).toContainText('Done, with')
})

test('a key that is pressed as soon as the level can be seen is not lost', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      // The opening card of the lessons is in the page, too, and not seen.
      const steps = [...document.querySelectorAll('button:not([data-for] *)')].filter((each) =>
        each.textContent.includes('Step A'),
      )
      if (steps.length === 0) return
      seen.disconnect()
      dispatchEvent(new KeyboardEvent('keydown', { key: '1' }))
    })
    seen.observe(document, { childList: true, subtree: true })
  })
  await page.goto('./#break=fix.data-lost')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '1')
})

test('the list of keys in a level is that of the level', async ({ page }) => {
  await page.goto('./#break=fix.torn-read')
  await expect(step(page, 'A')).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toContainText('Let request A or B make its next step')
  await expect(keys).toContainText('To all levels')
  await expect(keys).not.toContainText('Switch the fix')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(level(page)).toBeVisible()
})

test('with the single keys off a level names none, and none works', async ({ page }) => {
  await page.goto('./#break=fix.torn-read')
  await expect(step(page, 'A')).toHaveAttribute('aria-keyshortcuts', '1')
  await button(page, 'Keys').click()
  await page.getByRole('switch', { name: 'Single keys' }).click()
  await button(page, 'Close').click()
  await expect(step(page, 'A')).not.toHaveAttribute('aria-keyshortcuts')
  await page.keyboard.press('1')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '0')
})

test('what stands on the stage stays there; the run of a level can be had there', async ({
  page,
}) => {
  await page.goto(link({ program: 'ticket', views: 'touch', schedule: 'AA' }))
  const position = page.getByRole('slider', { name: 'Position' })
  await expect(position).toHaveAttribute('max', '2')
  await openPage(page, 'Break it')
  await page.getByRole('group', { name: 'The fix (r8344)' }).getByRole('button').first().click()
  await press(page, WON)
  await button(page, 'To the stage').click()
  await expect(position).toHaveAttribute('max', '2')
  await page.goBack()
  await press(page, WON)
  await button(page, 'See it on the stage').click()
  await expect(position).toHaveAttribute('max', String(WON.length))
  await page.keyboard.press('u')
  await expect(position).toHaveAttribute('max', '2')
})

test('two tabs: what one wins the other knows, and neither takes the other’s stars', async ({
  page,
  context,
}) => {
  await page.goto('./#break=fix.torn-read')
  await press(page, 'AAA')
  const other = await context.newPage()
  await other.goto('./#break=fix.data-lost')
  await press(other, WON)
  await expect(level(other)).toContainText('Done, with 3 of 3 stars.')
  await expect(page.getByRole('banner')).toContainText('3 of 225 stars')
  await press(page, 'ABBBAABBBBBB')
  await expect(level(page)).toContainText('Done, with 2 of 3 stars.')
  await expect(page.getByRole('banner')).toContainText('5 of 225 stars')
  await expect(other.getByRole('banner')).toContainText('5 of 225 stars')
  await page.reload()
  await expect(page.getByRole('banner')).toContainText('5 of 225 stars')
})

test('a browser that keeps nothing says so on the board, and the stars live as long as the page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto('./#break=fix.data-lost')
  await press(page, WON)
  await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
  await button(page, 'All levels').click()
  await expect(board(page)).toContainText('3 of 225 stars')
  await expect(board(page)).toContainText('This browser does not keep the board.')
  expect(await violations(page)).toEqual([])
})

test('the back button leads through the levels, and a reload in the middle begins the level again', async ({
  page,
}) => {
  await page.goto('./#break')
  await page.getByRole('group', { name: 'The fix (r8344)' }).getByRole('button').first().click()
  await press(page, WON)
  await button(page, 'Next level').click()
  await expect(level(page)).toContainText('Change the customer’s session key.')
  await press(page, 'AA')
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '0')
  await page.goBack()
  await expect(level(page)).toContainText('Lose the customer’s session.')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '0')
  await page.goBack()
  await expect(board(page)).toContainText('3 of 225 stars')
})

test('an address in another case is the level; “#break=” is the board', async ({ page }) => {
  await page.goto('./#break=Fix.DATA-Lost')
  await expect(level(page)).toContainText('Lose the customer’s session.')
  await page.goto('./#break=')
  await expect(board(page)).toContainText('0 of 225 stars')
  await expect(board(page)).not.toContainText('There is no level')
  await page.goto('./#break=<b>%22 x/../')
  await expect(board(page)).toContainText('There is no level')
})

test('a level that is not there leads to the board, and says so', async ({ page }) => {
  await page.goto('./#break=no.level')
  await expect(board(page)).toContainText('There is no level “no.level”')
})

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } })

  test('board and level fit the width, and the step buttons stay in reach', async ({ page }) => {
    await page.goto('./#break=fix.data-lost')
    for (const letter of WON) await step(page, letter).click()
    await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])
    await button(page, 'All levels').click()
    await expect(board(page)).toContainText('3 of 225 stars')
    expect(await overflow(page)).toBe(0)
  })
})

test.describe('every size and theme', { tag: '@exhaustive' }, () => {
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [1024, 768],
    [390, 844],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing on the board and in a level: ${width}, ${colorScheme}`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        await page.goto('./#break')
        await expect(board(page)).toContainText('225 stars')
        expect(await violations(page)).toEqual([])
        await page.goto('./#break=fix.data-lost')
        await press(page, 'AAAABB')
        expect(await violations(page)).toEqual([])
        await press(page, 'BAABBBBBB')
        await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
        expect(await violations(page)).toEqual([])
        expect(await overflow(page)).toBe(0)
      })
    }
  }

  test('axe finds nothing with the system’s colours and without motion', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await page.goto('./#break=fix.data-lost')
    await press(page, WON)
    await expect(level(page)).toContainText('Done, with 3 of 3 stars.')
    expect(await violations(page)).toEqual([])
  })
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
