import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { DIST } from './host.ts'
import { button, link, openFinding, region, shown } from './support.ts'

// What is around the page fails here, so that its console is not watched.

const TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AA' })
const note = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })

/** Everything that a person does goes on. */
async function works(page: Page): Promise<void> {
  await shown(page)
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
  await expect(page).toHaveURL(/schedule=AAA&at=3/)
  await expect(await openFinding(page, 'Verdict')).toContainText('840 of 1,464')
}

test('storage that is forbidden is said, and costs nothing else', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden here', 'SecurityError')
      },
    })
  })
  await page.goto(TWO)
  await works(page)
  await expect(note(page, 'Storage')).toContainText('keeps nothing for this page')
  await button(page, 'Dismiss').click()
  await expect(note(page, 'Storage')).toHaveCount(0)
})

test('storage that is full is said, and can be tried again when there is room', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(globalThis, { makeRoom: () => (Storage.prototype.setItem = setItem) })
  })
  await page.goto(TWO)
  await works(page)
  await expect(note(page, 'Storage')).toContainText('is full')
  const again = note(page, 'Storage').getByRole('button', { name: 'Try again' })
  await again.click()
  await expect(note(page, 'Storage')).toBeVisible()
  await page.evaluate(() => {
    ;(globalThis as unknown as { makeRoom(): void }).makeRoom()
  })
  await again.click()
  await expect(note(page, 'Storage')).toHaveCount(0)
})

test('what is kept and cannot be read is said, and put aside', async ({ page }) => {
  await page.goto('./robots.txt')
  await page.evaluate(() => {
    localStorage.setItem('racetrack.levels', '{"fix.data-lost":{"sched')
    localStorage.setItem('racetrack.preferences', '{"theme":"dark","of a later version":7}')
  })
  await page.goto(TWO)
  await works(page)
  await expect(note(page, 'Damaged storage')).toContainText('your levels cannot be read')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await page.evaluate(() => localStorage.getItem('racetrack.levels'))).toBeNull()
  expect(await page.evaluate(() => localStorage.getItem('racetrack.levels.damaged'))).toBe(
    '{"fix.data-lost":{"sched',
  )
  expect(await page.evaluate(() => localStorage.getItem('racetrack.preferences'))).toContain(
    'of a later version',
  )
})

test('a page whose script cannot be fetched says what to do, and keeps its address', async ({
  page,
}) => {
  await page.route(/\/assets\/index-[^/]*\.js$/, (route) => route.abort())
  await page.goto(TWO)
  await expect(page.getByRole('alert')).toContainText('Check your connection and reload the page')
  await page.unroute(/\/assets\/index-[^/]*\.js$/)
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  await expect(page.getByText('could not be fetched')).toBeHidden()
})

test('the page of many files, opened from a disk, names the page that can be', async ({ page }) => {
  await page.goto(pathToFileURL(`${DIST}index.html`).href)
  await expect(page.getByRole('alert')).toContainText('npm run build:single')
})

test('a checker whose file cannot be fetched says so, can be tried again, and stepping goes on', async ({
  page,
}) => {
  await page.route(/check\.worker-[^/]*\.js$/, (route) => route.abort())
  await page.goto(TWO)
  await shown(page)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('The checker crashed twice')
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
  await page.unroute(/check\.worker-[^/]*\.js$/)
  await region(page, 'Verdict').getByRole('button', { name: 'Try again' }).click()
  await expect(verdict).toContainText('840 of 1,464')
})
