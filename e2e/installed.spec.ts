import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { DIST, startHost } from './host.ts'
import type { Host } from './host.ts'
import { button, link, openFinding, openPage, region } from './support.ts'

// The host goes down, or has another version, on purpose, so that consoles are not watched.

test.use({ serviceWorkers: 'allow' })

let host: Host
let next: NextVersion

test.beforeEach(async () => {
  host = await startHost(DIST)
  next = await nextVersion()
})

test.afterEach(async () => {
  await host.stop()
  await rm(next.folder, { recursive: true })
})

interface NextVersion {
  readonly folder: string
  /** a part of the page that had another name before, and the name that it has now */
  readonly part: { readonly before: string; readonly now: string }
}

const NEXT = 'f'.repeat(16)

/** A later version of the page: one part has another name. */
async function nextVersion(): Promise<NextVersion> {
  const folder = await mkdtemp(path.join(tmpdir(), 'racetrack-next-'))
  await cp(DIST, folder, { recursive: true })
  const names = await readdir(folder, { recursive: true })
  const before = names.find((name) => /LineagePage-.*\.js$/.test(name)) ?? ''
  const now = before.replace(/-[\w-]{8}\.js$/, '-changed0.js')
  await rename(path.join(folder, before), path.join(folder, now))
  const version = /name="version" content="(\w+)"/.exec(
    await readFile(path.join(DIST, 'index.html'), 'utf8'),
  )?.[1]
  if (version === undefined) throw new Error('expected a version in the page')
  for (const name of [...names.filter((each) => each !== before), now]) {
    if (!/\.(js|html)$/.test(name)) continue
    const text = await readFile(path.join(folder, name), 'utf8')
    const changed = text
      .replaceAll(path.basename(before), path.basename(now))
      .replaceAll(version, NEXT)
    await writeFile(path.join(folder, name), changed)
  }
  return { folder, part: { before, now } }
}

const TWO = link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAA' })

/** Opens the page, and waits until everything is kept. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated') return
    await new Promise((resolve) => active?.addEventListener('statechange', resolve))
  })
}

const offer = (page: Page) => page.getByRole('complementary', { name: 'Newer version' })
const open = (page: Page) => button(page, 'Open the newer version')

/** The version that a tab runs. */
async function versionOf(page: Page): Promise<string | null> {
  return page.locator('meta[name="version"]').getAttribute('content')
}

/** What a tab gets when it asks for a file. */
async function statusOf(page: Page, file: string): Promise<number> {
  return page.evaluate(async (name) => (await fetch(name)).status, `./${file}`)
}

test('after one visit the whole page works without a host', async ({ page }) => {
  await visit(page, host.url)
  await host.stop()
  await page.goto('about:blank')
  await page.goto(host.url)
  await expect(region(page, 'Lesson')).toContainText('One request, one file.')
  await button(page, 'Skip').click()
  await page.goto(`${host.url}${TWO}`)
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('4')
  for (const name of ['Conflict', 'Compare', 'State graph', 'Map', 'Verdict']) {
    await expect(await openFinding(page, name)).toBeVisible()
  }
  await expect(region(page, 'Verdict')).toContainText('840 of 1,464')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await openPage(page, 'Lineage')
  await expect(region(page, 'Diff')).toBeVisible()
  await button(page, 'Back to the stage').click()
  await openPage(page, 'Break it')
  await page.getByRole('group', { name: 'The fix (r8344)' }).getByRole('button').first().click()
  await button(page, 'Hint, costs a star').click()
  await expect(region(page, 'Level')).toContainText(/Let [AB] move next/)
  await page.goto(`${host.url}${link({ program: 'modern', views: 'touch,logout' })}`)
  await page.reload()
  await expect(button(page, 'Step B')).toBeEnabled()
  await expect(await openFinding(page, 'Verdict')).toContainText('schedules')
  expect(await page.evaluate(() => fetch('./robots.txt').then((answer) => answer.text()))).toMatch(
    /^User-agent/,
  )
})

test('every file of the build is kept, also those that only the worker asks for', async ({
  page,
}) => {
  await visit(page, host.url)
  await host.stop()
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name !== 'sw.js' && file.name !== 'index.html')
    .map((file) => path.relative(DIST, path.join(file.parentPath, file.name)))
  expect(files.length).toBeGreaterThan(50)
  for (const file of files) expect(await statusOf(page, file)).toBe(200)
})

test('a newer version is offered, and comes only when it is wanted; the run stays', async ({
  page,
}) => {
  await visit(page, `${host.url}${TWO}`)
  const version = await versionOf(page)
  host.serve(next.folder)
  await page.reload()
  await expect(offer(page)).toContainText('its address keeps your work')
  expect(await versionOf(page)).toBe(version)
  // Not wanted: it is offered again with the next visit.
  await offer(page).getByRole('button', { name: 'Later' }).click()
  await expect(offer(page)).toHaveCount(0)
  await button(page, 'Step B').click()
  await page.reload()
  expect(await versionOf(page)).toBe(version)
  await open(page).click()
  await expect.poll(() => versionOf(page)).toBe(NEXT)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('5')
  await expect(page).toHaveURL(/schedule=AAAAB&at=5/)
  await expect(offer(page)).toHaveCount(0)
})

test('a tab of the version before keeps its parts as long as it is open', async ({
  page: old,
  context,
}) => {
  await visit(old, `${host.url}${TWO}`)
  const version = await versionOf(old)
  host.serve(next.folder)
  const fresh = await context.newPage()
  await fresh.goto(`${host.url}${TWO}`)
  await open(fresh).click()
  await expect.poll(() => versionOf(fresh)).toBe(NEXT)
  // The old tab is told, and runs on as it is.
  await expect(offer(old)).toBeVisible()
  expect(await versionOf(old)).toBe(version)
  expect(await statusOf(old, next.part.before)).toBe(200)
  expect(await statusOf(fresh, next.part.now)).toBe(200)
  await openPage(old, 'Lineage')
  await expect(region(old, 'Diff')).toBeVisible()
  // The host itself has the part no more.
  expect((await fetch(`${host.url}${next.part.before}`)).status).toBe(404)
})

test('where the host has another page by now nothing of ours stays in its way', async ({
  page,
}) => {
  await visit(page, `${host.url}${TWO}`)
  const workers = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  expect(await workers()).toBe(1)
  await rm(path.join(next.folder, 'sw.js'))
  host.serve(next.folder)
  await page.reload()
  await expect.poll(workers).toBe(0)
  await page.reload()
  await expect.poll(() => versionOf(page)).toBe(NEXT)
})

test('the page can be installed: its manifest and its icons are as they must be', async ({
  page,
}) => {
  await page.goto(host.url)
  const session = await page.context().newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '{}')).toMatchObject({ short_name: 'Racetrack', start_url: './' })
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A page of a test is incognito.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})
