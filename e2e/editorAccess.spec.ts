import { expect } from '@playwright/test'
import { button, focusInSight, overflow, region, test, violations } from './support.ts'
import { newProgram, pasteProgram, problemsOf, textOf, verdictOf } from './writing.ts'

for (const [width, height] of [
  [390, 844],
  [1024, 768],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the editor at ${width} pixels, ${colorScheme}: a verdict, problems, the run, where programs begin`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto('./#edit')
      await expect(page.getByRole('heading', { name: 'Your own program' })).toBeVisible()
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
      await newProgram(page)
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.type('x = nobody\nimport socket\n')
      if (width < 900) await page.getByRole('tab', { name: '2 problems' }).click()
      await expect(problemsOf(page).getByRole('button')).toHaveCount(2)
      expect(await violations(page)).toEqual([])
      if (width < 900) await page.getByRole('tab', { name: 'Run' }).click()
      await expect(region(page, 'Timeline')).toBeVisible()
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
    })
  }
}

test('at 400 % zoom the editor and the gallery fit the width, and the focus can be seen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await newProgram(page)
  expect(await overflow(page)).toBe(0)
  await textOf(page).scrollIntoViewIfNeeded()
  await page.keyboard.type('# mine ')
  await expect(textOf(page)).toBeInViewport({ ratio: 0.2 })
  await page.keyboard.press('Escape')
  for (let press = 0; press < 25; press += 1) {
    await page.keyboard.press('Tab')
    expect(await focusInSight(page)).toBe(true)
  }
  await page.getByRole('tab', { name: 'Run' }).click()
  await expect(region(page, 'Why')).toBeVisible()
  expect(await overflow(page)).toBe(0)
  await page.goto('./#gallery')
  await expect(page.getByRole('article')).not.toHaveCount(0)
  expect(await overflow(page)).toBe(0)
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab')
    expect(await focusInSight(page)).toBe(true)
  }
})

test('with forced colours the blocks of the verdict and the chosen tab can be told apart', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('./#edit')
  await page.getByRole('button', { name: 'New program with threads' }).click()
  await expect(verdictOf(page)).toContainText('6 schedules: 4 end badly')
  const grounds = await page.evaluate(() =>
    [...document.querySelectorAll('[data-tone=broken] i')].map(
      (block) => getComputedStyle(block).backgroundColor,
    ),
  )
  expect(new Set(grounds.slice(0, 4)).size).toBe(1)
  expect(new Set(grounds.slice(3, 5)).size).toBe(2)
  const border = (name: string) =>
    page
      .getByRole('tab', { name })
      .evaluate(
        (tab) => `${getComputedStyle(tab).borderBottomColor} ${getComputedStyle(tab).color}`,
      )
  expect(await border('Code')).not.toBe(await border('Run'))
})

test('with reduced motion nothing moves by itself but the run that is played', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await newProgram(page)
  await button(page, 'To the loss').click()
  await expect(region(page, 'Why')).toContainText('a visit was lost', { timeout: 20_000 })
  const moving = await page.evaluate(() => document.getAnimations().length)
  expect(moving).toBe(0)
})

test('a long line hangs behind its beginning, and its end stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await newProgram(page)
  await pasteProgram(
    page,
    'def visit():\n    name = "a name that is much too long for the width of a phone"\n\nPROCESSES = [visit, visit]\n',
  )
  await expect(verdictOf(page)).toContainText('is safe')
  const rows = await textOf(page)
    .getByText('much too long')
    .first()
    .evaluate((element) => {
      const line = element.closest('.cm-line')
      const range = document.createRange()
      range.selectNodeContents(line ?? element)
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
      const lefts = new Map(boxes.map(({ top }) => [Math.round(top), Infinity]))
      for (const { top, left } of boxes) {
        lefts.set(Math.round(top), Math.min(left, lefts.get(Math.round(top)) ?? left))
      }
      const edge = (line?.parentElement ?? element).getBoundingClientRect().left
      return [...lefts.values()].map((left) => left - edge)
    })
  const [first = 0, second = 0] = rows
  expect(rows.length).toBeGreaterThan(1)
  // The four spaces of the first row are part of it; the second begins two columns behind its text.
  expect(second).toBeGreaterThan(first)
  expect(await overflow(page)).toBe(0)
})

test('SETTINGS are named beside the run, with where they are changed', async ({ page }) => {
  await newProgram(page)
  await pasteProgram(
    page,
    "SETTINGS = {'slow': False, 'mode': ['fast', 'safe']}\n\n\ndef visit():\n    pass\n\n\nPROCESSES = [visit, visit]\n",
  )
  await expect(page.getByText('SETTINGS: slow off, mode fast.')).toContainText(
    'On the stage, in Setup, you choose others.',
  )
  await button(page, 'To the stage').click()
  await page.getByLabel('Setup', { exact: true }).click()
  await page.getByRole('switch', { name: 'slow' }).click()
  // The program is read once more, with the other setting.
  await expect(page.getByRole('switch', { name: 'slow' })).toBeChecked()
  await page.keyboard.press('Escape')
  await button(page, 'Edit').click()
  await expect(page.getByText('SETTINGS: slow on, mode fast.')).toBeVisible()
})
