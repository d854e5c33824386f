import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { COUNTER, ownLink } from './ownPrograms.ts'
import { button, test } from './support.ts'
import { kept, newProgram, pasteProgram, textOf, verdictOf } from './writing.ts'

test('a link carries the program, opens as a copy that nobody keeps, and gives the same text', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# of mine')
  await kept(page)
  expect(new URL(page.url()).hash).toMatch(/^#edit=\w+/)
  await button(page, 'Share link').click()
  await expect(page.getByRole('dialog', { name: 'Share link' })).toContainText('characters')
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
  await expect(textOf(there)).toContainText('# of mine')
  await expect(there.getByText('not changed yet')).toBeVisible()
  await there.goto('./#edit')
  await expect(there.getByText('None yet.')).toBeVisible()
  await other?.close()
})

test('a file is chosen, and its line ends and its name are put right', async ({ page }) => {
  await page.goto('./#edit')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (
    await chooser
  ).setFiles({
    name: 'my counter.py',
    mimeType: 'text/x-python',
    buffer: Buffer.from(COUNTER.replaceAll('\n', '\r\n')),
  })
  await expect(textOf(page)).toContainText('def visit')
  await expect(verdictOf(page)).toContainText('222 schedules')
  await expect(page.getByText('my_counter.py')).toBeVisible()
})

/** Drops files on the page, as a person does who drags them from a folder. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const data = await page.evaluateHandle((named) => {
    const transfer = new DataTransfer()
    for (const [name, text] of Object.entries(named)) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data })
}

test('files that are dropped on the page are opened, also over a program that is open; one that is too large is refused', async ({
  page,
}) => {
  await page.goto('./#edit')
  await drop(page, { 'big.py': '#'.repeat(300 * 1024) })
  await expect(page.getByRole('status').filter({ hasText: 'larger than 256 KiB' })).toBeAttached()
  await drop(page, { 'visits.py': COUNTER })
  await expect(textOf(page)).toContainText('def visit')
  await drop(page, {
    'parts.py': 'WORD = "two"\n',
    'race.py': `from parts import WORD\n${COUNTER.replace("'0'", "'10'")}`,
  })
  await expect(page.getByRole('tab', { name: 'race.py' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'parts.py' })).toBeVisible()
  await expect(textOf(page)).toContainText('from parts import WORD')
  await expect(verdictOf(page)).toContainText('All 222 schedules end badly')
})

/** Pastes a text where links go. */
async function pasteLink(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.getByRole('textbox', { name: 'Link or program' }).focus()
  await page.keyboard.press('ControlOrMeta+v')
}

test('a link, a damaged link, a program and any other text are pasted', async ({ page }) => {
  await page.goto('./#edit')
  await pasteLink(page, 'the weather')
  await expect(page.getByRole('main')).toContainText('neither a link of Racetrack nor a Python')
  const link = `see https://example.org/${ownLink(COUNTER).slice(2)}`
  await pasteLink(page, link.replace('own=', 'own=x'))
  await expect(page.getByRole('main')).toContainText('This link cannot be opened: it is damaged')
  await pasteLink(page, link)
  await expect(textOf(page)).toContainText('def visit')
  await page.goto('./#edit')
  await pasteLink(page, COUNTER)
  await expect(textOf(page)).toContainText('def visit')
  await expect(page.getByText('pasted.py')).toBeVisible()
})

test('a link of more than 2,000 characters says its length and offers the file; a program that is too large has none', async ({
  page,
}) => {
  await newProgram(page)
  const noise = Array.from({ length: 200 }, (_, at) => `# ${(at * 7919) ** 3} ${at ** 5}\n`).join(
    '',
  )
  await pasteProgram(page, `${COUNTER}${noise}`)
  await expect(verdictOf(page)).toContainText('222 schedules')
  await button(page, 'Share link').click()
  const dialog = page.getByRole('dialog', { name: 'Share link' })
  await expect(dialog).toContainText('a file is safer')
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link.length).toBeGreaterThan(2000)
  await expect(dialog).toContainText(
    `It has ${link.length.toLocaleString('en')} characters: chat tools may cut it, so a file is safer.`,
  )
  const coming = page.waitForEvent('download')
  await button(page, 'Download the file instead').click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('my_race.py')
  expect(await readFile(await download.path(), 'utf8')).toBe(`${COUNTER}${noise}`)
  await page.keyboard.press('Escape')
  await pasteProgram(page, `${COUNTER}# ${'é'.repeat(40_000)}`)
  await expect(textOf(page)).toContainText('ééé')
  await button(page, 'Share link').click()
  await expect(dialog).toContainText('too large for a link: share its file')
})
