/** Characters that are shown before a text is folded: four lines on a narrow card. */
const LONG = 160

/** The beginning of a text that is too long for a card; null when it fits. */
export function clippedEnd(text: string): string | null {
  return text.length <= LONG ? null : `${text.slice(0, LONG - 20).trimEnd()}…`
}

/** A stored text in two parts: what it says, and ":" with the checksum, where there is one. */
export function partsOf(text: string): { readonly body: string; readonly checksum: string | null } {
  const match = /^(.*)(:[0-9a-f]{8,40})$/s.exec(text)
  const [, body, checksum] = match ?? []
  return body === undefined || checksum === undefined
    ? { body: text, checksum: null }
    : { body, checksum }
}
