import { BugError } from '../../base/index.ts'
import type { Item, Label } from './assembler.ts'
import { certainlyBound } from './bound.ts'
import type { HeldRegion, Point, PointId } from '../code.ts'
import { mayRaise } from './mayRaise.ts'
import type { Node } from '../parse/node.ts'

export interface Assembled {
  readonly points: readonly Point[]
  readonly held?: readonly HeldRegion[]
}

/**
 * The points of a function from what was emitted for it: jumps become edges, superfluous checks,
 * impossible exception edges and unreachable points go, and every point gets its id.
 */
export function assemble(items: readonly Item[], parameters: readonly string[]): Assembled {
  const drafts = resolve(items)
  const bound = certainlyBound(drafts, parameters)
  const nodes = drafts.map((node, index) => {
    const locals = bound[index]
    const silent = locals === undefined || !mayRaise(node.op, locals)
    return silent ? { ...node, raises: null } : node
  })
  const skipped = (index: number): boolean => {
    const node = nodes[index]
    return node !== undefined && node.check && node.raises === null && isBound(node, bound[index])
  }
  return name(nodes, skipped)
}

function isBound(node: Node, bound: ReadonlySet<string> | undefined): boolean {
  return bound !== undefined && !mayRaise(node.op, bound)
}

function resolve(items: readonly Item[]): readonly Node[] {
  const marks = new Map<Label, number>()
  const numbers: number[] = []
  let count = 0
  items.forEach((item, position) => {
    if (item.tag === 'mark') marks.set(item.label, position)
    numbers.push(count)
    if (item.tag === 'point') count += 1
  })
  const at = (position: number): number => {
    const item = items[position]
    if (item === undefined) return -1
    if (item.tag === 'point') return numbers[position] ?? -1
    return item.tag === 'mark' ? at(position + 1) : follow(item.label)
  }
  const follow = (label: Label): number => {
    const position = marks.get(label)
    if (position === undefined) throw new BugError('expected every label that is used to be placed')
    return at(position)
  }
  return items.flatMap((item, position): Node[] => {
    if (item.tag !== 'point') return []
    const { op, span, text, check, next, otherwise, raises, held } = item.draft
    const leaves = op.kind === 'return' || op.kind === 'raise' || op.kind === 'reraise'
    const after = next === null ? at(position + 1) : follow(next)
    return [
      {
        op,
        span,
        text,
        check,
        held,
        next: leaves ? null : after,
        otherwise: otherwise === null ? null : follow(otherwise),
        raises: raises === null ? null : follow(raises),
      },
    ]
  })
}

function name(nodes: readonly Node[], skipped: (index: number) => boolean): Assembled {
  const landing = (index: number): number => {
    const { next } = nodeAt(nodes, index)
    return skipped(index) && next !== null ? landing(next) : index
  }
  const order = reachable(nodes, landing)
  if (order[0] !== landing(0)) throw new BugError('expected the entry to be the first point')
  const ids = pointIds(nodes, order)
  const target = (edge: number | null) => (edge === null ? null : (ids.get(landing(edge)) ?? null))
  const points = [...ids].map(([index, id]) => {
    const { op, span, next, otherwise, raises } = nodeAt(nodes, index)
    const edges = { next: target(next), otherwise: target(otherwise), raises: target(raises) }
    return { id, span, op, ...edges }
  })
  const held = heldRegions([...ids.keys()].map((index) => nodeAt(nodes, index)))
  return held.length === 0 ? { points } : { points, held }
}

/** Regions are contiguous, because their points were emitted one after the other. */
function heldRegions(nodes: readonly Node[]): readonly HeldRegion[] {
  const open = new Map<number, number>()
  const regions: HeldRegion[] = []
  for (let at = 0; at <= nodes.length; at++) {
    const now = nodes[at]?.held ?? []
    for (const [temp, from] of open) {
      if (now.includes(temp)) continue
      open.delete(temp)
      regions.push({ temp, from, to: at })
    }
    for (const temp of now) if (!open.has(temp)) open.set(temp, at)
  }
  return regions
}

function nodeAt(nodes: readonly Node[], index: number): Node {
  const node = nodes[index]
  if (node === undefined) throw new BugError('expected the flow to end in a return or a raise')
  return node
}

/** In ascending order, without those that are skipped. */
function reachable(nodes: readonly Node[], landing: (index: number) => number): readonly number[] {
  const reached = new Set<number>()
  const pending = [landing(0)]
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    const { next, otherwise, raises } = nodeAt(nodes, index)
    for (const edge of [next, otherwise, raises]) if (edge !== null) pending.push(landing(edge))
  }
  return [...reached].sort((a, b) => a - b)
}

/** The line and what happens; the second of the same kind gets a number. */
function pointIds(nodes: readonly Node[], order: readonly number[]): ReadonlyMap<number, PointId> {
  const ids = new Map<number, PointId>()
  const taken = new Map<string, number>()
  for (const index of order) {
    const { span, text } = nodeAt(nodes, index)
    const id = `${span.line} ${text}`
    const times = (taken.get(id) ?? 0) + 1
    taken.set(id, times)
    ids.set(index, times === 1 ? id : `${id} ·${times}`)
  }
  return ids
}
