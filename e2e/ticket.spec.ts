import { expect } from '@playwright/test'
import { button, link, region, test } from './support.ts'

test('the ticket: one request steps through the trace of the bug and loses the session', async ({
  page,
}) => {
  await page.goto('./')
  await expect(region(page, 'Session')).toContainText('user 42, cart 1')
  const step = button(page, 'Step A')
  await step.click()
  await step.click()
  await expect(page.getByRole('status')).toContainText('the file is now empty')
  await expect(region(page, 'Disk')).toContainText('(empty)')
  for (let index = 0; index < 7; index += 1) await step.click()
  await expect(step).toBeDisabled()
  await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
  const rows = region(page, 'Timeline').getByRole('row')
  await expect(rows).toHaveCount(10)
  const operations = [
    'send',
    'open wb',
    'open rb',
    'read',
    'exists',
    'open wb',
    'write',
    'write',
    'receive',
  ]
  for (const [index, operation] of operations.entries()) {
    await expect(rows.nth(index + 1)).toContainText(operation)
  }
  await expect(region(page, 'Session')).toContainText('logged out')
  await expect(region(page, 'Disk').getByText('{}:')).toHaveCount(2)
  await expect(page.getByRole('status')).toContainText('Data lost')
})

/** Of a live session; see src/programs/django/scenario.ts. */
const START_KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'

test(
  'the ticket: the session cookie changes on every request',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(link({ program: 'ticket', views: 'touch,touch,touch' }))
    const keys: string[] = []
    for (const letter of ['A', 'B', 'C']) {
      await button(page, `Run ${letter} to its end`).click()
      const values = page.getByRole('list', { name: 'Values of the cookie sessionid' })
      // The one at the start, and one more with each request.
      await expect(values.getByRole('listitem')).toHaveCount(keys.length + 2)
      const texts = await values.getByRole('listitem').allInnerTexts()
      keys.push(/[0-9a-f]{4}/.exec(texts.at(-1) ?? '')?.[0] ?? 'no key')
    }
    expect(new Set([START_KEY.slice(0, 4), ...keys]).size).toBe(4)
  },
)

test('the fix keeps key and data, and the switch says where the schedule diverged', async ({
  page,
}) => {
  await page.goto(link({ program: 'ticket', views: 'touch', schedule: 'AAAAAAAAA' }))
  await expect(region(page, 'Session')).toContainText('logged out')
  const fix = page.getByRole('switch', { name: 'Fix', exact: true })
  await fix.click()
  await expect(fix).toBeChecked()
  await expect(region(page, 'Session')).toContainText('user 42, cart 1')
  await expect(page.getByRole('status')).toContainText('from step 2 on')
  await expect(page.getByRole('status')).toContainText('6 of its 9 steps')
  await button(page, 'Undo').click()
  await expect(fix).not.toBeChecked()
  await expect(region(page, 'Session')).toContainText('logged out')
})

test('debug logging makes the bug vanish', { tag: '@exhaustive' }, async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('Setup', { exact: true }).click()
  await page.getByRole('switch', { name: 'Debug logging', exact: true }).click()
  await button(page, 'Run A to its end').click()
  await expect(region(page, 'Session')).toContainText('user 42, cart 1')
  await expect(page.getByRole('status')).toContainText('All is well')
})

test(
  'with save every request off an untouched view saves nothing',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto('./')
    await page.getByLabel('Setup', { exact: true }).click()
    await page.getByRole('switch', { name: 'Save every request', exact: true }).click()
    await button(page, 'Run A to its end').click()
    await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '2')
    await expect(region(page, 'Session')).toContainText('user 42, cart 1')
  },
)

test(
  'a visitor without a cookie gets two files, one of them an orphan',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(link({ program: 'ticket', views: 'touch', start: 'none' }))
    await button(page, 'Run A to its end').click()
    await expect(region(page, 'Disk').getByText('{}:')).toHaveCount(2)
    await expect(page.getByRole('status')).toContainText('Orphan')
  },
)

test('the fix with two requests: B reads the emptied file and the cookie moves to an empty session, the old file keeps its data', async ({
  page,
}) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch' }))
  for (const letter of 'AAAABBB') await button(page, `Step ${letter}`).click()
  await expect(page.getByRole('status')).toContainText('B reads 0 bytes')
  await button(page, 'Run A to its end').click()
  await button(page, 'Run B to its end').click()
  await expect(region(page, 'Session')).toContainText('logged out')
  await expect(region(page, 'Disk')).toContainText('"user": 42')
  await expect(page.getByRole('status')).toContainText('Data lost')
})

test('the story of a loss names the two steps, and they can be visited', async ({ page }) => {
  await page.goto(link({ program: 'ticket', views: 'touch', schedule: 'AAAAAAAAA' }))
  const position = page.getByRole('slider', { name: 'Position' })
  await page
    .getByRole('button', { name: /step 2/i })
    .first()
    .click()
  await expect(position).toHaveValue('2')
})
