/** Brings what this step changed into view, inside the box alone: the page stays where it is. */
export function showChanged(
  box: HTMLElement,
  cards: readonly { readonly change: object | null }[],
): void {
  const index = cards.findIndex(({ change }) => change !== null)
  const card = box.firstElementChild?.children[index]
  if (!(card instanceof HTMLElement) || box.scrollHeight <= box.clientHeight) return
  const top = card.offsetTop - 4
  const bottom = top + card.offsetHeight + 8
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}
