import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, region, shown, test } from './support.ts'

/** An event of Chromium's trace; microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
}

const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'RunMicrotasks'])
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree'])

/** What Chromium does while `act` runs, until the page has nothing more to draw. */
async function traceOf(page: Page, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('expected a browser')
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline'] })
  await act()
  await framesDrawn(page)
  const text = (await browser.stopTracing()).toString()
  return (JSON.parse(text) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents
}

/** Two frames later everything that a press has asked of the next frame is drawn. */
async function framesDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}

/** The layouts and styles that a script has asked for, instead of the frame. */
function forced(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const spans = events.filter(({ ph }) => ph === 'X')
  const scripts = spans.filter(({ name }) => SCRIPT.has(name))
  return spans.filter(
    (event) =>
      LAYOUT.has(event.name) &&
      scripts.some(
        ({ pid, tid, ts, dur = 0 }) =>
          pid === event.pid && tid === event.tid && ts <= event.ts && event.ts < ts + dur,
      ),
  )
}

const layouts = (events: readonly TraceEvent[]) => events.filter(({ name }) => name === 'Layout')

const TWO = link({ program: 'ticket', views: 'touch,touch' })

test('a step on the stage forces no layout', async ({ page }) => {
  await page.goto(TWO)
  await shown(page)
  // The check is complete, so that all that a step draws is there.
  await expect(button(page, 'To the loss')).not.toHaveAttribute('aria-disabled', 'true')
  const events = await traceOf(page, async () => {
    for (const key of '1112221112') {
      await page.keyboard.press(key)
      await framesDrawn(page)
    }
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      await page.keyboard.press(key)
      await framesDrawn(page)
    }
  })
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('10')
  expect(layouts(events).length).toBeGreaterThan(10)
  expect(forced(events)).toEqual([])
})

test('a layout that is forced would be seen', async ({ page }) => {
  await page.goto(TWO)
  await shown(page)
  const events = await traceOf(page, () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            document.body.style.setProperty('padding-top', '1px')
            if (document.body.offsetHeight > 0) resolve()
          })
        }),
    ),
  )
  expect(forced(events).length).toBeGreaterThan(0)
})

test.describe('the first card', () => {
  test.use({ skipLessons: false })

  test('a step forces no layout', async ({ page }) => {
    await page.goto('./')
    // Colours come when the page has taken the place of the opening card.
    await expect(page.locator('[class*=keyword]').first()).toBeVisible()
    const events = await traceOf(page, async () => {
      for (let step = 1; step <= 2; step += 1) {
        await page.keyboard.press('Space')
        await framesDrawn(page)
      }
    })
    await expect(region(page, 'Lesson')).toContainText('Step A: it opens')
    expect(layouts(events).length).toBeGreaterThan(0)
    expect(forced(events)).toEqual([])
  })
})
