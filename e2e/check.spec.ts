import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { button, link, openFinding, region, test } from './support.ts'

const TICKET = link({ program: 'ticket', views: 'touch' })
const FIX_ALONE = link({ program: 'fix', middleware: 'pre', views: 'touch' })
const LOSS = link({
  program: 'fix',
  middleware: 'pre',
  views: 'touch,touch',
  schedule: 'AAAABBBAABBBBBB',
  at: 7,
})
const FIX_TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch' })

test(
  'the ticket, one request: every schedule loses the data',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(TICKET)
    // There is no map of one request: the verdict is open.
    await expect(page.getByRole('tab', { name: 'Map' })).toHaveCount(0)
    await expect(region(page, 'Verdict')).toContainText('Data lost')
    await expect(region(page, 'Verdict')).toContainText('100%')
    await expect(region(page, 'Verdict')).not.toContainText('All is well')
  },
)

test(
  'the fix, one request: no schedule loses anything, and that is said',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(FIX_ALONE)
    await expect(region(page, 'Verdict')).toContainText('All is well')
    await expect(region(page, 'Verdict')).not.toContainText('Data lost')
  },
)

test('the fix, two requests: some schedules lose the data, and a shortest one opens on the stage', async ({
  page,
}) => {
  await page.goto(FIX_TWO)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('Data lost')
  await expect(verdict).toContainText('All is well')
  await verdict
    .getByRole('listitem')
    .filter({ hasText: 'Data lost' })
    .getByRole('button', { name: 'Shortest', exact: true })
    .click()
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
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch', schedule: 'AAA' }))
  await button(page, 'To the loss').click()
  await expect(page.getByRole('status')).toContainText('no loss can be reached')
})

test(
  'to the loss: where none can be reached from here, it goes from the start',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch', schedule: 'AAAAAA' }))
    await page.getByRole('radio', { name: '2', exact: true }).click()
    await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
    await button(page, 'To the loss').click()
    await button(page, 'To end').click()
    await expect(page.getByRole('status')).toContainText('Data lost')
  },
)

test('no sentence stays on the screen after it is no longer true', async ({ page }) => {
  await page.goto(FIX_TWO)
  await expect(await openFinding(page, 'Verdict')).toContainText('Data lost')
  // The first step comes at once, the others by the clock of the page: it stands still here.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 3_600_000)
  await button(page, 'To the loss').click()
  await expect(page.getByRole('status')).toContainText('It can still be avoided.')
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).not.toContainText('It can still be avoided.')
  await expect(region(page, 'Transport')).not.toContainText('It can still be avoided.')
})

test(
  'the table of the map names its cells and the point of no return',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(LOSS)
    const map = region(page, 'Map')
    await map.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(map.getByRole('table')).toBeVisible()
    await expect(map).toContainText('Lost on this run since step 7')
  },
)

test('a click on a cell of the map moves the schedule through it', async ({ page }) => {
  await page.goto(LOSS)
  await cell(page, 'A 2, B 6').click()
  await expect.poll(() => counts(page, 8)).toEqual({ A: 2, B: 6 })
})

test('a drag of the path by mouse bends the schedule, and one undo takes it back', async ({
  page,
}) => {
  await page.goto(LOSS)
  const before = await scheduleOf(page)
  const [from, to] = [await middleOf(page, 'A 4, B 3'), await middleOf(page, 'A 3, B 6')]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => counts(page, 9)).toEqual({ A: 3, B: 6 })
  await button(page, 'Undo').click()
  await expect.poll(() => scheduleOf(page)).toBe(before)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })

  test('a drag of the path by touch bends the schedule', async ({ page }) => {
    await page.goto(LOSS)
    const [from, to] = [await middleOf(page, 'A 4, B 3'), await middleOf(page, 'A 3, B 6')]
    const touch = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] })
    await send('touchStart', from)
    for (let part = 1; part <= 10; part += 1) {
      await send('touchMove', {
        x: from.x + ((to.x - from.x) * part) / 10,
        y: from.y + ((to.y - from.y) * part) / 10,
      })
    }
    await send('touchEnd')
    await expect.poll(() => counts(page, 9)).toEqual({ A: 3, B: 6 })
  })
})

/** A cell of the map by its step counts. */
function cell(page: Page, steps: string): Locator {
  return region(page, 'Map').getByRole('gridcell', { name: new RegExp(`^${steps}:`) })
}

async function middleOf(page: Page, steps: string): Promise<{ x: number; y: number }> {
  const found = cell(page, steps)
  await found.scrollIntoViewIfNeeded()
  const box = await found.boundingBox()
  if (box === null) throw new Error(`expected the cell ${steps} to be drawn`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The schedule in the address. */
async function scheduleOf(page: Page): Promise<string> {
  return page.evaluate(() => /schedule=([A-E]*)/.exec(location.hash)?.[1] ?? '')
}

/** How many of its first letters are which. */
async function counts(page: Page, length: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const letter of (await scheduleOf(page)).slice(0, length)) {
    found[letter] = (found[letter] ?? 0) + 1
  }
  return found
}

test('fix off and fix on side by side', async ({ page }) => {
  await page.goto(FIX_TWO)
  const compare = await openFinding(page, 'Compare')
  await expect(compare).toContainText('47,684')
  await expect(compare).toContainText('1,464')
})

test('a state of the graph can be chosen from its table', async ({ page }) => {
  await page.goto(FIX_TWO)
  const graph = await openFinding(page, 'State graph')
  await graph.getByRole('button', { name: 'Table', exact: true }).click()
  const table = graph.getByRole('table')
  await expect(table).toBeVisible()
  await table
    .getByRole('button', { name: /^After 3 steps/ })
    .first()
    .click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
})

test('a loss stands beside the nearest safe schedule', async ({ page }) => {
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB' }),
  )
  const conflict = await openFinding(page, 'Conflict')
  await expect(conflict).toContainText('in conflict')
  await conflict.getByRole('button', { name: 'Open the safe schedule' }).click()
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('All is well')
})
