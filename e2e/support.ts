import { expect, test as base } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'

/** Every test watches its page: no console error, and nothing asked of any other place. */
export const test = base.extend<{ watched: undefined; skipLessons: boolean }>({
  /** the person has been here before, and opens the stage */
  skipLessons: [true, { option: true }],
  watched: [
    async ({ page, baseURL, skipLessons }, use) => {
      if (skipLessons) {
        await page.addInitScript(() => {
          // An empty page has no storage.
          if (location.protocol === 'about:') return
          localStorage.setItem('racetrack.lessons', JSON.stringify({ skipped: true }))
        })
      }
      const problems: string[] = []
      page.on('console', (message) => {
        // Playwright's own words: see playwright.config.ts.
        if (message.text().startsWith('Service Worker registration blocked')) return
        if (message.type() === 'error' || message.type() === 'warning') {
          problems.push(message.text())
        }
      })
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL ?? '') && !url.startsWith('data:')) problems.push(`asks ${url}`)
      })
      await use(undefined)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

/** A link to a scenario: what a person would paste. */
export function link(fields: {
  readonly program: string
  readonly views: string
  readonly set?: string
  readonly start?: string
  /** none: the program's own */
  readonly middleware?: string
  /** "kill:A:3" */
  readonly fault?: string
  readonly schedule?: string
  readonly at?: number
}): string {
  const { program, views, set = 'save-every-request', start = 'live', schedule = '', at } = fields
  const middleware = fields.middleware === undefined ? '' : `&middleware=${fields.middleware}`
  const fault = fields.fault === undefined ? '' : `&fault=${fields.fault}`
  const position = at ?? schedule.length
  return `./#2&program=${program}${middleware}&views=${views}&set=${set}&start=${start}${fault}&schedule=${schedule}&at=${position}`
}

export function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

/** Waits until the stage is drawn: a key that comes before that is lost. */
export async function shown(page: Page): Promise<void> {
  await expect(region(page, 'Timeline')).toBeVisible()
}

/** Opens the tab of a panel about every schedule: Map, Verdict, Conflict, Compare or State graph. */
export async function openFinding(page: Page, name: string): Promise<Locator> {
  await page
    .getByRole('tablist', { name: 'What every schedule shows' })
    .getByRole('tab', { name, exact: true })
    .click()
  return region(page, name)
}

/** Presses a button that opens another page: in a narrow window it is in the menu. */
export async function openPage(page: Page, name: string): Promise<void> {
  const wanted = button(page, name)
  if ((await wanted.count()) === 0 || !(await wanted.isVisible())) {
    await page.getByLabel(/^(More|Setup and more)$/).click()
  }
  await wanted.click()
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

/** What axe finds wrong on the page in its present state. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Not as a script of the page, which the page's policy would refuse.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: readonly {
            id: string
            nodes: readonly { html: string; failureSummary: string }[]
          }[]
        }>
      }
    }
    // WCAG 2.2's size of targets is off by default.
    const found = await axe.run({ rules: { 'target-size': { enabled: true } } })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 200)}`),
    )
  })
}

/** Is anything wider than the page? */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

/** Is some part of what has the focus to be seen? WCAG 2.4.11. */
export async function focusInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement } = document
    const node = activeElement?.shadowRoot?.activeElement ?? activeElement
    if (node === null || node === document.body) return true
    const { top, bottom, left, right } = node.getBoundingClientRect()
    const points = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => ({
      x: Math.min(Math.max((left + right) / 2, 0), innerWidth - 1),
      y: top + (bottom - top) * part,
    }))
    return points.some(({ x, y }) => {
      const top = document.elementFromPoint(x, y)
      const on = top?.shadowRoot?.elementFromPoint(x, y) ?? top
      return on !== null && (node.contains(on) || on.contains(node) || on.closest('label') !== null)
    })
  })
}
