import { expect } from '@playwright/test'
import { button, link, region, test } from './support.ts'

const TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch' })

test('back, forward and a branch restore the exact world', async ({ page }) => {
  await page.goto(TWO)
  for (const letter of 'AAAAB') await button(page, `Step ${letter}`).click()
  const there = await region(page, 'Disk').innerText()
  await button(page, 'Back').click()
  await button(page, 'Back').click()
  await expect(region(page, 'Disk')).not.toHaveText(there)
  await button(page, 'Forward').click()
  await button(page, 'Forward').click()
  expect(await region(page, 'Disk').innerText()).toBe(there)
  await button(page, 'Back').click()
  await button(page, 'Step A').click()
  // The schedule that was left is offered, and taking it brings the very same world back.
  await page.getByLabel('1 other branch', { exact: true }).click()
  await page.getByRole('button', { name: /from step 5/i }).click()
  expect(await region(page, 'Disk').innerText()).toBe(there)
})

test('the slider goes to any step', async ({ page }) => {
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAABB' }),
  )
  const position = page.getByRole('slider', { name: 'Position' })
  await position.focus()
  await page.keyboard.press('Home')
  await expect(position).toHaveValue('0')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(position).toHaveValue('2')
})

test('a link that is put into the address while a schedule is played opens, and stops the playing', async ({
  page,
}) => {
  await page.goto(
    link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB', at: 0 }),
  )
  await button(page, 'Play').click()
  await page.goto(link({ program: 'ticket', views: 'touch', schedule: 'AAA' }))
  await expect(page.getByRole('switch', { name: 'Fix', exact: true })).not.toBeChecked()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
  await expect(button(page, 'Play')).toBeVisible()
})

test('play runs to the end and stops there', async ({ page }) => {
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch', schedule: '' }))
  await page.getByRole('combobox', { name: /speed/i }).selectOption({ label: '4/s' })
  await button(page, 'Play').click()
  await expect(page.getByRole('status')).toContainText('All is well')
  await expect(button(page, 'Play')).toBeVisible()
  await expect(button(page, 'Step A')).toBeDisabled()
})

test(
  'a finished request is shown as such and cannot be stepped',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(TWO)
    await button(page, 'Run A to its end').click()
    await expect(button(page, 'Step A')).toBeDisabled()
    await expect(button(page, 'Step B')).toBeEnabled()
  },
)

test('a link carries the scenario, the schedule and the position, and steps make no history entries', async ({
  page,
}) => {
  await page.goto(TWO)
  const entries = await page.evaluate(() => history.length)
  for (const letter of 'AAB') await button(page, `Step ${letter}`).click()
  await button(page, 'Back').click()
  await expect(page).toHaveURL(/schedule=AAB&at=2/)
  expect(await page.evaluate(() => history.length)).toBe(entries)
  const disk = await region(page, 'Disk').innerText()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  expect(await region(other, 'Disk').innerText()).toBe(disk)
})

test('a broken link opens the nearest valid state and says so', async ({ page }) => {
  await page.goto('./#1&program=fix&views=touch,nonsense&start=live&schedule=AAXX&at=99')
  await expect(page.getByRole('status')).toContainText('could not be opened as it is')
  await expect(page.getByRole('switch', { name: 'Fix', exact: true })).toBeChecked()
  await expect(button(page, 'Step A')).toBeEnabled()
})

test(
  'a link of a future version opens what can be read of it',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto('./#7&program=fix&views=touch,touch&start=live&schedule=AB&at=1&colour=blue')
    await expect(page.getByRole('status')).toContainText('another version of Racetrack')
    await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  },
)

test('share gives the link of what is on the screen', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(TWO)
  await button(page, 'Step A').click()
  await button(page, 'Share link').click()
  await expect(page.getByRole('status')).toContainText(/copied/i)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('program=fix')
  expect(copied).toContain('schedule=A&at=1')
})

test('the scenario list and the number of requests change the stage', async ({ page }) => {
  await page.goto('./')
  await page
    .getByRole('combobox', { name: 'Scenario', exact: true })
    .selectOption({ label: 'A new visitor leaves two files' })
  await expect(region(page, 'Session')).toContainText('no session yet')
  await page.getByRole('radiogroup', { name: 'Requests' }).getByRole('radio', { name: '3' }).check()
  await expect(button(page, 'Step C')).toBeEnabled()
  await button(page, 'Undo').click()
  await expect(button(page, 'Step C')).toHaveCount(0)
})

test('the run is copied as text, with the link and the command line that replays it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB' }),
  )
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Copy as text').click()
  await expect(page.getByRole('status')).toContainText('The run is copied as text.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('| 7 |  | B reads 0 bytes from sessionid3f9c')
  expect(copied).toContain('**Data lost**')
  expect(copied).toContain('schedule=AAAABBBAABBBBBB')
  expect(copied).toContain('racetrack replay --program fix --middleware pre --views touch,touch')
  await button(page, 'Copy for Trac').click()
  await expect(button(page, 'Copy for Trac')).toHaveText('Copied')
  const trac = await page.evaluate(() => navigator.clipboard.readText())
  expect(trac).toContain('||7|| ||B reads 0 bytes from sessionid3f9c')
  expect(trac).toContain(" * '''Data lost'''")
  expect(trac).toContain('{{{\nracetrack replay --program fix')
})
