import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openFinding, openPage, region } from './support.ts'

// These pages lose parts of themselves on purpose, so that their console is not watched.

/** The page fetches what it may need later one by one, and last what keeps it without a network. */
async function everythingFetched(page: Page): Promise<void> {
  const fetched = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/beginShell-'))
  // Of the page: what its worker fetches is not listed there.
  await expect.poll(() => page.evaluate(fetched), { timeout: 30_000 }).toBe(true)
}

const TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch' })

test('a part that cannot be fetched takes only itself away, and can be tried again', async ({
  page,
}) => {
  await page.route(/Verdict-[^/]*\.js/, (route) => route.abort())
  await page.goto(TWO)
  await openFinding(page, 'Verdict')
  const failed = page.getByRole('group', { name: 'Not available' })
  await expect(failed).toContainText('could not be fetched')
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
  await page.unroute(/Verdict-[^/]*\.js/)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(region(page, 'Verdict')).toContainText('Data lost')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
})

test('without a network the levels open all the same, hints and all', async ({ page, context }) => {
  await page.goto(TWO)
  await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
  await everythingFetched(page)
  await context.setOffline(true)
  await openPage(page, 'Break it')
  await page
    .getByRole('group', { name: 'Django 4 and 5', exact: true })
    .getByRole('button', { name: /^Undo the logout/ })
    .click()
  await button(page, 'Hint, costs a star').click()
  await expect(region(page, 'Level')).toContainText(/Let [AB] move next/)
})

test('without a network the lineage opens all the same, once the page is there', async ({
  page,
  context,
}) => {
  await page.goto(TWO)
  await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
  // The later parts are fetched once the first view is drawn.
  await everythingFetched(page)
  await context.setOffline(true)
  await openPage(page, 'Lineage')
  await expect(page.getByRole('heading', { name: 'Lineage', level: 1 })).toBeVisible()
  await button(page, 'Back to the stage').click()
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Keys').click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('when a program cannot be fetched, the address goes back to what is on the screen', async ({
  page,
}) => {
  await page.route(/everyProgram-[^/]*\.js/, (route) => route.abort())
  await page.goto(TWO)
  await button(page, 'Step A').click()
  await expect(page).toHaveURL(/program=fix.*schedule=A&at=1$/)
  const modern = link({ program: 'modern', views: 'touch,logout' }).slice(1)
  const openModern = () =>
    page.evaluate((hash) => {
      location.hash = hash
    }, modern)
  await openModern()
  await expect(page.getByRole('status')).toContainText('could not be fetched')
  await expect(page).toHaveURL(/program=fix.*schedule=A&at=1$/)
  await page.unroute(/everyProgram-[^/]*\.js/)
  await openModern()
  await expect(page).toHaveURL(/program=modern/)
  await expect(button(page, 'Step B')).toBeEnabled()
})

test('a browser without workers says so, and stepping goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const Worker = function forbidden() {
      throw new DOMException('workers are forbidden here', 'SecurityError')
    }
    Object.assign(globalThis, { Worker })
  })
  await page.goto(TWO)
  await expect(await openFinding(page, 'Verdict')).toContainText('does not start the checker')
  await button(page, 'Step A').click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('1')
})

test('an address that is changed while the scripts are on their way is followed', async ({
  page,
}) => {
  let letThrough = (): void => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/\/assets\/fixPrograms-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest(/\/assets\/fixPrograms-.*\.js$/)
  await page.goto(link({ program: 'ticket', middleware: 'post', views: 'touch' }), {
    waitUntil: 'commit',
  })
  // The entry has run when it asks for what a link needs.
  await asked
  await page.evaluate(() => {
    location.hash = '#lineage'
  })
  letThrough()
  await expect(page.getByRole('heading', { name: 'Lineage', level: 1 })).toBeVisible()
})
