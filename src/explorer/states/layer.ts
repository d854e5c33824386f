import { Edges } from './edges.ts'

/** Entries at most this full while a layer grows, and exactly this full once it is complete. */
const FULL = 0.75

/** Of a state's gathered numbers: how likely a random scheduler is to pass it. */
export const ODDS = 0
/** The most steps from the start. */
export const MOST = 1
/** Where the number of ways begins. */
export const LIMBS = 2

export type Steps = Uint16Array | Uint32Array

export interface LayerShape {
  /** words of an entry, and how many of them are its key */
  readonly stride: number
  readonly keyWords: number
  readonly limbs: number
  /** wider numbers of steps are needed */
  readonly wide: boolean
  /** states that there is room for at first, at least 2 */
  readonly room: number
  /** a state stands for its orbit, and edges are kept */
  readonly orbits: boolean
}

/**
 * The states of one rank, in order of first sight: their words, a hash index over them
 * (open addressing with linear probing: Knuth, volume 3, section 6.4), and what is known about the
 * ways to them. Room is doubled when it runs out; a layer is a small part of
 * the search, so that no growth takes long.
 */
export class Layer {
  count = 0
  /** states before this one have been expanded */
  done = 0
  words: Uint32Array
  /** number of a state + 1, or 0 */
  index: Int32Array
  scale: number
  room: number
  /** fewest steps from the start */
  fewest: Steps
  /**
   * What is gathered before a state's turn comes, together because it is used together:
   * `LIMBS + limbs` doubles a state, ODDS, MOST and the limbs of the number of ways to it.
   */
  gathered: Float64Array
  /** the kinds of ends that can be reached, `kindWords` of them a state; empty until judged */
  ends: Uint32Array = new Uint32Array(0)
  /** outcomes of which a shortest schedule passes here */
  trail: Steps = new Uint16Array(0)
  /** of a search for orbits: how many states each has; else empty */
  sizes: Uint16Array
  /** of a search for orbits: where the steps of its states lead */
  readonly edges: Edges | null
  readonly stride: number
  readonly keyWords: number
  readonly limbs: number

  constructor({ stride, keyWords, limbs, wide, room, orbits }: LayerShape) {
    this.stride = stride
    this.keyWords = keyWords
    this.limbs = limbs
    this.room = room
    this.words = new Uint32Array(this.room * stride)
    this.index = new Int32Array(Math.ceil(this.room / FULL) + 1)
    this.scale = this.index.length / 2 ** 32
    this.fewest = wide ? new Uint32Array(this.room) : new Uint16Array(this.room)
    this.gathered = new Float64Array(this.room * (LIMBS + limbs))
    this.sizes = new Uint16Array(orbits ? this.room : 0)
    this.edges = orbits ? new Edges(wide) : null
  }

  /** How many states of the unreduced search a state stands for. */
  size(state: number): number {
    return this.sizes[state] ?? 1
  }

  get bytes(): number {
    const { words, index, fewest, gathered, ends, trail, sizes } = this
    const arrays = [words, index, fewest, gathered, ends, trail, sizes]
    return arrays.reduce((sum, array) => sum + array.byteLength, this.edges?.bytes ?? 0)
  }

  /** Frees what only a growing layer needs: spare room and the paths to its states. */
  close(): void {
    this.gathered = new Float64Array(0)
    this.edges?.close(this.count)
    // One place more, because new states are written before there is room for the next.
    if (this.room !== this.count + 1) this.#resize(this.count + 1)
  }

  grow(): void {
    const { room } = this
    this.#resize(room * 2)
    const gathered = new Float64Array(room * 2 * (LIMBS + this.limbs))
    gathered.set(this.gathered)
    this.gathered = gathered
  }

  #resize(room: number): void {
    const { stride, keyWords, count } = this
    this.room = room
    const words = new Uint32Array(room * stride)
    words.set(this.words.subarray(0, count * stride))
    this.words = words
    this.fewest = resizeSteps(this.fewest, room)
    if (this.edges !== null) {
      const sizes = new Uint16Array(room)
      sizes.set(this.sizes.subarray(0, count))
      this.sizes = sizes
    }
    const index = new Int32Array(Math.ceil(room / FULL) + 1)
    const scale = index.length / 2 ** 32
    for (let state = 0; state < count; state++) {
      let at = (hash(words, state * stride, keyWords) * scale) | 0
      while (index[at] !== 0) at = at + 1 === index.length ? 0 : at + 1
      index[at] = state + 1
    }
    this.index = index
    this.scale = scale
  }
}

function resizeSteps(steps: Steps, room: number): Steps {
  const copy = steps instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room)
  copy.set(steps.subarray(0, Math.min(steps.length, room)))
  return copy
}

function hash(words: Uint32Array, from: number, count: number): number {
  if (count === 2) return hashPair(words[from] as number, words[from + 1] as number)
  let value = 0
  for (let word = 0; word < count; word++) {
    value = Math.imul(value ^ (words[from + word] as number), 0x9e3779b1)
    value ^= value >>> 15
  }
  return Math.imul(value, 0x85ebca6b) >>> 0
}

function hashPair(first: number, second: number): number {
  let value = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** Where a state of two words is, or -1 - the slot it belongs in. */
export function findPair(layer: Layer, first: number, second: number): number {
  const { index, words } = layer
  let at = (hashPair(first, second) * layer.scale) | 0
  for (let entry = index[at] as number; entry !== 0; entry = index[at] as number) {
    const state = entry - 1
    if (words[2 * state] === first >>> 0 && words[2 * state + 1] === second >>> 0) return state
    at = at + 1 === index.length ? 0 : at + 1
  }
  return -1 - at
}

/** The same for states of any number of words; `key` begins at `from`. */
export function findState(layer: Layer, key: Uint32Array, from: number): number {
  const { index, words, stride, keyWords } = layer
  let at = (hash(key, from, keyWords) * layer.scale) | 0
  for (let entry = index[at] as number; entry !== 0; entry = index[at] as number) {
    const base = (entry - 1) * stride
    let word = 0
    while (word < keyWords && words[base + word] === key[from + word]) word++
    if (word === keyWords) return entry - 1
    at = at + 1 === index.length ? 0 : at + 1
  }
  return -1 - at
}

/** Puts a new state of two words into the slot that `findPair` named. */
export function addPair(layer: Layer, slot: number, first: number, second: number): number {
  const state = layer.count++
  layer.words[2 * state] = first
  layer.words[2 * state + 1] = second
  layer.index[-1 - slot] = state + 1
  if (layer.count === layer.room) layer.grow()
  return state
}

export function addState(layer: Layer, slot: number, key: Uint32Array, from: number): number {
  const state = layer.count++
  for (let word = 0; word < layer.stride; word++) {
    layer.words[state * layer.stride + word] = key[from + word] as number
  }
  layer.index[-1 - slot] = state + 1
  if (layer.count === layer.room) layer.grow()
  return state
}
