import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openFinding, region, test } from './support.ts'

/** Makes the newest worker of the page die, as it does when its memory runs out. */
async function killWorker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { workers } = globalThis as unknown as { workers: Worker[] }
    workers.at(-1)?.dispatchEvent(new Event('error'))
  })
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = []
    class Kept extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        workers.push(this)
      }
    }
    Object.assign(globalThis, { Worker: Kept, workers })
  })
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch,touch' }))
  await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
})

test('a checker that dies is started again, says so, and finds the same', async ({ page }) => {
  await killWorker(page)
  const verdict = region(page, 'Verdict')
  await expect(verdict).toContainText('The checker crashed and was restarted.')
  // The graph died with the worker: only the new one can draw a schedule.
  await verdict
    .getByRole('listitem')
    .filter({ hasText: 'Data lost' })
    .getByRole('button', { name: 'Random', exact: true })
    .click()
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('Data lost')
  await button(page, 'To start').click()
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
})

test('a checker that dies twice over a scenario says so; stepping goes on, another scenario is checked', async ({
  page,
}) => {
  const verdict = region(page, 'Verdict')
  await killWorker(page)
  await expect(verdict).toContainText('Data lost')
  await killWorker(page)
  await expect(verdict).toContainText('The checker crashed twice on this scenario.')
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  await page.getByRole('switch', { name: /^Fix/ }).click()
  await expect(verdict).toContainText('100%')
  await expect(verdict).not.toContainText('crashed')
})
