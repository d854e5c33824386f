import type { Json } from '../../machine/index.ts'

/** "user 42, cart 1": the data of a session in one line. */
export function dataText(data: Readonly<Record<string, Json>>): string {
  const pairs = Object.entries(data).map(([name, value]) => `${name} ${valueText(value)}`)
  return pairs.sort().reverse().join(', ')
}

function valueText(value: Json): string {
  if (value === null) return 'None'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length <= LONG ? text : `${text.slice(0, SHOWN)}… (${text.length} characters)`
}

/** A longer value is cut, so that the headline has room for the others. */
const LONG = 24
const SHOWN = 6
