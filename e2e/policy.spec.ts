import { expect, test as unwatched } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openFinding, openPage, region, shown, test } from './support.ts'

const RUN = link({ program: 'fix', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB', at: 7 })

/** From now on each page of the tab counts what its policy refuses. */
async function countRefused(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(globalThis, { refused })
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      refused.push(`${effectiveDirective}: ${blockedURI} ${sample}`)
    })
  })
}

/** What the policy has refused since the page was opened: directive, and what it was. */
async function refused(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)
}

test('the host sends the policy of the page, and it allows nothing but our own', async ({
  page,
}) => {
  const answer = await page.goto('./')
  const header = answer?.headers()['content-security-policy']
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]')
  await expect(meta).toHaveAttribute('content', header ?? '')
  expect(header).toContain("default-src 'none'")
  expect(header).toContain("require-trusted-types-for 'script'; trusted-types racetrack")
  expect(header).not.toContain('unsafe')
  expect(header).not.toContain('http')
})

test.describe('within the policy', () => {
  test.beforeEach(({ page }) => countRefused(page))
  test.afterEach(async ({ page }) => {
    expect(await refused(page)).toEqual([])
  })

  test.describe('lessons', () => {
    test.use({ skipLessons: false })

    test('the opening card, and a card of each lesson with its list', async ({ page }) => {
      await page.goto('./')
      const lesson = region(page, 'Lesson')
      await expect(lesson).toContainText('One request, one file.')
      for (const number of [1, 2, 3, 4, 5, 6]) {
        await page.goto(`./#learn=${number}.2`)
        await expect(lesson).toBeVisible()
        await page.keyboard.press('Space')
        await page.keyboard.press('1')
        await expect(lesson.locator('[aria-busy]')).toHaveCount(0)
      }
    })
  })

  test('the stage, its panels, its dialogs and the printed page', async ({ page }) => {
    await page.goto(RUN)
    await shown(page)
    for (const name of ['Conflict', 'Compare', 'State graph', 'Map', 'Verdict']) {
      await expect(await openFinding(page, name)).toBeVisible()
    }
    await expect(region(page, 'Verdict')).toContainText('Data lost')
    await button(page, 'Step A').click()
    await button(page, 'Play').click()
    await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByLabel('Setup', { exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByLabel('More', { exact: true }).click()
    await button(page, 'Words').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('article', { name: 'The whole run' })).toContainText('Data lost')
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await page.goto(link({ program: 'modern', views: 'touch,logout' }))
    await expect(button(page, 'Step B')).toBeEnabled()
  })

  test('the lineage with its diff and its matrix', async ({ page }) => {
    await page.goto('./#lineage=modern')
    await expect(region(page, 'Diff')).toBeVisible()
    const grid = page.getByRole('grid', { name: 'Programs by workloads', exact: true })
    await grid.getByRole('button').first().click()
    await expect(grid).toBeVisible()
  })

  test('a level with its hint, and the board as a file', async ({ page }) => {
    await page.goto(RUN)
    await openPage(page, 'Break it')
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export' }).click()
    await saved
    await page.getByRole('group', { name: 'The fix (r8344)' }).getByRole('button').first().click()
    await button(page, 'Hint, costs a star').click()
    await expect(region(page, 'Level')).toContainText(/Let [AB] move next/)
  })
})

unwatched('what is not ours is refused', async ({ page }) => {
  await countRefused(page)
  await page.goto(RUN)
  await expect(button(page, 'Step A')).toBeVisible()
  const thrown = await page.evaluate(() => {
    const add = (element: HTMLElement) => {
      document.body.append(element)
    }
    add(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }))
    add(Object.assign(document.createElement('img'), { src: 'https://example.org/a.png' }))
    add(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }))
    document.body.setAttribute('style', 'color: red')
    const tries = {
      worker: () => new Worker('./assets/other.js'),
      markup: () => (document.body.innerHTML = '<p>'),
      script: () => (document.createElement('script').text = '1'),
      policy: () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string): unknown } }
        ).trustedTypes.createPolicy('other'),
    }
    return Object.entries(tries).filter(([, act]) => {
      try {
        act()
        return true
      } catch (error) {
        return !(error instanceof TypeError)
      }
    })
  })
  expect(thrown).toEqual([])
  await expect
    .poll(async () => new Set((await refused(page)).map((each) => each.split(':')[0])))
    .toEqual(
      new Set([
        'style-src-elem',
        'img-src',
        'frame-src',
        'style-src-attr',
        'require-trusted-types-for',
        'trusted-types',
      ]),
    )
})
