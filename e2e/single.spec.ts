import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openFinding, openPage, region, shown } from './support.ts'

const FILE = fileURLToPath(new URL('../dist-single/racetrack.html', import.meta.url))
const ADDRESS = pathToFileURL(FILE).href

const problems: string[] = []

test.beforeEach(async ({ page, context }) => {
  if (!existsSync(FILE))
    throw new Error('There is no page in one file: npm run build:single first.')
  problems.length = 0
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('request', (request) => {
    const url = request.url()
    if (url !== ADDRESS && !/^(data|blob):/.test(url)) problems.push(`asks ${url}`)
  })
  await context.setOffline(true)
})

test.afterEach(() => {
  expect(problems).toEqual([])
})

/** Opens the file at a link to the stage, a lesson or another page. */
async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${ADDRESS}#${hash.split('#')[1] ?? ''}`)
}

const RUN = link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAA' })

test('from a disk, the first card leads on', async ({ page }) => {
  await page.goto(ADDRESS)
  await expect(region(page, 'Lesson')).toContainText('One request, one file.')
  await page.keyboard.press('Space')
  await expect(region(page, 'Lesson')).toContainText('Step A: it empties')
})

test('from a disk, the stage has its checker, all panels and the other pages', async ({ page }) => {
  await open(page, RUN)
  await shown(page)
  await expect(await openFinding(page, 'Verdict')).toContainText('840 of 1,464')
  for (const name of ['Conflict', 'Compare', 'State graph', 'Map']) {
    await expect(await openFinding(page, name)).toBeVisible()
  }
  await button(page, 'Step B').click()
  await expect(page).toHaveURL(/schedule=AAAAB&at=5/)
  await openPage(page, 'Lineage')
  await expect(region(page, 'Diff')).toBeVisible()
  await button(page, 'Back to the stage').click()
  await openPage(page, 'Break it')
  await expect(region(page, 'Levels')).toBeVisible()
})

test('from a disk, a program that the first view does not hold is checked', async ({ page }) => {
  await open(page, link({ program: 'modern', views: 'touch,logout,touch' }))
  await shown(page)
  await expect(await openFinding(page, 'Verdict')).toContainText('Session resurrected')
})

test('what is remembered stays for the next time the file is opened', async ({ page }) => {
  await page.goto(ADDRESS)
  await button(page, 'Skip').click()
  await expect(region(page, 'Timeline')).toBeVisible()
  await page.goto('about:blank')
  await page.goto(ADDRESS)
  await expect(region(page, 'Timeline')).toBeVisible()
})
