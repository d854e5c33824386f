import { expect } from '@playwright/test'
import { button, link, region, test } from './support.ts'

const TICKET = link({ program: 'ticket', views: 'touch' })
const FIX_ALONE = link({ program: 'fix', middleware: 'pre', views: 'touch' })
const FIX_TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch' })

test('the ticket, one request: every schedule loses the data', async ({ page }) => {
  await page.goto(TICKET)
  await expect(region(page, 'Verdict')).toContainText('Data lost')
  await expect(region(page, 'Verdict')).toContainText('100%')
  await expect(region(page, 'Verdict')).not.toContainText('All is well')
})

test('the fix, one request: no schedule loses anything, and that is said', async ({ page }) => {
  await page.goto(FIX_ALONE)
  await expect(region(page, 'Verdict')).toContainText('All is well')
  await expect(region(page, 'Verdict')).not.toContainText('Data lost')
})

test('the fix, two requests: some schedules lose the data, and a shortest one opens on the stage', async ({
  page,
}) => {
  await page.goto(FIX_TWO)
  const verdict = region(page, 'Verdict')
  await expect(verdict).toContainText('Data lost')
  await expect(verdict).toContainText('All is well')
  await verdict.getByRole('button', { name: 'Shortest', exact: true }).first().click()
  await button(page, 'To end').click()
  await expect(region(page, 'Session')).toContainText('logged out')
  await expect(page.getByRole('status')).toContainText('Data lost')
})

test('to the loss: from where you stand, and it says when nothing can be lost any more', async ({
  page,
}) => {
  await page.goto(FIX_TWO)
  await button(page, 'To the loss').click()
  await expect(page.getByRole('slider', { name: 'Position' })).not.toHaveValue('0')
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAAAABBBBBB' }),
  )
  await button(page, 'To the loss').click()
  await expect(page.getByRole('status')).toContainText('No loss can be reached any more')
})

test('a click on the map moves the schedule through that cell', async ({ page }) => {
  await page.goto(
    link({
      program: 'fix',
      middleware: 'pre',
      views: 'touch,touch',
      schedule: 'AAAABBBAABBBBBB',
      at: 7,
    }),
  )
  const map = region(page, 'Map')
  await map.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(map.getByRole('table')).toBeVisible()
  await expect(map).toContainText('Point of no return')
})

test('fix off and fix on side by side', async ({ page }) => {
  await page.goto(FIX_TWO)
  const compare = region(page, 'Compare')
  await expect(compare).toContainText('47,684')
  await expect(compare).toContainText('1,464')
})

test('a state of the graph can be chosen from its table', async ({ page }) => {
  await page.goto(FIX_TWO)
  const graph = region(page, 'State graph')
  await graph.getByRole('button', { name: 'Table', exact: true }).click()
  await graph.getByRole('table').getByRole('button').nth(5).click()
  await expect(page.getByRole('slider', { name: 'Position' })).not.toHaveValue('0')
})

test('the conflict of a loss stands beside the nearest safe schedule', async ({ page }) => {
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB' }),
  )
  const conflict = region(page, 'Conflict')
  await expect(conflict).toContainText('in conflict')
  await conflict.getByRole('button', { name: /open/i }).last().click()
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('All is well')
})
