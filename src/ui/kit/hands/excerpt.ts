/** Of a listing of `total` lines, the `room` lines that show the first anchor and as many others as fit. */
export function excerpt(
  anchors: readonly number[],
  total: number,
  room: number,
): { readonly from: number; readonly to: number } {
  const [main = 1, ...others] = anchors
  let low = main
  let high = main
  for (const line of others) {
    const wider = { low: Math.min(low, line), high: Math.max(high, line) }
    if (wider.high - wider.low < room) ({ low, high } = wider)
  }
  const before = Math.floor((room - (high - low + 1)) / 2)
  const from = Math.max(1, Math.min(low - before, total - room + 1))
  return { from, to: Math.min(total, from + room - 1) }
}
