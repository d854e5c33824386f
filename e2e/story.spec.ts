import { expect } from '@playwright/test'
import { COUNTER, COUNTER_FIXED } from './ownPrograms.ts'
import { button, openFinding, overflow, region, test } from './support.ts'
import { kept, pasteProgram, tabTo, textOf, typeProgram, verdictOf } from './writing.ts'

test.describe('from a cold page', () => {
  test.use({ skipLessons: false })

  test('by keyboard alone: write a race, see the loss and its shortest schedule, lock it, see that it is safe', async ({
    page,
  }) => {
    test.slow()
    await page.goto('./')
    await tabTo(page, /^Skip/)
    await page.keyboard.press('Enter')
    await expect(region(page, 'Timeline')).toBeVisible()
    await tabTo(page, /^More$/)
    await page.keyboard.press('Enter')
    // What is in the menu is fetched when it is opened.
    await expect(button(page, 'New program')).toBeVisible()
    await tabTo(page, /^New program$/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Your own program' })).toBeVisible()
    await tabTo(page, /^New program with processes/)
    await page.keyboard.press('Enter')
    await expect(textOf(page)).toBeFocused()
    await typeProgram(page, COUNTER)
    await expect(verdictOf(page)).toContainText('222 schedules: 210 end badly')
    await expect(verdictOf(page)).toContainText('“a visit was lost” in 210')
    await kept(page)
    await page.keyboard.press('Escape')
    await tabTo(page, /^To the loss/)
    await page.keyboard.press('Enter')
    await expect(region(page, 'Why')).toContainText('a visit was lost')
    await expect(page).toHaveURL(/#edit=\w+&schedule=AAAABBA&at=7$/)
    await tabTo(page, /^Program text$/)
    await typeProgram(page, COUNTER_FIXED)
    await expect(verdictOf(page)).toContainText(/All \d+ schedules are safe/)
    await expect(verdictOf(page)).toContainText('before: 210 of 222 ended badly')
    await kept(page)
    await page.reload()
    await expect(verdictOf(page)).toContainText(/All \d+ schedules are safe/)
    await expect(textOf(page)).toContainText('fcntl.flock')
  })
})

test.describe('on a phone by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('from the gallery: see the loss and its shortest schedule, lock it, see that it is safe', async ({
    page,
  }) => {
    const race = 'The visit that nobody counted'
    await page.goto('./#gallery')
    await page.getByRole('button', { name: `Open on the stage: ${race}` }).tap()
    await button(page, 'All schedules').tap()
    const verdict = await openFinding(page, 'Verdict')
    await verdict
      .getByRole('listitem')
      .filter({ hasText: 'a visit is lost' })
      .getByRole('button', { name: 'Shortest' })
      .tap()
    await button(page, 'To end').tap()
    await expect(region(page, 'Why')).toContainText('a visit is lost')
    await button(page, 'All schedules').tap()
    await button(page, 'Edit').tap()
    await expect(textOf(page)).toContainText('/data/visits')
    await expect(verdictOf(page)).toContainText('end badly')
    expect(await overflow(page)).toBe(0)
    await textOf(page).tap()
    await pasteProgram(page, COUNTER_FIXED)
    await expect(verdictOf(page)).toContainText(/All \d+ schedules are safe/)
    await expect(verdictOf(page)).toContainText(/before: \d+ of \d+ ended badly/)
    await page.getByRole('tab', { name: 'Run' }).tap()
    await button(page, 'Step A').tap()
    await expect(region(page, 'Why')).toContainText(/Step \d/)
    expect(await overflow(page)).toBe(0)
  })
})
