import { BugError } from '../../base/index.ts'
import type { Op, Place } from '../code.ts'
import { mayRaise } from './mayRaise.ts'
import type { Span } from '../source.ts'
import { stepwise } from './stepwise.ts'
import type { Part, Stepwise } from './stepwise.ts'

/** A place in the flow that points and jumps may lead to before it is known where it is. */
export interface Label {
  used: boolean
}

/** A point that has no id yet and leads to labels. */
export interface Draft {
  readonly op: Op
  readonly span: Span
  /** what its id says after the line number */
  readonly text: string
  /** null: what follows it */
  readonly next: Label | null
  readonly otherwise: Label | null
  readonly raises: Label | null
  /** asserts only that a local is bound; superfluous where that is certain */
  readonly check: boolean
  readonly held: readonly number[]
}

export type Item =
  | { readonly tag: 'point'; readonly draft: Draft }
  | { readonly tag: 'mark'; readonly label: Label }
  | { readonly tag: 'jump'; readonly label: Label }

interface Flow {
  readonly next?: Label
  readonly otherwise?: Label
}

export type Temp = Extract<Place, { kind: 'temp' }>

const NO_LOCALS: ReadonlySet<string> = new Set()

/**
 * Collects the points of one function in the order in which they are emitted. What cannot be
 * reached is not kept. Temporaries are handed out like a stack: release what `mark` returned.
 */
export class Assembler {
  readonly items: Item[] = []
  /** where an exception goes that is raised by what is emitted now; null: out of the function */
  handler: Label | null = null
  /** the temporaries that stay alive while what is emitted now runs, innermost last */
  held: readonly number[] = []
  /** how many points were emitted so far */
  count = 0
  #live = true
  #temps = 0
  #lasting = 0
  readonly #stored: ReadonlySet<string> | null

  /** `stored`: every operation that others could notice is a point of its own; see `stepwise` */
  constructor(stored: ReadonlySet<string> | null = null) {
    this.#stored = stored
  }

  get live(): boolean {
    return this.#live
  }

  label(): Label {
    return { used: false }
  }

  /** Places the label here. */
  place(label: Label): void {
    this.items.push({ tag: 'mark', label })
    this.#live ||= label.used
  }

  jump(label: Label): void {
    if (!this.#live) return
    label.used = true
    this.items.push({ tag: 'jump', label })
    this.#live = false
  }

  /** Returns what `remove` takes; null where nothing can come. */
  emit(op: Op, span: Span, text: string, flow: Flow = {}): Item | null {
    if (!this.#live) return null
    const { before, op: alone, after } = this.#pieces(op)
    for (const part of before) this.items.push(this.#part(part, span))
    const item: Item = { tag: 'point', draft: this.#draft(alone, span, text, flow, false) }
    this.items.push(item)
    for (const part of after) this.items.push(this.#part(part, span))
    if (flow.next !== undefined || endsFlow(op)) this.#live = false
    return item
  }

  #pieces(op: Op): Stepwise {
    if (this.#stored === null) return { before: [], op, after: [] }
    return stepwise(op, () => this.temp(), this.#stored)
  }

  #part({ op, text, check }: Part, span: Span): Item {
    return { tag: 'point', draft: this.#draft(op, span, text, {}, check) }
  }

  /** Takes a point out that turned out to be superfluous. Positions no longer hold. */
  remove(item: Item): void {
    this.items.splice(this.items.indexOf(item), 1)
  }

  /** The position for `insert`. */
  position(): number {
    return this.items.length
  }

  /** Puts a point where the position was taken. Positions taken later no longer hold. */
  insert(position: number, op: Op, span: Span, text: string, check: boolean): void {
    const { before, op: alone, after } = this.#pieces(op)
    const whole = { op: alone, text, check }
    const parts = [...before, whole, ...after].map((part) => this.#part(part, span))
    this.items.splice(position, 0, ...parts)
  }

  temp(): Temp {
    return { kind: 'temp', index: this.#temps++ }
  }

  /** A temporary that is not handed out again: it never holds what something else left in it. */
  lastingTemp(): Temp {
    return { kind: 'temp', index: --this.#lasting }
  }

  mark(): number {
    return this.#temps
  }

  release(mark: number): void {
    if (mark > this.#temps) throw new BugError('expected temporaries to be released in order')
    this.#temps = mark
  }

  #draft(op: Op, span: Span, text: string, flow: Flow, check: boolean): Draft {
    const raises = mayRaise(op, NO_LOCALS) ? this.handler : null
    const next = flow.next ?? null
    const otherwise = flow.otherwise ?? null
    for (const label of [next, otherwise, raises]) if (label !== null) label.used = true
    this.count += 1
    return { op, span, text, next, otherwise, raises, check, held: this.held }
  }
}

function endsFlow(op: Op): boolean {
  return op.kind === 'return' || op.kind === 'raise' || op.kind === 'reraise'
}
