/**
 * Was the one button of the opening card pressed before the app listened? Asked once: the script in
 * index.html keeps the press.
 */
export function takeEarlyPress(): boolean {
  const { dataset } = document.documentElement
  const pressed = dataset['pressed'] !== undefined
  delete dataset['pressed']
  return pressed
}
