/** States as rows of numbers, each row once, numbered in the order of first sight. */
export class StateTable {
  count = 0
  rows: Uint32Array
  readonly stride: number
  /** the number of a state, plus one; 0: free */
  #places = new Int32Array(1024)

  constructor(stride: number) {
    this.stride = stride
    this.rows = new Uint32Array(512 * stride)
  }

  get bytes(): number {
    return this.rows.byteLength + this.#places.byteLength
  }

  /** The number of a state, put there if it is new. */
  insert(row: Uint32Array): number {
    const mask = this.#places.length - 1
    let at = hashOf(row) & mask
    for (let place = this.#places[at] as number; place !== 0; place = this.#places[at] as number) {
      if (this.#isAt(place - 1, row)) return place - 1
      at = (at + 1) & mask
    }
    const added = this.count++
    if (this.count * this.stride > this.rows.length) {
      const before = this.rows
      this.rows = new Uint32Array(2 * before.length)
      this.rows.set(before)
    }
    this.rows.set(row, added * this.stride)
    this.#places[at] = added + 1
    if (this.count * 2 > this.#places.length) this.#spread()
    return added
  }

  #isAt(state: number, row: Uint32Array): boolean {
    const from = state * this.stride
    for (let word = 0; word < this.stride; word++) {
      if (this.rows[from + word] !== row[word]) return false
    }
    return true
  }

  #spread(): void {
    const places = new Int32Array(2 * this.#places.length)
    const mask = places.length - 1
    for (let state = 0; state < this.count; state++) {
      const from = state * this.stride
      let at = hashOf(this.rows.subarray(from, from + this.stride)) & mask
      while (places[at] !== 0) at = (at + 1) & mask
      places[at] = state + 1
    }
    this.#places = places
  }
}

function hashOf(row: Uint32Array): number {
  let hash = 0
  for (let word = 0; word < row.length; word++) {
    hash = Math.imul(hash ^ (row[word] as number), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}
