import { expect } from '@playwright/test'
import { button, test } from './support.ts'
import { kept, newProgram, programsOf, textOf } from './writing.ts'

/** Numbers that look random and are the same in every run: mulberry32. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const SIGNS = Array.from('AZaz09-_&=%.é')

/** A link that was cut, or in which signs were lost, changed or put in behind `start` and before its schedule. */
function damagedLink(link: string, start: number, number: (below: number) => number): string {
  const end = link.indexOf('&schedule=')
  for (;;) {
    const at = start + number(end - start)
    const text = Array.from({ length: number(4) }, () => SIGNS[number(SIGNS.length)]).join('')
    const damaged =
      number(4) === 0 ? link.slice(0, at) : link.slice(0, at) + text + link.slice(at + number(9))
    if (damaged !== link && damaged !== '') return damaged
  }
}

test('300 damaged links: each is refused in a sentence, no page is blank, and a program that was kept is still there', async ({
  page,
}) => {
  test.slow()
  await newProgram(page)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# of mine')
  await kept(page)
  for (const _ of 'AAA') await button(page, 'Step A').click()
  await button(page, 'Share link').click()
  const shared = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  const link = shared.slice(shared.indexOf('#') + 1)
  expect(link).toMatch(/&schedule=AAA&at=3$/)
  const number = numbersFrom(6984)
  const hashes = Array.from({ length: 300 }, (_, index) => {
    return index % 2 === 0
      ? `#${damagedLink(link, 0, number)}`
      : // Without its beginning it is no link with a program.
        `#edit&${damagedLink(link, '4&own='.length, number)}`
  })
  const said = await page.evaluate(openInTurn, hashes)
  const odd = hashes.flatMap((hash, at) =>
    /^This link (could not|cannot) be opened/.test(said[at] ?? '') ? [] : [[hash, said[at]]],
  )
  expect(odd).toEqual([])
  await page.goto('./#edit')
  await expect(programsOf(page).getByRole('listitem')).toHaveCount(1)
  await programsOf(page).getByRole('button').first().click()
  await expect(textOf(page)).toContainText('# of mine')
  await button(page, 'To the stage').click()
})

/** In the page: puts each address in its bar, and waits for what is said of it. An empty text: the page is blank. */
async function openInTurn(hashes: readonly string[]): Promise<readonly string[]> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const sentence = (): string => {
    const notice = document.querySelector('aside[aria-label="Notice"] p')?.textContent ?? ''
    const problem = [...document.querySelectorAll('main p')].find((each) =>
      each.textContent.startsWith('This link cannot'),
    )
    return notice === '' ? (problem?.textContent ?? '') : notice
  }
  const said: string[] = []
  for (const hash of hashes) {
    document.querySelector<HTMLElement>('aside[aria-label="Notice"] button')?.click()
    const changed = new Promise((resolve) => {
      addEventListener('hashchange', resolve, { once: true })
    })
    location.hash = hash
    await changed
    await frame()
    while (sentence() === '' || sentence().startsWith('Fetching')) await frame()
    const blank = (document.querySelector('main')?.textContent ?? '').length < 100
    said.push(blank ? '' : sentence())
  }
  return said
}
