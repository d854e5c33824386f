import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { button, focusInSight, link, region, test } from './support.ts'

/** Is all of an element inside the window, and nothing else on top of its middle? */
async function inSight(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { top, bottom, left, right } = node.getBoundingClientRect()
    const inside = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
    const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return inside && on !== null && (node.contains(on) || on.contains(node))
  })
}

for (const [width, height] of [
  [390, 844],
  [360, 640],
] as const) {
  const tag = width === 390 ? [] : ['@exhaustive']
  const title = `on a phone of ${width} by ${height} cause and effect are in sight while stepping`
  test(title, { tag }, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(link({ program: 'ticket', middleware: 'pre', views: 'touch' }))
    const why = region(page, 'Why')
    for (let step = 1; step <= 9; step += 1) {
      await button(page, 'Step A').click()
      await expect(why.getByText(`step ${step}`).or(why.getByText(`Step ${step}`))).not.toHaveCount(
        0,
      )
      expect(await inSight(why.getByRole('group', { name: 'What happened' }))).toBe(true)
      expect(await inSight(region(page, 'Session'))).toBe(true)
    }
    await expect(region(page, 'Session')).toContainText('logged out')
    await expect(why).toContainText('Data lost')
  })
}

for (const views of ['touch,touch', 'touch,touch,touch']) {
  const title = `at 1280 by 720 nothing of the explanation is behind the bar: ${views}`
  test(title, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.goto(
      link({ program: 'fix', middleware: 'pre', views, schedule: 'AAAABBBAABBBBBB', at: 7 }),
    )
    const whole = [
      region(page, 'Why').getByRole('group', { name: 'What happened' }),
      region(page, 'Session'),
      button(page, 'Step A'),
      page.getByRole('slider', { name: 'Position' }),
    ]
    for (const element of whole) expect(await inSight(element)).toBe(true)
  })
}

test('at 1280 by 720 both files and the whole legend of the map are in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const two = { program: 'fix', views: 'touch,touch', schedule: 'AAAABBBAABBBBBB' }
  for (const at of [7, 15]) {
    await page.goto(link({ ...two, at }))
    await page.reload()
    const disk = region(page, 'Disk')
    for (const part of [
      disk.getByText('sessionid0ec9'),
      disk.getByText(at === 7 ? /creates it at/ : 'Validly signed, but empty.'),
      region(page, 'Map').getByText('depends', { exact: true }),
      region(page, 'Browser').getByText('3f9c', { exact: true }),
      region(page, 'Browser').getByText(at === 7 ? 'at the start' : '0ec9', { exact: true }),
    ]) {
      await expect(part).toBeVisible()
      expect(await isWhole(part)).toBe(true)
    }
  }
})

test('at 1280 by 720 with 200 % zoom half of the window is left, and the explanation scrolls into it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 360 })
  await page.goto(link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AA' }))
  const story = region(page, 'Why').getByRole('group', { name: 'What happened' })
  await story.scrollIntoViewIfNeeded()
  expect(await inSight(story)).toBe(true)
  await page.evaluate(() => {
    scrollTo(0, 200)
  })
  const free = await page.evaluate(() => {
    const points = Array.from({ length: 36 }, (_, index) => index * 10 + 5)
    const seen = points.filter((y) => {
      const on = document.elementFromPoint(innerWidth / 2, y)
      return on !== null && on.closest('[aria-label="Transport"], header') === null
    })
    return seen.length / points.length
  })
  expect(free).toBeGreaterThan(0.5)
})

test('at 400 % zoom nothing sticks over the page, and the focus can be seen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto(link({ program: 'fix', views: 'touch,touch,touch,touch,touch' }))
  await expect(button(page, 'Step E')).toBeAttached()
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab')
    expect(await focusInSight(page)).toBe(true)
  }
})

test('on a phone with five requests the bar never hides what has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(link({ program: 'fix', views: 'touch,touch,touch,touch,touch' }))
  await expect(button(page, 'Step E')).toBeAttached()
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab')
    expect(await focusInSight(page)).toBe(true)
  }
})

test('with forced colours every switch and choice shows its state', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(link({ program: 'fix', views: 'touch' }))
  const ground = (element: Locator) =>
    element.evaluate((node) => getComputedStyle(node).backgroundColor)
  // The track is the last part of the switch.
  const trackOf = (name: string) =>
    page
      .getByRole('switch', { name, exact: true })
      .evaluate((node) => getComputedStyle(node.lastElementChild ?? node).backgroundColor)
  await page.getByLabel('Setup', { exact: true }).click()
  const [on, off] = [await trackOf('Save every request'), await trackOf('Debug logging')]
  expect(on).not.toBe(off)
  expect(await trackOf('Fix')).toBe(on)
  const ways = region(page, 'Timeline').getByRole('group', { name: 'Timeline as' })
  expect(await ground(ways.getByRole('button', { name: 'Picture' }))).not.toBe(
    await ground(ways.getByRole('button', { name: 'Table' })),
  )
})

test('the lineage keeps its version in the address', { tag: '@exhaustive' }, async ({ page }) => {
  await page.goto('./#lineage=modern')
  const versions = page.getByRole('navigation', { name: 'Versions' })
  await expect(page.getByRole('heading', { name: /Django 4/ }).first()).toBeVisible()
  await versions
    .getByRole('button', { name: /reporter/i })
    .first()
    .click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#lineage=reporter-flock')
  await page.reload()
  await expect.poll(() => new URL(page.url()).hash).toBe('#lineage=reporter-flock')
})

test('a decisive schedule keeps its name on the stage, and the step to watch is marked', async ({
  page,
}) => {
  await page.goto(
    link({
      program: 'modern',
      middleware: 'modern',
      views: 'touch,logout',
      schedule: 'AAAAAABBBAAAA',
      at: 12,
    }),
  )
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveText(/The logout undone/)
  await expect(region(page, 'Why')).toContainText('The step to watch')
})

test('a session that is logged in again after a logout is judged, not compared', async ({
  page,
}) => {
  await page.goto(
    link({
      program: 'modern',
      middleware: 'modern',
      views: 'touch,logout',
      schedule: 'AAAAAAAABBBAA',
    }),
  )
  await expect(region(page, 'Session')).toContainText('Logged in again after a logout.')
  await expect(region(page, 'Session')).not.toContainText('As it was at the start.')
})

/** Is all of it inside of what clips or scrolls it? */
async function isWhole(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const own = element.getBoundingClientRect()
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      if (getComputedStyle(box).overflow === 'visible') continue
      const { left, top, right, bottom } = box.getBoundingClientRect()
      if (own.left < left - 1 || own.top < top - 1) return false
      if (own.right > right + 1 || own.bottom > bottom + 1) return false
    }
    return true
  })
}
