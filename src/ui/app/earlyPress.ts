import { createStore } from 'zustand/vanilla'

/** What has been done on the opening card before the model came. */
export interface Earlier {
  /** the position that is shown */
  readonly cursor: number
  /** the last position that was reached */
  readonly furthest: number
  /** the text of the button that was pressed and needs more than is there; null: none was */
  readonly waits: string | null
  /** how often such a button was pressed */
  readonly asked: number
  /** the rest of the page could not be fetched */
  readonly failed: boolean
}

const NOTHING: Earlier = { cursor: 0, furthest: 0, waits: null, asked: 0, failed: false }

/** One page has one opening card. */
export const earlier = createStore<Earlier>()(() => NOTHING)

/**
 * Presses the button that a person pressed on the opening card in index.html before a script
 * listened. The script there keeps its text; the button of the card stands for any other.
 */
export function pressEarly(): void {
  const { dataset } = document.documentElement
  const pressed = dataset['pressed']
  delete dataset['pressed']
  if (pressed !== undefined) pressButton(pressed)
}

/** Brings the first card to where the opening was left, and does what was pressed there meanwhile. */
export function goOnFromOpening(goTo: (cursor: number) => void): void {
  const { cursor, furthest, waits } = earlier.getState()
  earlier.setState(NOTHING)
  if (furthest > 0) goTo(furthest)
  if (cursor < furthest) goTo(cursor)
  if (waits === null) return
  // React draws the position in a microtask of its own, which comes first.
  queueMicrotask(() => {
    pressButton(waits)
  })
}

function pressButton(text: string): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')]
  const primary = buttons.find((button) => button.matches('[data-primary]'))
  const same = buttons.find(({ textContent }) => textContent === text) ?? primary
  same?.click()
}
