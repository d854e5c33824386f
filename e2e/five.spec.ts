import { expect } from '@playwright/test'
import { button, link, openFinding, region, test } from './support.ts'

/** Millions of states, for requests that store different things are not exchanged: the check takes seconds. */
const FIVE = link({ program: 'ticket', views: 'touch,set-p,set-q,login,logout' })

test('five requests: the page can be used while they are checked, and the check can be cancelled', async ({
  page,
}) => {
  await page.goto(FIVE)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('Checking every schedule')
  for (const letter of 'ABCDE') await button(page, `Step ${letter}`).click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('5')
  await expect(region(page, 'Timeline')).toContainText('sends')
  await verdict.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(verdict).toContainText('Cancelled after')
  await expect(verdict).not.toContainText('all checked')
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('6')
})

test('a check of five requests can be paused, and goes on', async ({ page }) => {
  await page.goto(FIVE)
  const verdict = await openFinding(page, 'Verdict')
  await verdict.getByRole('button', { name: 'Pause', exact: true }).click()
  await verdict.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(verdict.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
})

test('the page takes six requests: each has a letter, a lane, a key and a map with every other', async ({
  page,
}) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch' }))
  await page.getByRole('radio', { name: '6', exact: true }).click()
  await expect(button(page, 'Step F')).toBeVisible()
  await page.keyboard.press('6')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  await expect(region(page, 'Timeline')).toContainText('sends')
  await expect(button(page, 'Step F')).toHaveAttribute('aria-keyshortcuts', '6')
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('schedules of 6 requests, all checked')
})

test('a check that takes long shows early which bad end it has found, and opens it while it goes on', async ({
  page,
}) => {
  await page.goto(FIVE)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText(/Found already: .+, with \d+ switch(es)?\./)
  await verdict.getByRole('button', { name: 'Show it' }).click()
  await expect(verdict).toContainText('Checking every schedule')
  await page.keyboard.press('End')
  await expect(page.getByRole('slider', { name: 'Position' })).not.toHaveValue('0')
})
