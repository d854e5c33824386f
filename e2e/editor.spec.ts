import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { indentAfter } from '../src/ui/panels/editor/text/indentAfter.ts'
import { button, overflow, region, test, violations } from './support.ts'

const COUNTER = `"""Two visits are counted in a file."""
COUNTER = '/data/counter'
def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')
def visit():
    with open(COUNTER) as f:
        count = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))
PROCESSES = [visit, visit]
def at_end():
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit was lost'
`

const FIXED = COUNTER.replace("COUNTER = '", "import fcntl\nCOUNTER = '").replace(
  `    with open(COUNTER) as f:
        count = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))
`,
  `    with open('/data/lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(COUNTER) as f:
            count = int(f.read())
        with open(COUNTER, 'w') as f:
            f.write(str(count + 1))
`,
)

const text = (page: Page) => page.getByRole('textbox', { name: 'Program text' })
const verdict = (page: Page) => page.getByRole('status', { name: 'Live check' })
const problems = (page: Page) => page.getByRole('list', { name: 'Problems' })
const mine = (page: Page) => page.getByRole('list', { name: 'My programs' })

/** Types a program as a person does: the editor indents new lines by itself. */
async function typeProgram(page: Page, program: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  let before = ''
  for (const [index, line] of program.trimEnd().split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    const wanted = line.length - line.trimStart().length
    const given = index === 0 ? 0 : indentAfter(before)
    for (let at = given; at > wanted; at -= 4) await page.keyboard.press('Backspace')
    await page.keyboard.type(`${' '.repeat(Math.max(0, wanted - given))}${line.trimStart()}`)
    before = line
  }
}

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    })
    if (name.test(label)) return
  }
  throw new Error(`expected Tab to reach ${String(name)}`)
}

async function newProgram(page: Page): Promise<void> {
  await page.goto('./#edit')
  await page.getByRole('button', { name: 'New program with processes' }).click()
  await expect(text(page)).toBeFocused()
  await expect(verdict(page)).toContainText('222 schedules: 210 end badly')
}

test.describe('from a cold page', () => {
  test.use({ skipLessons: false })

  test('by keyboard alone: write a race, see the loss and its schedule, lock it, see that it is safe', async ({
    page,
  }) => {
    test.slow()
    await page.goto('./')
    await tabTo(page, /^Skip/)
    await page.keyboard.press('Enter')
    await expect(region(page, 'Timeline')).toBeVisible()
    await tabTo(page, /^More$/)
    await page.keyboard.press('Enter')
    // What is in the menu is fetched when it is opened.
    await expect(button(page, 'New program')).toBeVisible()
    await tabTo(page, /^New program$/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Your own program' })).toBeVisible()
    await tabTo(page, /^New program with processes/)
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
    await typeProgram(page, COUNTER)
    await expect(verdict(page)).toContainText('222 schedules: 210 end badly')
    await page.keyboard.press('Escape')
    await tabTo(page, /^To the loss/)
    await page.keyboard.press('Enter')
    await expect(region(page, 'Why')).toContainText('a visit was lost')
    await text(page).focus()
    await typeProgram(page, FIXED)
    await expect(verdict(page)).toContainText(/All \d+ schedules are safe/)
    await expect(verdict(page)).toContainText('before: 210 of 222 ended badly')
    await expect(page.getByText('kept in this browser')).toBeVisible()
    await page.reload()
    await expect(verdict(page)).toContainText(/All \d+ schedules are safe/)
    await expect(text(page)).toContainText('fcntl.flock')
  })
})

test('problems are marked, listed and lead to their place; the last version stays on the stage', async ({
  page,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('x = nobody\ny = nothing\n')
  await expect(problems(page).getByRole('button')).toHaveCount(2)
  await expect(page.getByText('This run is of the last version without problems.')).toBeVisible()
  await expect(verdict(page)).toContainText('of the last version that ran')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F8')
  await page.keyboard.type('1')
  await expect(problems(page).getByRole('button')).toHaveCount(1)
  await problems(page).getByRole('button').click()
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('2')
  await expect(problems(page).getByRole('button')).toHaveCount(0)
  await expect(verdict(page)).not.toContainText('of the last version')
})

test('undo in the text is that of the text, and on the stage it brings a text back', async ({
  page,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# one more line')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).not.toContainText('one more line')
  // No beginning of this line runs: it is one version, however slowly it is typed.
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('import fcntl')
  await expect(verdict(page)).toContainText('as before')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  await page.keyboard.press('u')
  await expect(text(page)).not.toContainText('import fcntl')
})

test('letters that step on the stage are letters in the text', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# u r z 1 2')
  await expect(text(page)).toContainText('# u r z 1 2')
  await expect(page.getByText('Step 0 of 0')).toBeVisible()
})

test('a link carries the program, opens as a copy that nobody keeps, and gives the same text', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# of mine')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  expect(new URL(page.url()).hash).toMatch(/^#edit=\w+/)
  await button(page, 'Share link').click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link.length).toBeLessThan(2000)
  const other = await context.browser()?.newContext()
  const there = await other?.newPage()
  if (there === undefined) throw new Error('expected a second browser')
  await there.addInitScript(() => {
    if (location.protocol !== 'about:') {
      localStorage.setItem('racetrack.lessons', JSON.stringify({ skipped: true }))
    }
  })
  await there.goto(link)
  await button(there, 'Edit').click()
  await expect(text(there)).toContainText('# of mine')
  await expect(there.getByText('not changed yet')).toBeVisible()
  await there.goto('./#edit')
  await expect(there.getByText('None yet.')).toBeVisible()
  await other?.close()
})

test('a program with threads begins with a race of its own', async ({ page }) => {
  await page.goto('./#edit')
  await page.getByRole('button', { name: 'New program with threads' }).click()
  await expect(text(page)).toContainText('THREADS')
  await expect(verdict(page)).toContainText('6 schedules: 4 end badly')
  await expect(verdict(page)).toContainText('a visit was lost')
})

test('a race of the gallery is forked, and the fork is in the menu of scenarios', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./#gallery')
  await page.getByRole('button', { name: 'Open on the stage: The visit that nobody' }).click()
  const menu = page.getByRole('combobox', { name: 'Scenario' })
  await expect(menu).toHaveValue('Gallery/lost_increment')
  await button(page, 'Edit').click()
  await expect(text(page)).toContainText('/data/visits')
  await button(page, 'Share link').click()
  // Nothing is changed yet, so that it says only which race it is.
  expect((await page.getByRole('textbox', { name: 'Link' }).inputValue()).length).toBeLessThan(250)
  await page.keyboard.press('Escape')
  await text(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('# mine\n')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  await expect(page).toHaveURL(/#edit=\w+/)
  await page.reload()
  await expect(text(page)).toContainText('# mine')
  await button(page, 'To the stage').click()
  await expect(menu.locator('optgroup[label="My programs"] option')).toHaveText([
    'lost_increment.py',
  ])
  await expect(menu).toHaveValue(/^My programs/)
  await button(page, 'Edit').click()
  await expect(page.getByText('kept in this browser')).toBeVisible()
  await button(page, 'To the stage').click()
  await menu.selectOption('Gallery/torn_config')
  await expect(menu).toHaveValue('Gallery/torn_config')
  await menu.selectOption({ label: 'lost_increment.py' })
  await expect(text(page)).toContainText('# mine')
  await button(page, 'Reset to original').click()
  await expect(text(page)).not.toContainText('# mine')
  await expect(text(page)).toContainText('/data/visits')
})

test('two tabs never overwrite each other: the later one goes on in a copy, and says so', async ({
  page,
  context,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# first')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(text(second)).toContainText('# first')
  await page.keyboard.type(' and mine')
  await expect(page.getByText('keeping …')).toBeHidden()
  await text(second).focus()
  await second.keyboard.press('ControlOrMeta+End')
  await second.keyboard.type(' and theirs')
  await expect(second.getByRole('alert')).toContainText('“my_race.py (copy)”')
  await second.goto('./#edit')
  await expect(mine(second).getByRole('listitem')).toHaveCount(2)
  await expect(mine(second)).toContainText('my_race.py (copy)')
  await second.getByRole('button', { name: /^my_race.py \(copy\)/ }).click()
  await expect(text(second)).toContainText('# first and theirs')
})

test('programs are renamed, duplicated, deleted and had back', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  await button(page, 'New program').click()
  await button(page, 'Rename my_race.py').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('visits.py')
  await page.keyboard.press('Enter')
  await button(page, 'Duplicate visits.py').click()
  await expect(mine(page).getByRole('listitem')).toHaveCount(2)
  await button(page, 'Delete visits.py').click()
  await expect(mine(page).getByRole('listitem')).toHaveCount(1)
  await button(page, 'Undo the deletion').click()
  await expect(mine(page).getByRole('listitem')).toHaveCount(2)
  expect(await violations(page)).toEqual([])
})

test('the original comes back, and the text before it is in the history', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  await button(page, 'Reset to original').click()
  await expect(text(page)).not.toContainText('# mine')
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Earlier versions').click()
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
  await expect(text(page)).toContainText('# mine')
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Changes').click()
  await expect(page.getByRole('dialog', { name: 'Changes since the original' })).toContainText(
    '# mine',
  )
})

test('a full storage is said, and the text can be downloaded', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await newProgram(page)
  await page.keyboard.type('# mine ')
  await expect(page.getByRole('alert')).toContainText('storage of this browser is full')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download').click(),
  ])
  expect(download.suggestedFilename()).toBe('my_race.py')
})

test('a forbidden storage is said, and writing goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  await newProgram(page)
  await page.keyboard.type('# mine ')
  await expect(page.getByRole('alert')).toContainText('does not let the page keep anything')
  await expect(verdict(page)).toContainText('222 schedules')
})

test('a fresh page neither shows nor keeps anything', async ({ page, context }) => {
  await newProgram(page)
  await page.keyboard.type('# mine ')
  await expect(page.getByText('kept in this browser')).toBeVisible()
  const fresh = await context.newPage()
  await fresh.goto('./#fresh')
  await expect(fresh.getByText('This page shows and keeps nothing of your own.')).toBeVisible()
  await fresh.getByRole('button', { name: 'New program with processes' }).click()
  await fresh.keyboard.type('# theirs ')
  await expect(fresh.getByText('nothing is kept on this page')).toBeVisible()
  await page.goto('./#edit')
  await expect(mine(page).getByRole('listitem')).toHaveCount(1)
})

test('a file that is dropped, and a text that is pasted, are opened', async ({ page }) => {
  await page.goto('./#edit')
  await page.getByLabel('Python file').setInputFiles({
    name: 'my counter.py',
    mimeType: 'text/x-python',
    buffer: Buffer.from(COUNTER.replaceAll('\n', '\r\n')),
  })
  await expect(text(page)).toContainText('def visit')
  await expect(verdict(page)).toContainText('222 schedules')
  await expect(page.getByText('my_counter.py')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the editor, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await newProgram(page)
    expect(await violations(page)).toEqual([])
  })
}

test('on a phone code, run and problems are tabs, with the step buttons below', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await newProgram(page)
  expect(await overflow(page)).toBe(0)
  await page.getByRole('tab', { name: 'Run' }).click()
  await button(page, 'Step A').click()
  await expect(region(page, 'Timeline')).toBeVisible()
  await expect(text(page)).toBeHidden()
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(text(page)).toBeVisible()
  expect(await violations(page)).toEqual([])
})
