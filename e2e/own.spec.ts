import { expect } from '@playwright/test'
import { COUNTER, ownLink } from './ownPrograms.ts'
import { button, openFinding, region, shown, test, violations } from './support.ts'

test('a link with a program opens it: it steps, loses a visit, and every schedule is checked', async ({
  page,
}) => {
  await page.goto(ownLink(COUNTER))
  await shown(page)
  await expect(region(page, 'Why')).toContainText('Two visits are counted in a file.')
  await button(page, 'Step A').click()
  await page.keyboard.press('2')
  await expect(page.getByText('Step 2 of 2', { exact: true })).toBeVisible()
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('a visit was lost')
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: '/tmp/w/st_own.png' })
})
