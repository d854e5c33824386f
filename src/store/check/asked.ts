import type { Answered } from './protocol.ts'

/** Pending questions. Each is answered once; null: the answer cannot be had any more. */
export class Asked {
  readonly #waiting = new Map<number, (answer: Answered | null) => void>()
  #last = 0

  ask(send: (id: number) => void): Promise<Answered | null> {
    const id = (this.#last += 1)
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      send(id)
    })
  }

  answer(id: number, answer: Answered | null): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  /** No answer will come to pending questions. */
  drop(): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const resolve of waiting) resolve(null)
  }
}
