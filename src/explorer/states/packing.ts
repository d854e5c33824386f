import { BugError } from '../../base/index.ts'

/**
 * How a state vector is packed: where its parts sit in 32-bit words. Field p < processes is the local state of
 * process p; then the shared state, which always opens word 0; then the sleeping processes.
 */
export interface Layout {
  readonly words: number
  readonly word: Int32Array
  readonly shift: Int32Array
  /** the mask of a field after shifting it down; its value may be anything up to that */
  readonly mask: Uint32Array
  /** `clear[p * words + w]` keeps of word w what a step of process p leaves alone */
  readonly clear: Int32Array
}

const WORD = 32

/**
 * The fewest words that hold fields of these widths without cutting one, the room left over
 * shared out among the fields of each word.
 *
 * @param needed bits of each field: one per process, the shared state, the sleeping processes
 */
export function layoutFor(needed: readonly number[], processes: number): Layout {
  if (needed.some((bits) => bits > WORD)) throw new BugError(`expected fields up to 32 bits`)
  const bins: { free: number; readonly fields: number[] }[] = []
  const bySize = needed.map((bits, field) => ({ bits, field }))
  bySize.sort((a, b) => b.bits - a.bits || a.field - b.field)
  // The shared state goes first, so that it opens word 0.
  bySize.sort((a, b) => Number(b.field === processes) - Number(a.field === processes))
  for (const { bits, field } of bySize) {
    let bin = bins.find(({ free }) => free >= bits)
    if (bin === undefined) bins.push((bin = { free: WORD, fields: [] }))
    bin.free -= bits
    bin.fields.push(field)
  }
  // Two words at least: states of two words are what the hot loop is made for.
  if (bins.length === 1) bins.push({ free: 0, fields: [] })
  const width = [...needed]
  for (const { free, fields } of bins) {
    // Sleeping processes never need more bits than there are processes.
    const growing = fields.filter((field) => field <= processes)
    for (let spare = 0; spare < free && growing.length > 0; spare++) {
      const field = growing[spare % growing.length] as number
      width[field] = (width[field] as number) + 1
    }
  }
  return placeFields(bins, width, processes)
}

function placeFields(
  bins: readonly { readonly fields: readonly number[] }[],
  width: readonly number[],
  processes: number,
): Layout {
  const words = bins.length
  const word = new Int32Array(width.length)
  const shift = new Int32Array(width.length)
  const mask = new Uint32Array(width.length)
  for (const [index, { fields }] of bins.entries()) {
    let at = 0
    for (const field of fields) {
      const bits = width[field] as number
      word[field] = index
      shift[field] = at
      mask[field] = bits >= WORD ? 0xffffffff : 2 ** bits - 1
      at += bits
    }
  }
  const clear = new Int32Array(processes * words).fill(-1)
  for (let process = 0; process < processes; process++) {
    for (let field = 0; field < width.length; field++) {
      // A step changes who sleeps as well; the shared state is field `processes`.
      if (field < processes && field !== process) continue
      const at = process * words + (word[field] as number)
      clear[at] = (clear[at] as number) & ~((mask[field] as number) << (shift[field] as number))
    }
  }
  return { words, word, shift, mask, clear }
}

/** Bits that hold every number below `count`, at least one. */
export function bitsFor(count: number): number {
  return Math.max(1, 32 - Math.clz32(Math.max(0, count - 1)))
}
