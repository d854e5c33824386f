import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { button, link, openFinding, overflow, region, shown, test, violations } from './support.ts'

const STATES = {
  'the start': './',
  'the middle of a loss': link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBB' }),
  'an outcome': link({ program: 'ticket', views: 'touch', schedule: 'AAAAAAAAA' }),
  'four requests': link({ program: 'fix', views: 'touch,read,set-p,set-q', schedule: 'AABBCCDD' }),
  'a notice': './#9&program=nonsense',
} as const

/** Every state in both themes only in the exhaustive run. */
const AT_EVERY_CHANGE = ['the middle of a loss, light', 'an outcome, dark']

for (const theme of ['light', 'dark'] as const) {
  for (const [name, url] of Object.entries(STATES)) {
    const tag = AT_EVERY_CHANGE.includes(`${name}, ${theme}`) ? [] : ['@exhaustive']
    test(`axe finds nothing at ${name}, ${theme}`, { tag }, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(url)
      await expect(button(page, 'Step A')).toBeVisible()
      expect(await violations(page)).toEqual([])
      await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
      expect(await violations(page)).toEqual([])
    })
  }
}

for (const [width, height] of [
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1920, 1080],
] as const) {
  const tag = width === 390 ? [] : ['@exhaustive']
  test(
    `nothing is wider than a window of ${width} pixels, and axe finds nothing`,
    { tag },
    async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto(STATES['four requests'])
      await expect(button(page, 'Step A')).toBeVisible()
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
    },
  )
}

test('the list of keys opens by key and closes by Escape, and axe finds nothing in it', async ({
  page,
}) => {
  await page.goto('./')
  await shown(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the whole story by keyboard alone', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch' }))
  await shown(page)
  const position = page.getByRole('slider', { name: 'Position' })
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await expect(position).toHaveValue('2')
  await page.keyboard.press('ArrowLeft')
  await expect(position).toHaveValue('1')
  await page.keyboard.press('ArrowRight')
  await expect(position).toHaveValue('2')
  await page.keyboard.press('Home')
  await expect(position).toHaveValue('0')
  await page.keyboard.press('End')
  await expect(position).toHaveValue('2')
  await page.keyboard.press('F10')
  await expect(position).toHaveValue('3')
  await page.keyboard.press('u')
  await expect(position).toHaveValue('2')
  await page.keyboard.press('Control+Shift+z')
  await expect(position).toHaveValue('3')
  await page.keyboard.press('f')
  await expect(page.getByRole('switch', { name: 'Fix', exact: true })).not.toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('switch', { name: 'Fix', exact: true })).toBeChecked()
  await page.keyboard.press('r')
  await expect(button(page, 'Step B')).toBeDisabled()
})

test('every control can be reached and used with Tab and Enter alone', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAAB', at: 2 }))
  const wanted = new Set([
    'Scenario',
    'Undo',
    'Redo',
    'Reset',
    'Share link',
    'Fix',
    'Save every request',
    'Debug logging',
    'To start',
    'Back',
    'Play',
    'Forward',
    'To end',
    'Position',
    'Step A',
    'Run A to its end',
    'Step B',
    'Run B to its end',
  ])
  // Redo is off until something was undone.
  await button(page, 'Step B').click()
  await button(page, 'Step A').click()
  await button(page, 'Undo').click()
  await button(page, 'Back').click()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  for (let index = 0; index < 120 && wanted.size > 0; index += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return ''
      const labelled =
        'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : ''
      return element.getAttribute('aria-label') ?? (labelled || element.textContent)
    })
    // What lies in a box is reached once the box is open.
    if (name.trim() === 'Setup') await page.keyboard.press('Enter')
    for (const known of wanted)
      if (name.trim() === known || name.trim().startsWith(known)) wanted.delete(known)
  }
  expect([...wanted]).toEqual([])
})

test('single keys can be switched off, and stay off', async ({ page }) => {
  await page.goto('./')
  await shown(page)
  await page.keyboard.press('?')
  await page
    .getByRole('dialog')
    .getByRole('switch', { name: /single keys/i })
    .click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  const position = page.getByRole('slider', { name: 'Position' })
  await expect(position).toHaveValue('0')
  await page.keyboard.press('F10')
  await expect(position).toHaveValue('1')
  // The address is written after the frame that shows the step.
  await expect(page).toHaveURL(/&at=1$/)
  await page.reload()
  await shown(page)
  await page.keyboard.press('1')
  await expect(position).toHaveValue('1')
})

test('keys are left alone inside a field', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('combobox', { name: 'Scenario', exact: true }).focus()
  await page.keyboard.press('1')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('0')
})

test('stepping by source line moves the cursor of the listing and leaves the disk alone', async ({
  page,
}) => {
  await page.goto('./')
  await shown(page)
  await page.keyboard.press('F11')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  const disk = await region(page, 'Disk').innerText()
  await page.keyboard.press('.')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  expect(await region(page, 'Disk').innerText()).toBe(disk)
  await page.keyboard.press('Shift+F11')
  await page.keyboard.press(',')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('0')
})

test('a word on the screen is explained beside it, by key and by pointer', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBB' }))
  const word = button(page, 'Damage · no way back')
  await word.focus()
  await page.keyboard.press('Enter')
  const note = page.getByRole('dialog', { name: 'point of no return' })
  await expect(note).toContainText('The step after which every way on ends badly.')
  await expect(note).toBeFocused()
  expect(await violations(page)).toEqual([])
  // The keys of the stage rest while it is read.
  await page.keyboard.press('Space')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('7')
  await page.keyboard.press('Escape')
  await expect(note).toBeHidden()
  await expect(word).toBeFocused()
  await word.click()
  await expect(note).toBeVisible()
  await word.click()
  await expect(note).toBeHidden()
  await word.click()
  await page.getByRole('slider', { name: 'Position' }).click()
  await expect(note).toBeHidden()
})

test('terms can be pressed where they stand: map, verdict, disk, table', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBB' }))
  const press = async (place: Locator, name: string, text: string): Promise<void> => {
    await place.getByRole('button', { name, exact: true }).first().click()
    await expect(page.getByRole('dialog')).toContainText(text)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await press(await openFinding(page, 'Map'), 'depends', 'Several states')
  const verdict = await openFinding(page, 'Verdict')
  await press(verdict, 'Torn read', 'somebody has emptied')
  await press(verdict, 'Key changed', 'came back with a different session key')
  await press(verdict, 'classes', 'the same effect')
  await press(region(page, 'Disk'), 'emptied', 'Opening a file for writing')
  await press(region(page, 'Disk'), 'reads', 'names a file that it has opened')
  await region(page, 'Timeline').getByRole('button', { name: 'Table' }).click()
  await press(region(page, 'Timeline'), 'Risk', 'a coin picks')
})

test('all words can be searched', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBB' }))
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Words').click()
  const words = page.getByRole('dialog', { name: 'Words' })
  await expect(words.getByRole('term')).not.toHaveCount(1)
  await words.getByRole('searchbox').fill('torn')
  await expect(words.getByRole('term')).toContainText(['torn read'])
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(words).toBeHidden()
})
