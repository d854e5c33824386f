import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { COUNTER } from './ownPrograms.ts'
import { button, test, violations } from './support.ts'
import { kept, newProgram, pasteProgram, programsOf, textOf, verdictOf } from './writing.ts'

test('two tabs never overwrite each other: the later one goes on in a copy, and says so', async ({
  page,
  context,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# first')
  await kept(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(textOf(second)).toContainText('# first')
  await page.keyboard.type(' and mine')
  await expect(page.getByText('keeping …')).toBeHidden()
  await textOf(second).focus()
  await second.keyboard.press('ControlOrMeta+End')
  await second.keyboard.type(' and theirs')
  await expect(second.getByRole('alert')).toContainText('“my_race.py (copy)”')
  await second.goto('./#edit')
  await expect(programsOf(second).getByRole('listitem')).toHaveCount(2)
  await expect(programsOf(second)).toContainText('my_race.py (copy)')
  await second.getByRole('button', { name: /^my_race.py \(copy\)/ }).click()
  await expect(textOf(second)).toContainText('# first and theirs')
})

test('programs are renamed, duplicated, deleted and had back', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await kept(page)
  await button(page, 'New program').click()
  await button(page, 'Rename my_race.py').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('visits.py')
  await page.keyboard.press('Enter')
  await button(page, 'Duplicate visits.py').click()
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(2)
  await button(page, 'Delete visits.py').click()
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(1)
  await button(page, 'Undo the deletion').click()
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(2)
  expect(await violations(page)).toEqual([])
})

test('the original comes back, and the text before it is in the history', async ({ page }) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await kept(page)
  await button(page, 'Reset to original').click()
  await expect(textOf(page)).not.toContainText('# mine')
  await page.getByLabel('More', { exact: true }).click()
  await button(page, 'Earlier versions').click()
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
  await expect(textOf(page)).toContainText('# mine')
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
  await expect(verdictOf(page)).toContainText('222 schedules')
})

test('a fresh page neither shows nor keeps anything', async ({ page, context }) => {
  await newProgram(page)
  await page.keyboard.type('# mine ')
  await kept(page)
  const fresh = await context.newPage()
  await fresh.goto('./#fresh')
  await expect(fresh.getByText('This page shows and keeps nothing of your own.')).toBeVisible()
  await fresh.getByRole('button', { name: 'New program with processes' }).click()
  await fresh.keyboard.type('# theirs ')
  await expect(fresh.getByText('nothing is kept on this page')).toBeVisible()
  await page.goto('./#edit')
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(1)
})

test('a reload in the middle of a check takes nothing of the text, and the check begins again', async ({
  page,
}) => {
  await newProgram(page)
  // Five processes, no two of which are equal: more states than a moment is enough for.
  const five = '[(visit, 1), (visit, 2), (visit, 3), (visit, 4), (visit, 5)]'
  await pasteProgram(
    page,
    COUNTER.replace('[visit, visit]', five).replace('visit()', 'visit(n)').replace('+ 1', '+ n'),
  )
  const underWay = verdictOf(page).filter({ hasText: /Trying every schedule|not finished/i })
  await expect(underWay).toBeVisible()
  await page.reload()
  await expect(textOf(page)).toContainText(five)
  await kept(page)
  await expect(underWay).toBeVisible()
})

test('a program that is damaged in the storage hides no other one, and what is left of it is downloaded', async ({
  page,
}) => {
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# mine')
  await kept(page)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('racetrack.programs')
        opening.addEventListener('error', reject)
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('programs', 'readwrite')
          const scenario = { kind: 'own', files: { 'old.py': 'x = 1' } }
          change.objectStore('programs').put({ id: 'old', name: 'old.py', scenario })
          change.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
  )
  await page.goto('./#edit=old')
  await expect(page.getByRole('main')).toContainText('or what it keeps is damaged')
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(1)
  const damaged = page.getByRole('list', { name: 'Programs that cannot be read' })
  await expect(damaged).toContainText('It stays as it is.')
  expect(await violations(page)).toEqual([])
  const coming = page.waitForEvent('download')
  await button(page, 'Download what is left of old.py').click()
  expect(await readFile(await (await coming).path(), 'utf8')).toBe('# old.py\nx = 1')
  await button(page, 'Delete old.py').click()
  await expect(damaged).toHaveCount(0)
  await button(page, 'Undo the deletion').click()
  await expect(damaged).toContainText('old.py')
})
