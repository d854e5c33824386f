import { expect } from '@playwright/test'
import { COUNTER, HOSTILE, ownLink } from './ownPrograms.ts'
import { button, openFinding, overflow, region, shown, test, violations } from './support.ts'

test('a link with a program opens it; it is stepped by mouse and keys, and undone', async ({
  page,
}) => {
  await page.goto(ownLink(COUNTER))
  await shown(page)
  await expect(region(page, 'Why')).toContainText('Both read the number')
  await button(page, 'Step A').click()
  await page.keyboard.press('2')
  const at = (step: number, of: number) =>
    expect(page.getByText(`Step ${step} of ${of}`, { exact: true })).toBeVisible()
  await at(2, 2)
  await button(page, 'Undo').click()
  await at(1, 1)
  await expect(page.getByRole('region', { name: 'Session' })).toHaveCount(0)
  await expect(region(page, 'Rules')).toContainText('Every visit is counted.')
  expect(await violations(page)).toEqual([])
})

test('its verdict names the broken rule, and the shortest schedule opens; a reload keeps it', async ({
  page,
}) => {
  await page.goto(ownLink(COUNTER))
  await shown(page)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('210 of 222 schedules go wrong')
  await expect(verdict).toContainText('222 schedules of 2 processes')
  await verdict
    .getByRole('listitem')
    .filter({ hasText: 'a visit was lost' })
    .getByRole('button', { name: 'Shortest' })
    .click()
  await button(page, 'To end').click()
  await expect(region(page, 'Why')).toContainText('a visit was lost')
  await expect(region(page, 'Rules')).toContainText('broken: a visit was lost')
  await expect(page).toHaveURL(/&schedule=AAAABBA&at=7$/)
  await page.reload()
  await shown(page)
  await expect(region(page, 'Rules')).toContainText('broken: a visit was lost')
})

test('on a phone nothing is wider than the page, and it can be stepped', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(ownLink(COUNTER, { schedule: 'AAAABB' }))
  await shown(page)
  await expect(region(page, 'Why')).toContainText('A emptied the file')
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
})

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`a link whose program ${what} keeps the page usable`, async ({ page }) => {
    await page.goto(ownLink(text))
    // Reading a long text takes a moment, or is given up: on a busy machine a long one.
    await expect(region(page, 'Timeline')).toBeVisible({ timeout: 30_000 })
    await button(page, 'Step A').click()
    await expect(page.getByText('Step 1 of 1', { exact: true })).toBeVisible({ timeout: 20_000 })
  })
}

test('a program with a mistake is not put on the stage: its place is said, and the link stays', async ({
  page,
}) => {
  const link = ownLink('def visit(:\n')
  await page.goto(link)
  await shown(page)
  await expect(page.getByLabel('Notice')).toContainText('main.py, line 1')
  expect(page.url()).toContain(link.slice(2))
})
