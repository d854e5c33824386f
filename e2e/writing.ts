import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { indentAfter } from '../src/ui/panels/editor/text/indentAfter.ts'

export const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Program text' })
export const verdictOf = (page: Page): Locator => page.getByRole('status', { name: 'Live check' })
export const problemsOf = (page: Page): Locator => page.getByRole('list', { name: 'Problems' })
export const programsOf = (page: Page): Locator => page.getByRole('list', { name: 'My programs' })

/** Waits until the browser keeps what was typed. */
export async function kept(page: Page): Promise<void> {
  await expect(page.getByText('kept in this browser')).toBeVisible()
}

/** Begins a program with the first template, and waits for its verdict. */
export async function newProgram(page: Page): Promise<void> {
  await page.goto('./#edit')
  await page.getByRole('button', { name: 'New program with processes' }).click()
  await expect(textOf(page)).toBeFocused()
  await expect(verdictOf(page)).toContainText('222 schedules: 210 end badly')
}

/** Types a program in place of all, as a person does: the editor indents new lines by itself. */
export async function typeProgram(page: Page, program: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  let before = ''
  for (const [index, line] of program.trimEnd().split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    // What the editor has put there for an empty line goes with the next Enter.
    if (line === '') continue
    const wanted = line.length - line.trimStart().length
    const given = index === 0 ? 0 : indentAfter(before)
    for (let at = given; at > wanted; at -= 4) await page.keyboard.press('Backspace')
    await page.keyboard.type(`${' '.repeat(Math.max(0, wanted - given))}${line.trimStart()}`)
    before = line
  }
}

/** Pastes a program in place of all. */
export async function pasteProgram(page: Page, program: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), program)
  await textOf(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
}

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const { activeElement } = document
      const focused = activeElement?.shadowRoot?.activeElement ?? activeElement
      return focused?.getAttribute('aria-label') ?? focused?.textContent ?? ''
    })
    if (name.test(label)) return
  }
  throw new Error(`expected Tab to reach ${String(name)}`)
}
