/**
 * Presses the button that a person pressed on the opening card in index.html before the app
 * listened. The script there keeps its text; the button of the card stands for any other.
 */
export function pressEarly(): void {
  const { dataset } = document.documentElement
  const pressed = dataset['pressed']
  delete dataset['pressed']
  if (pressed === undefined) return
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')]
  const primary = buttons.find((button) => button.matches('[data-primary]'))
  const same = buttons.find(({ textContent }) => textContent === pressed) ?? primary
  same?.click()
}
