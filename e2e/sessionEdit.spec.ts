import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, overflow, region, test, violations } from './support.ts'

const text = (page: Page) => page.getByRole('textbox', { name: 'Program text' })
/** The worker tries every schedule: a slow machine is given its time. */
const WORKER = { timeout: 40_000 } as const
const verdict = (page: Page) => page.getByRole('status', { name: 'Live check' })
const problems = (page: Page) => page.getByRole('list', { name: 'Problems' })
const files = (page: Page) => page.getByRole('tablist', { name: 'Files of the program' })
const kept = (page: Page) => page.getByText('kept in this browser')

const MODERN = link({ program: 'modern', views: 'touch,logout', schedule: 'AAAB' })

/** Waits for a verdict. On a slow machine the check stops after two seconds, and is let go on. */
async function judged(page: Page, words: string | RegExp): Promise<void> {
  const goOn = button(page, 'Go on')
  await expect(verdict(page).filter({ hasText: words }).or(goOn)).toBeVisible(WORKER)
  if (await goOn.isVisible()) {
    await goOn.click()
    await text(page).focus()
  }
  await expect(verdict(page)).toContainText(words, WORKER)
}

/** Opens the session program of the stage in the editor. */
async function edit(page: Page): Promise<void> {
  await page.goto(MODERN)
  await button(page, 'Edit').click()
  await expect(text(page)).toBeFocused()
  await judged(page, '270 schedules: 238 end badly')
}

/** Puts the cursor at the end of the first line that begins so; the text has the focus. */
async function toEndOf(page: Page, line: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home')
  const lines = await text(page).locator('.cm-line').allInnerTexts()
  const at = lines.findIndex((each) => each.trimStart().startsWith(line))
  if (at === -1) throw new Error(`expected a line ${line}`)
  for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
}

/** Looks at the file's age before it is read: then no logout is undone under a new key. */
async function lookFirst(page: Page): Promise<void> {
  await toEndOf(page, 'with open(path,')
  await page.keyboard.press('Home')
  await page.keyboard.type('os.stat(path)')
  await page.keyboard.press('Enter')
  await toEndOf(page, '# its age')
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Shift+ControlOrMeta+k')
}

test('by keyboard: the load order of a session program is changed, seen in the verdict, kept, and taken back', async ({
  page,
}) => {
  test.slow()
  await page.goto(MODERN)
  await button(page, 'Edit').focus()
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await expect(files(page).getByRole('tab')).toHaveText([
    'backend.py',
    'base.py',
    'middleware.py',
    'views.py',
    'handler.py',
  ])
  await judged(page, '270 schedules: 238 end badly')
  await expect(verdict(page)).toContainText('Revived under a new key')
  await expect(page.getByText('not changed yet')).toBeVisible()
  await lookFirst(page)
  await judged(page, '247 schedules: 215 end badly')
  await expect(verdict(page)).toContainText(/before: \d+ of \d+ ended badly/)
  await expect(verdict(page)).not.toContainText('Revived under a new key')
  await expect(files(page).getByRole('tab', { name: 'backend.py changed' })).toBeVisible()
  // Its panels are those of a session program.
  await expect(region(page, 'Timeline')).toBeVisible()
  await expect(region(page, 'Session')).toBeVisible()
  await expect(region(page, 'Browser')).toBeVisible()
  await expect(kept(page)).toBeVisible()
  await expect(page).toHaveURL(/#edit=\w+/)
  await page.reload()
  await judged(page, '247 schedules: 215 end badly')
  await button(page, 'Reset to original').focus()
  await page.keyboard.press('Enter')
  await judged(page, '270 schedules: 238 end badly')
  await expect(files(page).getByRole('tab', { name: 'backend.py', exact: true })).toBeVisible()
  await expect(page.getByText('keeping …')).toBeHidden()
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Earlier versions').click()
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
  await judged(page, '247 schedules: 215 end badly')
})

test('another suffix changes nothing, and a file that is reset leaves the others as they are', async ({
  page,
}) => {
  await edit(page)
  await toEndOf(page, "return os.path.join(DIRECTORY, 'sessionid' + key)")
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(" + '.json'")
  await judged(page, 'as before')
  await expect(region(page, 'Disk')).toContainText('.json')
  await files(page).getByRole('tab', { name: 'views.py' }).click()
  await text(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await expect(files(page).getByRole('tab', { name: 'views.py changed' })).toBeVisible()
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Changes').click()
  const changes = page.getByRole('dialog', { name: 'Changes since the original' })
  await expect(changes).toContainText("+ '.json'")
  await expect(changes).toContainText('# mine')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Reset views.py to original').click()
  await expect(files(page).getByRole('tab', { name: 'views.py', exact: true })).toBeVisible()
  await expect(files(page).getByRole('tab', { name: 'backend.py changed' })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download').click(),
  ])
  expect(download.suggestedFilename()).toBe('backend.py')
})

test('a problem in any of the files is listed and leads there; the last good run stays', async ({
  page,
}) => {
  await edit(page)
  await files(page).getByRole('tab', { name: 'views.py' }).click()
  await text(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('x = nobody')
  await expect(problems(page).getByRole('button')).toHaveCount(1)
  await expect(verdict(page)).toContainText('of the last version that ran')
  await judged(page, '270 schedules: 238 end badly')
  await expect(page.getByText('This run is of the last version without problems.')).toBeVisible()
  await files(page).getByRole('tab', { name: 'base.py' }).click()
  await expect(text(page)).toContainText('class SessionBase')
  await problems(page).getByRole('button').click()
  await expect(text(page)).toBeFocused()
  await expect(text(page)).toContainText('x = nobody')
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('1')
  await expect(problems(page).getByRole('button')).toHaveCount(0)
  await expect(verdict(page)).not.toContainText('of the last version')
})

test('a link with what was changed opens as a copy that nobody keeps, beside a draft of the same program', async ({
  page,
  context,
}) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await edit(page)
  await lookFirst(page)
  await judged(page, '247 schedules')
  await button(page, 'Share link').click()
  const shared = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(shared.length).toBeLessThan(2000)
  const other = await context.browser()?.newContext()
  const there = await other?.newPage()
  if (there === undefined) throw new Error('expected a second browser')
  await there.addInitScript(() => {
    if (location.protocol !== 'about:') {
      localStorage.setItem('racetrack.lessons', JSON.stringify({ skipped: true }))
    }
  })
  await edit(there)
  await there.keyboard.press('ControlOrMeta+End')
  await there.keyboard.type('# theirs')
  await expect(kept(there)).toBeVisible()
  await button(there, 'To the stage').click()
  const menu = there.getByRole('combobox', { name: 'Scenario' })
  await expect(menu).toHaveValue(/^My programs/)
  await there.goto(shared)
  await expect(region(there, 'Session')).toBeVisible()
  await expect(menu).toHaveValue('own')
  await button(there, 'Edit').click()
  await judged(there, '247 schedules: 215 end badly')
  await expect(there.getByText('not changed yet')).toBeVisible()
  await expect(text(there)).not.toContainText('# theirs')
  await there.goto('./#edit')
  const mine = there.getByRole('list', { name: 'My programs' })
  await expect(mine.getByRole('listitem')).toHaveCount(1)
  await mine.getByRole('button', { name: /^Django 4 and 5/ }).click()
  await text(there).focus()
  await there.keyboard.press('ControlOrMeta+End')
  await expect(text(there)).toContainText('# theirs')
  await other?.close()
})

test('on the stage the changed program has its requests chosen, and Edit goes on with it', async ({
  page,
}) => {
  await edit(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await expect(kept(page)).toBeVisible()
  await judged(page, 'as before')
  await button(page, 'To the stage').click()
  await expect(region(page, 'Browser')).toBeVisible()
  await expect(page).toHaveURL(/#4&own=/)
  await button(page, 'Edit').click()
  await expect(kept(page)).toBeVisible()
  await expect(text(page)).toContainText('# python: 3')
  await button(page, 'Fork').click()
  await expect(page.getByRole('banner')).toContainText('Django 4 and 5 (copy)')
  await expect(page).toHaveURL(/#edit=\w+/)
})

test('a text that does harm before its first step is ended, and the page lives', async ({
  page,
}) => {
  test.slow()
  await edit(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('while True: pass')
  await expect(page.getByRole('region', { name: 'Problems of the text' })).toContainText(
    /takes too long|never ends|operations/,
  )
  await expect(verdict(page)).toContainText('of the last version that ran')
})

test('the menu of scenarios has the lineage, and each opens with its first decisive schedule', async ({
  page,
}) => {
  await page.goto('./')
  const menu = page.getByRole('combobox', { name: 'Scenario' })
  await expect(menu.locator('optgroup')).toHaveCount(3)
  expect(
    await menu
      .locator('optgroup')
      .evaluateAll((groups) => groups.map((each) => each.getAttribute('label'))),
  ).toEqual(['Ticket', 'Lineage', 'Gallery'])
  await menu.selectOption('Lineage/modern')
  await expect(menu).toHaveValue('Lineage/modern')
  await expect(page.getByText('Step 0 of 13')).toBeVisible()
})

test('on a phone code, run and problems of a session program are tabs', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(MODERN)
  await button(page, 'Edit').click()
  await judged(page, '270 schedules: 238 end badly')
  expect(await overflow(page)).toBe(0)
  await files(page).getByRole('tab', { name: 'handler.py' }).click()
  await expect(text(page)).toContainText('def handle')
  await page.getByRole('tab', { name: 'Run' }).click()
  await expect(region(page, 'Session')).toBeVisible()
  await expect(text(page)).toBeHidden()
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the editor of a session program, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await edit(page)
    expect(await violations(page)).toEqual([])
  })
}
