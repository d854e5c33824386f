import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, overflow, openPage, region, test, violations } from './support.ts'

const page1 = (page: Page) => page.getByRole('heading', { name: 'Lineage', level: 1, exact: true })
const versions = (page: Page) => page.getByRole('navigation', { name: 'Versions', exact: true })
const story = (page: Page) => page.getByRole('article')
const position = (page: Page) => page.getByRole('slider', { name: 'Position' })
/** The worker searches every schedule of a cell: a slow machine is given its time. */
const WORKER = { timeout: 60_000 } as const
const grid = (page: Page) => page.getByRole('grid', { name: 'Programs by workloads', exact: true })

const cell = (page: Page, name: string) => grid(page).getByRole('button', { name, exact: true })

test(
  'the button opens the page; back leads to the stage',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAAA' }))
    await openPage(page, 'Lineage')
    await expect(page1(page)).toBeVisible()
    await expect(page).toHaveURL(/#lineage$/)
    // It opens with the version that is on the stage.
    await expect(story(page).getByRole('heading', { name: 'The fix (r8344)' })).toBeVisible()
    await page.goBack()
    await expect(position(page)).toHaveValue('4')
  },
)

test('a version tells its story, with its sources, and its listing beside the one before', async ({
  page,
}) => {
  await page.goto('./#lineage')
  await versions(page)
    .getByRole('button', { name: /^Proposal 21823, by path/ })
    .click()
  await expect(story(page)).toContainText('our reading of the proposal')
  await expect(story(page)).toContainText('A look and a rename are two steps')
  const source = story(page).getByRole('link', { name: /pull\/21823/ })
  await expect(source).toHaveAttribute('href', 'https://github.com/django/django/pull/21823')
  await expect(source).toHaveAttribute('rel', /noreferrer/)
  const diff = region(page, 'Diff')
  await expect(diff.getByRole('combobox', { name: 'Before', exact: true })).toHaveValue('modern')
  const backend = diff.getByRole('table', { name: 'Lines of backend.py' })
  await expect(backend.getByRole('row', { name: /\+ +raise UpdateError/ })).toBeVisible()
  await backend
    .getByRole('button', { name: /equal lines$/ })
    .first()
    .click()
  await expect(backend).toContainText('import shutil')
  await diff.getByRole('combobox', { name: 'Before', exact: true }).selectOption('django-1.0')
  await expect(backend).toContainText('except (OSError, IOError, EOFError):')
})

test('a decisive schedule opens on the stage, and the back button leads to the lineage again', async ({
  page,
}) => {
  await page.goto('./#lineage')
  await versions(page)
    .getByRole('button', { name: /^Django 4 and 5/ })
    .click()
  await story(page)
    .getByRole('button', { name: /^The logout undone, under a new key/ })
    .click()
  await expect(position(page)).toHaveAttribute('max', '14')
  await expect(position(page)).toHaveValue('0')
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('Revived under a new key')
  await page.goBack()
  await expect(page1(page)).toBeVisible()
  await expect(story(page).getByRole('heading', { name: 'Django 4 and 5' })).toBeVisible()
})

test('the hang of one request opens as a hang', { tag: '@exhaustive' }, async ({ page }) => {
  await page.goto('./#lineage')
  await versions(page)
    .getByRole('button', { name: /^The reporter’s locks/ })
    .click()
  await story(page)
    .getByRole('button', { name: /^The hang/ })
    .click()
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('Hang')
})

test('“Open on the stage” keeps the requests, and can be undone there', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'set-p,logout' }))
  await page.goto('./#lineage')
  await versions(page)
    .getByRole('button', { name: /^Django 1\.0/ })
    .click()
  await button(page, 'Open on the stage').click()
  await expect(page).toHaveURL(/program=django-1\.0.*views=set-p,logout/)
  await button(page, 'Undo').click()
  await expect(page).toHaveURL(/program=fix.*views=set-p,logout/)
})

test('the open races of today are named with their ticket, and open on the stage', async ({
  page,
}) => {
  await page.goto('./#lineage=modern')
  const open = region(page, 'Open today')
  const race = open.getByRole('button', { name: /between check and rename/ })
  await expect(race).toContainText('Still open: #37249')
  await expect(open.getByRole('button').first()).toContainText('security')
  const cache = open.getByRole('button', { name: /between get and set/ })
  await expect(cache).toContainText('Still open: no ticket known')
  await page.getByRole('switch', { name: 'Still open', exact: true }).click()
  await expect(versions(page).getByRole('button')).toHaveCount(3)
  await expect(versions(page).getByRole('button').first()).toContainText('Still open: #37249')
  await race.click()
  await expect(page).toHaveURL(/program=modern.*views=touch,logout/)
  await expect(position(page)).toHaveAttribute('max', '13')
})

test('an open race without a schedule of its own opens the one that the matrix finds', async ({
  page,
}) => {
  await page.goto('./#lineage=db-modern')
  await page.getByText('more that harm stored data').click()
  const race = region(page, 'Open today').getByRole('button', {
    name: /^Lost update.*Database, Django 4 and 5/,
  })
  await expect(race).toHaveAttribute('title', 'Opens its schedule on the stage', WORKER)
  await race.click()
  await expect(page).toHaveURL(/program=db-modern.*views=set-p,set-q/)
  await expect(position(page)).not.toHaveAttribute('max', '0')
})

test('the severity of a letter is seen without a colour, and the legend beside the matrix says it', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('./#lineage')
  const matrix = region(page, 'Matrix')
  const looks: string[] = []
  for (const severity of ['security', 'data', 'nuisance']) {
    const letters = matrix.getByRole('list', { name: `Letters: ${severity}` })
    await expect(letters).toBeVisible()
    // The letter is for the eye alone, so that it has no role.
    const look = await letters
      .getByRole('listitem')
      .first()
      .evaluate((item) => {
        const { backgroundColor, borderStyle } = getComputedStyle(item.firstElementChild ?? item)
        return `${backgroundColor} ${borderStyle}`
      })
    looks.push(look)
  }
  expect(new Set(looks).size).toBe(3)
  await expect(matrix.getByText('Security: somebody may do what they no longer may')).toBeVisible()
})

test('an unknown version in the address is named, and another one is shown', async ({ page }) => {
  await page.goto('./#lineage=nope')
  await expect(page.getByText('There is no version “nope”.')).toBeVisible()
  await expect(story(page)).toBeVisible()
})

test('the matrix fills while one watches, can be paused, opens schedules and is kept', async ({
  page,
}) => {
  await page.goto('./#lineage')
  const first = cell(page, 'L Data lost: The ticket (early 2008), 1 touch')
  await expect(first).toBeVisible(WORKER)
  await button(page, 'Pause').click()
  await expect(region(page, 'Matrix')).toContainText('paused')
  await expect(page.getByRole('progressbar', { name: 'Cells checked' })).toBeVisible()
  await first.click()
  await expect(position(page)).toHaveAttribute('max', '9')
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('Data lost')
  await page.goto('./#lineage')
  await page.reload()
  // Kept from the visit before: it is there before the worker could have found anything else.
  await expect(first).toBeVisible()
  const kept = await page.evaluate(() => localStorage.getItem('racetrack.matrix'))
  expect(kept).toContain('ticket touch')
})

test(
  'the whole matrix fills, and has a twin in words',
  { tag: '@exhaustive' },
  async ({ page }) => {
    test.setTimeout(400_000)
    await page.goto('./#lineage')
    const matrix = region(page, 'Matrix')
    await expect(matrix).toContainText(/all \d+ cells/, { timeout: 360_000 })
    await expect(
      cell(page, 'N Revived under a new key: Django 4 and 5, touch ∥ logout'),
    ).toBeVisible()
    await expect(button(page, 'Recheck')).toBeVisible()
    await matrix.getByRole('switch', { name: 'In words', exact: true }).click()
    const words = matrix.getByRole('region', { name: /^The reporter’s locks/ })
    await expect(words).toContainText('hang (nuisance, 100 %)')
  },
)

test('the matrix says when it cannot be kept', { tag: '@exhaustive' }, async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto('./#lineage')
  await expect(region(page, 'Matrix')).toContainText('cannot be saved in this browser', WORKER)
})

test('by keyboard alone: a version, its diff, a cell of the matrix', async ({ page }) => {
  await page.goto('./#lineage')
  await expect(cell(page, 'K Key changed: The ticket (early 2008), 1 touch')).toBeVisible(WORKER)
  await button(page, 'Pause').click()
  await page1(page).focus()
  await expect(page1(page)).toBeFocused()
  await tabTo(page, /^The fix \(r8344\)/)
  await page.keyboard.press('Enter')
  await expect(story(page).getByRole('heading', { name: 'The fix (r8344)' })).toBeVisible()
  await tabTo(page, /^L Data lost: The ticket .*1 touch$/)
  await page.keyboard.press('ArrowRight')
  const second = cell(page, 'K Key changed: The ticket (early 2008), 1 touch')
  await expect(second).toBeFocused()
  await page.keyboard.press('Home')
  await expect(grid(page).getByRole('button', { name: /^The ticket/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(second).toBeFocused()
  // The grid is one stop: the next one is behind it, the first word of the legend.
  await page.keyboard.press('Tab')
  await expect(
    region(page, 'Matrix').getByRole('button', { name: 'Session resurrected', exact: true }),
  ).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(second).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(position(page)).toHaveAttribute('max', '9')
})

for (const [theme, width, height] of [
  ['light', 390, 844],
  ['light', 1440, 900],
  ['dark', 1024, 768],
] as const) {
  const tag = width === 1440 ? [] : ['@exhaustive']
  test(
    `axe finds nothing and nothing is too wide, ${theme}, ${width} pixels`,
    { tag },
    async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto('./#lineage')
      await expect(cell(page, 'L Data lost: The ticket (early 2008), 1 touch')).toBeVisible(WORKER)
      await button(page, 'Pause').click()
      await expect(region(page, 'Diff').getByRole('table')).toBeVisible()
      expect(await violations(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      await region(page, 'Matrix').getByRole('switch', { name: 'In words', exact: true }).click()
      expect(await violations(page)).toEqual([])
      await button(page, 'Back to the stage').click()
    },
  )
}

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ??
        document.activeElement?.textContent ??
        '',
    )
    if (name.test(focused)) return
  }
  throw new Error(`expected to reach ${name} with the Tab key`)
}
