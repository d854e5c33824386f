import { expect } from '@playwright/test'
import { HOSTILE, ownLink } from './ownPrograms.ts'
import { region, test } from './support.ts'
import { textOf, verdictOf } from './writing.ts'

/** What the page says of each program, in place of a verdict or as one. */
const SAID: Readonly<Record<string, RegExp>> = {
  'loops at its top': /Line 2.*more than 50,000 operations in a row/,
  'loops in setup': /Line 9.*more than 50,000 operations in a row/,
  'loops in a process': /Some runs meet what Racetrack does not model/,
  'makes a huge list': /Line 1.*a value as long as this/,
  'grows without end': /Line 3.*holds more than 8 million characters/,
  'is 64 KiB of brackets': /Line 1.*Brackets are nested too deeply here/,
  // On a machine that is very busy it is given up after five seconds.
  'is 64 KiB of functions': /All 2 schedules are safe|takes too long/,
}

for (const [what, sentence] of Object.entries(SAID)) {
  const program = HOSTILE[what] ?? ''

  test(`a link whose program ${what} opens in the editor: it is said, and the text can be changed`, async ({
    page,
  }) => {
    await page.goto(`./#edit&${ownLink(program).slice(3)}`)
    const text = textOf(page)
    await expect(text).toBeFocused()
    // It is read by now, or runs without an end: keys are shown all the same.
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('# mine')
    await expect(text).toContainText('# mine')
    const said = region(page, 'Problems of the text').or(verdictOf(page))
    await expect(said.filter({ hasText: sentence })).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('ControlOrMeta+Home')
    await expect(text).toContainText(program.slice(0, 8))
  })
}
