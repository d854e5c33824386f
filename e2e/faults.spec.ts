import { expect } from '@playwright/test'
import { button, link, openFinding, overflow, region, test, violations, shown } from './support.ts'

/** For what is compiled, or tried in many schedules, before it can be seen. */
const SLOW = { timeout: 20_000 }

const FIX_TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAA' })

test('a request is killed by hand: told everywhere, undone, done again, and taken away', async ({
  page,
}) => {
  await page.goto(FIX_TWO)
  await page.getByLabel('Faults', { exact: true }).click()
  await button(page, 'Kill A here').click()
  const chip = page.getByRole('group', { name: 'Fault', exact: true })
  await expect(chip).toContainText('A is killed at its step 5')
  await expect(page.getByRole('status')).toContainText('The worker of A is killed before its write')
  await expect(page).toHaveURL(/fault=kill:A:5/)
  await expect(button(page, 'Step A')).toBeDisabled()
  await expect(region(page, 'Browser')).toContainText('no answer')
  await expect(await openFinding(page, 'Verdict')).toContainText('With this fault alone')

  await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
  await expect(region(page, 'Timeline').getByRole('row').last()).toContainText('killed')

  await button(page, 'Undo').click()
  await expect(chip).toHaveCount(0)
  await expect(button(page, 'Step A')).toBeEnabled()
  await button(page, 'Redo').click()
  await button(page, 'Remove the fault').click()
  await expect(chip).toHaveCount(0)
  await expect(page).not.toHaveURL(/fault=/)
})

test('the same by key, and a link with a fault opens with it', async ({ page }) => {
  await page.goto(FIX_TWO)
  await shown(page)
  await page.keyboard.press('x')
  const chip = page.getByRole('group', { name: 'Fault', exact: true })
  await expect(chip).toContainText('A is killed at its step 5')
  await page.goto(
    link({
      program: 'fix',
      middleware: 'pre',
      views: 'touch',
      fault: 'disk-full:A:5',
      schedule: 'AAAAA',
    }),
  )
  await expect(chip).toContainText('the disk is full at step 5 of A', { ignoreCase: true })
  await expect(page.getByRole('status')).toContainText('ENOSPC')
})

test('a link with a fault opens a program that is not there with the first view', async ({
  page,
}) => {
  const chip = page.getByRole('group', { name: 'Fault', exact: true })
  await page.goto(link({ program: 'modern', views: 'touch', fault: 'kill:A:3', schedule: 'AAA' }))
  await expect(chip).toContainText('A is killed at its step 3', SLOW)
  await page.goto('about:blank')
  await page.goto(link({ program: 'modern', views: 'touch', fault: 'evict:A:3', schedule: 'A' }))
  const notice = page.getByRole('complementary', { name: 'Notice', exact: true })
  await expect(notice).toContainText('nothing like its fault “evict” can happen', SLOW)
  await expect(chip).toHaveCount(0)
})

test('a link whose fault does not happen says so when it opens, as far as it is known', async ({
  page,
}) => {
  const fix = { program: 'fix', middleware: 'pre', views: 'touch,touch' }
  const chip = page.getByRole('group', { name: 'Fault', exact: true })
  const notice = page.getByRole('complementary', { name: 'Notice', exact: true })
  await page.goto(link({ ...fix, fault: 'kill:A:99' }))
  await expect(notice).toContainText('happens in no schedule: A never gets to its step 99.')
  await expect(page.getByRole('status')).toContainText('happens in no schedule')
  await expect(chip).toContainText('happens in no schedule')
  await button(page, 'Dismiss').click()
  await button(page, 'Step A').click()
  await expect(chip).toContainText('happens in no schedule')
  await expect(notice).toHaveCount(0)

  // The next ones come by the address of the page that is open.
  await page.goto(link({ ...fix, fault: 'disk-full:B:2' }))
  await expect(notice).toContainText('happens in no schedule: B never writes at its step 2.')
  await page.goto(link({ ...fix, fault: 'disk-full:A:6', schedule: 'AAAAAABBBBBB' }))
  await expect(notice).toContainText('does not happen in its schedule: A writes nothing at its')
  await page.goto(link({ ...fix, fault: 'kill:A:6', schedule: 'AAA' }))
  await expect(chip).toContainText('still to come')
  await expect(await openFinding(page, 'Verdict')).toContainText('With this fault alone')
  await expect(notice).toHaveCount(0)
})

test('a full disk is offered at a write alone', { tag: '@exhaustive' }, async ({ page }) => {
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch', schedule: 'AAA' }))
  const full = page.getByRole('button', { name: /^Disk full at this write/ })
  await page.getByLabel('Faults', { exact: true }).click()
  await expect(button(page, 'Kill A here')).toBeVisible()
  await expect(full).toHaveCount(0)
  await page.keyboard.press('Escape')
  await button(page, 'Step A').click()
  await page.getByLabel('Faults', { exact: true }).click()
  await full.click()
  await expect(page.getByRole('status')).toContainText('the disk is full')
})

test('every single fault is tried on demand, and what it adds opens on the stage', async ({
  page,
}) => {
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch' }))
  const part = page.getByRole('region', { name: 'With one fault', exact: true })
  await part.getByRole('button', { name: 'Check faults', exact: true }).click()
  await expect(part).toContainText('faults tried, one at a time', SLOW)
  // Alone, the fix is safe; killed between truncate and write it loses the data.
  const added = part.getByRole('group', { name: 'New with the fault', exact: true })
  await added.getByRole('button', { name: /^Open Data lost: .* killed/ }).click()
  await expect(page.getByRole('group', { name: 'Fault', exact: true })).toBeVisible()
  await button(page, 'To end').click()
  await expect(page.getByRole('status')).toContainText('Data lost')
  await expect(part).toContainText('faults tried, one at a time', SLOW)
})

test('a program with rows shows them, by key, with what they hold and what the step did', async ({
  page,
}) => {
  await page.goto(link({ program: 'db-modern', views: 'touch,logout', schedule: 'AABBB' }))
  const rows = region(page, 'Rows')
  await expect(rows).toContainText('3f9c', SLOW)
  await expect(rows).toContainText('deleted by B')
  await expect(region(page, 'Disk')).toHaveCount(0)
  await button(page, 'Step B').click()
  await expect(rows).toContainText('The table holds no row')
  await expect(region(page, 'Session')).toContainText('no session')
  await button(page, 'Run A to its end').click()
  await expect(region(page, 'Browser')).toContainText('400')
})

test(
  'a program with a cache shows it, and it can be evicted',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto(link({ program: 'cache-modern', views: 'touch', schedule: 'A' }))
    const cache = region(page, 'Cache')
    await expect(cache).toContainText('user 42, cart 1', SLOW)
    await page.getByLabel('Faults', { exact: true }).click()
    await page.getByRole('button', { name: /^Evict the cache here/ }).click()
    await expect(cache).toContainText('dropped by the cache')
    await expect(page.getByRole('status')).toContainText('dropped everything')
  },
)

test('a traceback can be read as Python prints it, folded, and leads to its lines', async ({
  page,
}) => {
  await page.goto(link({ program: 'r8340', views: 'touch', schedule: 'A'.repeat(47) }))
  await expect(region(page, 'Program')).toContainText('RuntimeError', SLOW)
  await button(page, 'Whole listing').click()
  const traceback = page.getByRole('group', { name: 'Traceback', exact: true })
  await expect(traceback).toContainText('RuntimeError: maximum recursion depth exceeded', SLOW)
  await expect(traceback).toContainText(/… \d+ more frames like these/)
  await traceback
    .getByRole('button', { name: /File "backend.py", line \d+, in save/ })
    .first()
    .click()
  await expect(page.getByRole('tab', { name: /backend.py/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(
    page.getByText('the exception came from here').or(page.getByText('in the traceback')).first(),
  ).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(region(page, 'Browser')).toContainText('500')
})

test('a hang says who waits for whom', { tag: '@exhaustive' }, async ({ page }) => {
  await page.goto(link({ program: 'reporter-flock', views: 'touch', schedule: 'AAAA' }))
  await expect(region(page, 'Why')).toContainText('A waits for itself', SLOW)
  await expect(region(page, 'Why')).toContainText('through another descriptor')
  await expect(region(page, 'Program')).toContainText('waits for itself')
  await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Who waits' })).toContainText('A waits for itself')
})

test(
  'every program can be opened from the header, and each middleware says what it does',
  { tag: '@exhaustive' },
  async ({ page }) => {
    await page.goto('./')
    await page.getByLabel('Setup', { exact: true }).click()
    await page.getByLabel(/^Program The ticket/).click()
    const programs = page.getByRole('combobox', { name: 'Program', exact: true })
    await expect(programs.getByRole('option')).toHaveCount(14)
    await programs.selectOption({ label: 'Proposal 21823, by path (our reading)' })
    await expect(region(page, 'Program')).toContainText('our reading of the proposal')
    await expect(page.getByRole('switch', { name: 'Fix', exact: true })).toHaveCount(0)
    await page.getByRole('radio', { name: /before r7586/ }).check()
    await expect(page).toHaveURL(/program=pr21823-path&middleware=pre/)
  },
)

for (const [width, height] of [
  [390, 844],
  [1024, 768],
] as const) {
  const tag = width === 390 ? [] : ['@exhaustive']
  test(
    `a fault, a traceback and rows fit a window of ${width} pixels, and axe finds nothing`,
    { tag },
    async ({ page }) => {
      await page.setViewportSize({ width, height })
      for (const [url, seen] of [
        [
          link({
            program: 'fix',
            middleware: 'pre',
            views: 'touch,touch',
            fault: 'kill:A:5',
            schedule: 'AAAAA',
          }),
          'Fault',
        ],
        [link({ program: 'r8340', views: 'touch', schedule: 'A'.repeat(47) }), 'Traceback'],
        [link({ program: 'db-modern', views: 'touch', schedule: 'AA' }), 'All rows'],
      ] as const) {
        await page.goto('about:blank')
        await page.goto(url)
        if (seen === 'Traceback') await button(page, 'Whole listing').click()
        await expect(page.getByRole('group', { name: seen, exact: true })).toBeVisible(SLOW)
        expect(await overflow(page)).toBe(0)
        expect(await violations(page)).toEqual([])
      }
    },
  )
}
