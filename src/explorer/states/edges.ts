import type { Steps } from './layer.ts'

/** The steps from the states of a layer, those of a state one after the other. */
export class Edges {
  count = 0
  /** by state: where its edges begin; one more at the end */
  begin = new Int32Array(32)
  /** where each edge leads: how much it raises the rank, and the place in that layer */
  raise: Steps
  place = new Uint32Array(64)

  /** @param wide whether ranks need more than 16 bits */
  constructor(wide: boolean) {
    this.raise = wide ? new Uint32Array(64) : new Uint16Array(64)
  }

  get bytes(): number {
    return this.begin.byteLength + this.raise.byteLength + this.place.byteLength
  }

  add(raise: number, place: number): void {
    if (this.count === this.place.length) this.#resize(Math.ceil(this.count * 1.4))
    this.raise[this.count] = raise
    this.place[this.count++] = place
  }

  /** All edges of a state are there; states come in their order. */
  finish(state: number): void {
    if (state + 1 >= this.begin.length) {
      const begin = new Int32Array(this.begin.length * 2)
      begin.set(this.begin)
      this.begin = begin
    }
    this.begin[state + 1] = this.count
  }

  /** Gives back what is left over of the room. */
  close(states: number): void {
    this.#resize(this.count)
    this.begin = this.begin.slice(0, states + 1)
  }

  #resize(room: number): void {
    const raise = this.raise instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room)
    raise.set(this.raise.subarray(0, this.count))
    this.raise = raise
    const place = new Uint32Array(room)
    place.set(this.place.subarray(0, this.count))
    this.place = place
  }
}
