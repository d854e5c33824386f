import { expect } from '@playwright/test'
import { COUNTER } from './ownPrograms.ts'
import { button, test } from './support.ts'
import { kept, newProgram, textOf, verdictOf } from './writing.ts'

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

test('a file that is dropped, and a text that is pasted, are opened', async ({ page }) => {
  await page.goto('./#edit')
  await page.getByLabel('Python file').setInputFiles({
    name: 'my counter.py',
    mimeType: 'text/x-python',
    buffer: Buffer.from(COUNTER.replaceAll('\n', '\r\n')),
  })
  await expect(textOf(page)).toContainText('def visit')
  await expect(verdictOf(page)).toContainText('222 schedules')
  await expect(page.getByText('my_counter.py')).toBeVisible()
})
