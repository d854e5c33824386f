import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, link, openPage, overflow, region, test, violations } from './support.ts'

test.use({ skipLessons: false })

const lesson = (page: Page) => region(page, 'Lesson')
const prediction = (page: Page) => page.getByRole('group', { name: 'Prediction', exact: true })
const headline = (page: Page) => lesson(page).getByRole('heading', { level: 2 })
const LESSONS = [1, 2, 3, 4, 5, 6]

/** Is there a question, or the one button to press? Waits until one of them is there. */
async function asks(page: Page): Promise<boolean> {
  await expect(prediction(page).or(primary(page)).first()).toBeVisible()
  // What the card shows may have to be fetched first.
  await expect(lesson(page).locator('[aria-busy]')).toHaveCount(0)
  return prediction(page).isVisible()
}

/** The button that Space presses; it is the largest of the card. */
const primary = (page: Page) =>
  lesson(page).getByRole('button', { name: /^(Step [A-E]: it|Next|Show me|Let|To the stage)/ })

test('Space and a digit at each question lead through the first lesson, in at most 24 presses', async ({
  page,
}) => {
  await page.goto('./')
  const seen: string[] = []
  let presses = 0
  for (; presses < 24 && !/#learn=2/.test(page.url()); presses += 1) {
    const question = await asks(page)
    seen.push(await lesson(page).innerText())
    await page.keyboard.press(question ? String((presses % 3) + 1) : 'Space')
    // The card, the answer or the step has come before the next press.
    await expect.poll(() => lesson(page).innerText()).not.toBe(seen.at(-1))
  }
  expect(page.url()).toMatch(/#learn=2\.1$/)
  expect(presses).toBeLessThanOrEqual(24)
  const story = seen.join('\n')
  expect(story.match(/The customer’s session is lost\./g)?.length).toBeGreaterThanOrEqual(2)
  expect(story).toContain('empty from step 2 to 8')
  expect(story).toContain('All is well.')
  expect(story).toContain('empty from step 4 to 8')
  expect(story).toContain('1,464 orders, and 840 of them end badly.')
})

test('the live region alone is enough to follow a card, its question and its answer', async ({
  page,
}) => {
  await page.goto('./#learn=1.2')
  const status = page.getByRole('status')
  await expect(status).toContainText('The file has been emptied. What does A read from it now?')
  await expect(status).toContainText('1: 0 bytes.')
  await page.keyboard.press('1')
  await expect(status).toContainText('Right: 0 bytes.')
})

test('a wrong answer is shown by the model, and can be tried again', async ({ page }) => {
  await page.goto('./#learn=4.4')
  await prediction(page)
    .getByRole('button', { name: /Yes, if the right request/ })
    .click()
  await expect(lesson(page)).toContainText(
    'Running it shows: No, every way on ends badly. You said: Yes',
  )
  await button(page, 'Try again').click()
  await prediction(page)
    .getByRole('button', { name: /No, every way/ })
    .click()
  await expect(lesson(page)).toContainText('Right: No, every way on ends badly.')
})

test('a lesson goes on where it was left, and the bare address opens it there', async ({
  page,
}) => {
  await page.goto('./')
  await expect(headline(page)).toContainText('One request, one file.')
  await page.goto('./#learn=4.3')
  await expect(headline(page)).toContainText('One move decides.')
  await page.goto('about:blank')
  await page.goto('./')
  await expect(page).toHaveURL(/#learn=4\.3$/)
  await button(page, 'Lessons').click()
  await lesson(page)
    .getByRole('button', { name: /^4\. A fix that is not enough/ })
    .click()
  await expect(headline(page)).toContainText('One move decides.')
})

test('the first card opens its run again when a newcomer comes back to it', async ({ page }) => {
  await page.goto('./')
  await expect(button(page, 'Step A: it sends')).toBeVisible()
  await page.goto('about:blank')
  await page.goto('./')
  await button(page, 'Step A: it sends').click()
  await expect(button(page, 'Step A: it empties')).toBeVisible()
})

test('what was skipped stays skipped, and the stage leads back to the lessons', async ({
  page,
}) => {
  await page.goto('./')
  await button(page, 'Skip').click()
  await expect(button(page, 'Step A')).toBeVisible()
  await page.goto('about:blank')
  await page.goto('./')
  await expect(button(page, 'Step A')).toBeVisible()
  await openPage(page, 'Lessons')
  await expect(headline(page)).toContainText('Six short lessons')
})

test('a link with a scenario opens the stage, for a newcomer as well', async ({ page }) => {
  await page.goto(link({ program: 'fix', views: 'touch,touch', schedule: 'AAB' }))
  await expect(button(page, 'Step B')).toBeVisible()
})

test('a card that is not there, and a damaged memory, lead to one that is', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('racetrack.lessons', '{"place":17')
  })
  await page.goto('./#learn=9.9')
  await expect(headline(page)).toContainText('One request, one file.')
  await expect(page).toHaveURL(/#learn=1\.1$/)
})

test('where storage is forbidden the lessons begin at the first card', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
  })
  await page.goto('./')
  await expect(primary(page).first()).toBeVisible()
  await page.keyboard.press('Space')
  await expect(lesson(page)).toContainText('has just moved')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('the first lesson by thumb alone: the button never leaves the lower edge', async ({
    page,
  }) => {
    await page.goto('./')
    for (let taps = 0; taps < 24 && !/#learn=2/.test(page.url()); taps += 1) {
      const question = await asks(page)
      const target = question
        ? prediction(page).getByRole('button', { name: /./ }).first()
        : primary(page).first()
      const box = await target.boundingBox()
      expect(box === null ? 0 : box.y + box.height).toBeLessThanOrEqual(844)
      const before = await lesson(page).innerText()
      await target.tap()
      await expect.poll(() => lesson(page).innerText()).not.toBe(before)
    }
    await expect(page).toHaveURL(/#learn=2\.1$/)
    expect(await overflow(page)).toBe(0)
  })
})

for (const number of LESSONS) {
  test(
    `lesson ${number} by keyboard alone, and axe finds nothing in any card`,
    { tag: number === 4 ? [] : ['@exhaustive'] },
    async ({ page }) => {
      await page.goto(`./#learn=${number}.1`)
      const inLesson = new RegExp(`#learn=${number}\\.`)
      for (let presses = 0; presses < 40 && inLesson.test(page.url()); presses += 1) {
        const question = await asks(page)
        if (presses % 2 === 0 || question) expect(await violations(page)).toEqual([])
        const before = await page.locator('body').innerText()
        await page.keyboard.press(question ? '1' : 'Space')
        await expect.poll(() => page.locator('body').innerText()).not.toBe(before)
      }
      await expect(page).not.toHaveURL(inLesson)
    },
  )
}

test('a press on an earlier step of the run leaves the button where it was', async ({ page }) => {
  await page.goto('./#learn=1.7')
  await button(page, 'Show me').click()
  await expect(button(page, 'Next')).toBeVisible()
  // What the card shows has come: it moves what is below it.
  await expect(page.getByRole('group', { name: 'Timeline' })).toContainText(/\d %/)
  await expect(lesson(page).locator('[aria-busy="true"]')).toHaveCount(0)
  const before = await button(page, 'Next').boundingBox()
  await lesson(page)
    .getByRole('button', { name: /^Step 5:/ })
    .click()
  await expect(button(page, 'Show me')).toBeVisible()
  expect(await button(page, 'Next').boundingBox()).toEqual(before)
  await button(page, 'Next').click()
  await expect(page).toHaveURL(/#learn=1\.8$/)
})

test('an answer stands where the button will stand, and moves nothing above it', async ({
  page,
}) => {
  await page.goto('./#learn=1.2')
  await asks(page)
  const place = async () => {
    const box = await headline(page).boundingBox()
    return box === null ? null : Math.round(box.y)
  }
  const before = await place()
  const answers = await prediction(page).boundingBox()
  await page.keyboard.press('1')
  const next = await button(page, 'Next').boundingBox()
  expect(await place()).toBe(before)
  expect(next === null || answers === null ? 1 : next.y + next.height).toBeCloseTo(
    answers === null ? 0 : answers.y + answers.height,
    0,
  )
})

test('the cure shows its two lines, and its lesson is done when it has been read', async ({
  page,
}) => {
  await page.goto('./#learn=1.9')
  await button(page, 'Next: what cured it').click()
  await expect(lesson(page)).toContainText('os.write(fd, self.encode(data))')
  await expect(lesson(page)).toContainText('os.rename(temporary, path)')
  await button(page, 'Lessons').click()
  await expect(lesson(page).getByRole('button', { name: /^1\. Lose the session/ })).toContainText(
    'done',
  )
})

test('the disk of a card is the file that the cookie names', async ({ page }) => {
  await page.goto('./#learn=1.3')
  await expect(lesson(page)).toContainText('sessionid3f9c the cookie names it')
  await button(page, 'Let A finish').click()
  await expect(lesson(page)).toContainText('sessionid1aa8 the cookie names it')
})

test('the end says what happened to the customer, and what would have avoided it', async ({
  page,
}) => {
  await page.goto('./#learn=1.8')
  await expect(lesson(page)).toContainText('The end, step 15 of 15')
  const customer = lesson(page).getByRole('group', { name: 'What the customer sees' })
  await expect(customer).toContainText('not logged in')
  await expect(customer).toContainText('3f9c → 0ec9')
  await expect(lesson(page)).toContainText('at step 7 A moves, and not B')
  expect(await violations(page)).toEqual([])
})

test('a customer who logged out and is in again is not shown as well', async ({ page }) => {
  await page.goto('./#learn=6.3')
  const customer = lesson(page).getByRole('group', { name: 'What the customer sees' })
  await expect(customer).toContainText('still logged in')
})
