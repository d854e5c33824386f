import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { button, link, openFinding, region, shown, test } from './support.ts'

// Nothing that is to be read is cut: rows D13, D14, D16 and D20 of the usability review.

const FIX = { program: 'fix', middleware: 'pre', views: 'touch,touch' }

/**
 * What cuts an element: the window, and everything around it that hides what sticks out. Empty when
 * all of it can be seen. `ring`: with its focus ring.
 */
async function cutBy(element: Locator, { ring = false } = {}): Promise<readonly string[]> {
  return element.evaluate((node, withRing) => {
    const style = getComputedStyle(node)
    const out = withRing ? parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset) : 0
    // Of a text its own box, which may be wider than the element.
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = withRing ? [] : [...range.getClientRects()]
    const rects = [node.getBoundingClientRect(), ...boxes].filter(
      ({ width, height }) => width > 0 && height > 0,
    )
    const [top, left, bottom, right] = [
      Math.min(...rects.map((rect) => rect.top)) - out,
      Math.min(...rects.map((rect) => rect.left)) - out,
      Math.max(...rects.map((rect) => rect.bottom)) + out,
      Math.max(...rects.map((rect) => rect.right)) + out,
    ]
    const cut: string[] = rects.length === 0 ? ['not drawn'] : []
    const inside = (name: string, edge: { [K in 'top' | 'left' | 'bottom' | 'right']: number }) => {
      if (top < edge.top - 0.5) cut.push(`${name}, above`)
      if (left < edge.left - 0.5) cut.push(`${name}, left`)
      if (bottom > edge.bottom + 0.5) cut.push(`${name}, below`)
      if (right > edge.right + 0.5) cut.push(`${name}, right`)
    }
    inside('window', { top: 0, left: 0, bottom: innerHeight, right: innerWidth })
    for (let at = node.parentElement; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue
      inside(`${at.tagName} ${at.className}`, at.getBoundingClientRect())
    }
    return cut
  }, ring)
}

/** Nothing else lies on top of the middle of an element. */
async function onTop(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { top, bottom, left, right } = node.getBoundingClientRect()
    const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return on !== null && (node.contains(on) || on.contains(node))
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the boxes of the bar open over it, whole', async ({ page }) => {
    for (const [width, height] of [
      [390, 844],
      [360, 640],
      [640, 360],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto('about:blank')
      await page.goto(link({ ...FIX, schedule: 'AAAB', at: 3 }))
      await button(page, 'Step A').tap()
      const bar = region(page, 'Transport')
      await bar.getByLabel('1 other branch').tap()
      const branch = bar.getByRole('listitem')
      await expect(branch).toContainText('from step 4')
      await expect.poll(() => cutBy(branch)).toEqual([])
      expect(await onTop(branch)).toBe(true)
      await bar.getByLabel('Faults', { exact: true }).tap()
      const kill = button(page, 'Kill A here')
      await expect(kill).toBeVisible()
      expect(await cutBy(kill)).toEqual([])
      expect(await onTop(kill)).toBe(true)
    }
  })

  test('no key is named where there are none, and the words of a step button stand in its middle', async ({
    page,
  }) => {
    for (const [width, height] of [
      [390, 844],
      [360, 640],
      [1366, 1024],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto('about:blank')
      await page.goto(link({ ...FIX, views: 'touch' }))
      await expect(button(page, 'Step A')).toBeVisible()
      const words = await page.locator('body').innerText()
      expect(words).not.toMatch(/\[\w\]|\bkeys?\b|\bSpace\b|press \d/i)
      await expect(page.locator('kbd:visible')).toHaveCount(0)
      // The speed is whole, or not there at all.
      const speed = page.getByLabel('Speed', { exact: true })
      if (await speed.isVisible()) expect(await cutBy(speed)).toEqual([])
      const off = await button(page, 'Step A').evaluate((step) => {
        const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2
        const text = document.createRange()
        text.selectNodeContents(step.nextElementSibling ?? step)
        return middle(text.getBoundingClientRect()) - middle(step.getBoundingClientRect())
      })
      expect(Math.abs(off)).toBeLessThan(3)
    }
  })
})

test('the current row of the table stays whole when a fault takes room above it', async ({
  page,
}) => {
  await page.goto(
    link({ program: 'fix', middleware: 'pre', views: 'touch,touch', schedule: 'AAAAABBBBBB' }),
  )
  await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
  const row = region(page, 'Timeline').locator('tr[aria-current="step"]')
  await expect(row).toContainText('11')
  await expect.poll(() => cutBy(row)).toEqual([])
  await page.keyboard.press('x')
  await expect(page.getByRole('group', { name: 'Fault', exact: true })).toBeVisible()
  await expect(row).toContainText('killed')
  await expect.poll(() => cutBy(row)).toEqual([])
})

test('where nothing has happened yet the timeline says so below its lanes', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(link(FIX))
  const timeline = region(page, 'Timeline')
  const words = timeline.getByText(/^Nothing has happened yet/)
  expect(await cutBy(words)).toEqual([])
  const [said, lane] = await Promise.all([
    words.boundingBox(),
    timeline.getByText('User', { exact: true }).boundingBox(),
  ])
  expect(said?.y).toBeGreaterThan((lane?.y ?? 0) + (lane?.height ?? 0))
})

/** A share of more than 99.9 % is the widest there is. */
const NEARLY_ALL = link({ program: 'ticket', middleware: 'pre', views: 'touch,touch,touch' })

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const) {
  test(`the shares of the verdict fit at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(NEARLY_ALL)
    await openFindings(page)
    const verdict = await openFinding(page, 'Verdict')
    const share = verdict.getByText('>99.9%', { exact: true })
    await expect(share).toBeVisible({ timeout: 20_000 })
    await share.scrollIntoViewIfNeeded()
    const parts = await cutBy(share)
    expect(parts).toEqual([])
    const [text, panel] = await Promise.all([textWidth(share), share.boundingBox()])
    expect(text).toBeLessThanOrEqual((panel?.width ?? 0) + 0.5)
  })

  test(`the words beside the map and its focus ring are whole at ${width} by ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto(link({ program: 'modern', views: 'touch,logout', schedule: 'AAAABBBA' }))
    await openFindings(page)
    const map = await openFinding(page, 'Map')
    const grid = map.getByRole('grid')
    await expect(grid).toBeVisible({ timeout: 20_000 })
    for (const words of ['A moves →', 'B moves →']) {
      const axis = map.getByText(words, { exact: true })
      await axis.scrollIntoViewIfNeeded()
      expect(await cutBy(axis)).toEqual([])
    }
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await grid.scrollIntoViewIfNeeded()
    expect(await cutBy(grid, { ring: true })).toEqual([])
  })
}

/** In a narrow window what every schedule shows lies over the stage. */
async function openFindings(page: Page): Promise<void> {
  await shown(page)
  const open = button(page, 'All schedules')
  if (await open.isVisible()) await open.click()
}

async function textWidth(element: Locator): Promise<number> {
  return element.evaluate((node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect().width
  })
}

test('in what a version allows, the frame of what is pointed at touches no neighbour', async ({
  page,
}) => {
  await page.goto('./#lineage=fix')
  const chips = page.getByRole('article').getByRole('button', { name: /, touch ∥ touch$/ })
  await expect(chips).toHaveCount(5, { timeout: 60_000 })
  const boxes = await chips.evaluateAll((all) => all.map((chip) => chip.getBoundingClientRect()))
  for (let at = 0; at < 5; at += 1) {
    await chips.nth(at).hover()
    const ring = await chips.nth(at).evaluate((chip) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(chip)
      return parseFloat(outlineWidth) + parseFloat(outlineOffset)
    })
    expect(ring).toBeGreaterThan(0)
    const next = boxes[at + 1]
    const own = boxes[at]
    if (own === undefined || next?.top !== own.top) continue
    expect(next.left - own.right).toBeGreaterThan(ring)
  }
})
