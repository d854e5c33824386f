import { expect } from '@playwright/test'
import { button, overflow, region, test, violations } from './support.ts'
import { kept, newProgram, problemsOf, textOf, verdictOf } from './writing.ts'

test('problems are marked, listed and lead to their place; the last version stays on the stage', async ({
  page,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('x = nobody\ny = nothing\n')
  await expect(problemsOf(page).getByRole('button')).toHaveCount(2)
  await expect(page.getByText('This run is of the last version without problems.')).toBeVisible()
  await expect(verdictOf(page)).toContainText('of the last version that ran')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F8')
  await page.keyboard.type('1')
  await expect(problemsOf(page).getByRole('button')).toHaveCount(1)
  await problemsOf(page).getByRole('button').click()
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type('2')
  await expect(problemsOf(page).getByRole('button')).toHaveCount(0)
  await expect(verdictOf(page)).not.toContainText('of the last version')
})

test('undo in the text is that of the text, and on the stage it brings a text back', async ({
  page,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# one more line')
  await kept(page)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(textOf(page)).not.toContainText('one more line')
  // No beginning of this line runs: it is one version, however slowly it is typed.
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('import fcntl')
  await expect(verdictOf(page)).toContainText('as before')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(textOf(page)).not.toBeFocused()
  await page.keyboard.press('u')
  await expect(textOf(page)).not.toContainText('import fcntl')
})

test('letters that step on the stage are letters in the text', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# u r z 1 2')
  await expect(textOf(page)).toContainText('# u r z 1 2')
  await expect(page.getByText('Step 0 of 0')).toBeVisible()
})

test('a program with threads begins with a race of its own', async ({ page }) => {
  await page.goto('./#edit')
  await page.getByRole('button', { name: 'New program with threads' }).click()
  await expect(textOf(page)).toContainText('THREADS')
  await expect(verdictOf(page)).toContainText('6 schedules: 4 end badly')
  await expect(verdictOf(page)).toContainText('a visit was lost')
})

test('a race of the gallery is forked, and the fork is in the menu of scenarios', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./#gallery')
  await page.getByRole('button', { name: 'Open on the stage: The visit that nobody' }).click()
  const menu = page.getByRole('combobox', { name: 'Scenario' })
  await expect(menu).toHaveValue('Gallery/lost_increment')
  await button(page, 'Edit').click()
  await expect(textOf(page)).toContainText('/data/visits')
  await button(page, 'Share link').click()
  // Nothing is changed yet, so that it says only which race it is.
  expect((await page.getByRole('textbox', { name: 'Link' }).inputValue()).length).toBeLessThan(250)
  await page.keyboard.press('Escape')
  await textOf(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('# mine\n')
  await kept(page)
  await expect(page).toHaveURL(/#edit=\w+/)
  await page.reload()
  await expect(textOf(page)).toContainText('# mine')
  await button(page, 'To the stage').click()
  await expect(menu.locator('optgroup[label="My programs"] option')).toHaveText([
    'lost_increment.py',
  ])
  await expect(menu).toHaveValue(/^My programs/)
  await button(page, 'Edit').click()
  await kept(page)
  await button(page, 'To the stage').click()
  await menu.selectOption('Gallery/torn_config')
  await expect(menu).toHaveValue('Gallery/torn_config')
  await menu.selectOption({ label: 'lost_increment.py' })
  await expect(textOf(page)).toContainText('# mine')
  await button(page, 'Reset to original').click()
  await expect(textOf(page)).not.toContainText('# mine')
  await expect(textOf(page)).toContainText('/data/visits')
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the editor, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await newProgram(page)
    expect(await violations(page)).toEqual([])
  })
}

test('on a phone code, run and problems are tabs, with the step buttons below', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await newProgram(page)
  expect(await overflow(page)).toBe(0)
  await page.getByRole('tab', { name: 'Run' }).click()
  await button(page, 'Step A').click()
  await expect(region(page, 'Timeline')).toBeVisible()
  await expect(textOf(page)).toBeHidden()
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(textOf(page)).toBeVisible()
  expect(await violations(page)).toEqual([])
})
