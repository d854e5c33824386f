import { expect } from 'vitest'
import { independent } from '../steps/commuting.ts'
import type { Footprint, Model } from '../model.ts'

interface State<Local, Shared> {
  readonly locals: readonly Local[]
  readonly shared: Shared
}

/**
 * In every state that is met first (`most` of them) the footprints of a model keep what the search of one schedule of each
 * class builds on: steps that do not meet commute, and each of them touches the same after the other; two that
 * meet still do so when one of them was made; what lets a process move, or stops it, meets what it waits on.
 * How many pairs of steps commute.
 */
export function expectSoundFootprints<Local, Shared>(
  model: Model<Local, Shared>,
  most: number,
): number {
  let commuting = 0
  for (const state of firstStates(model, most)) {
    const touches = state.locals.map((_, process) => touchesOf(model, state, process))
    for (const [one, first] of touches.entries()) {
      const next = after(model, state, one)
      if (next === null) continue
      for (const [other, second] of touches.entries()) {
        if (one === other) continue
        const then = touchesOf(model, next, other)
        const moved = after(model, state, other)
        if (!independent(first, second)) {
          expect([one, other, independent(first, then)]).toEqual([one, other, false])
          continue
        }
        expect([one, other, then]).toEqual([one, other, second])
        const end = after(model, next, other)
        expect(end === null).toBe(moved === null)
        if (end === null || moved === null) continue
        commuting += 1
        const otherWay = after(model, moved, one)
        expect(otherWay && keyOf(model, otherWay)).toBe(keyOf(model, end))
      }
    }
  }
  return commuting
}

function firstStates<Local, Shared>(
  model: Model<Local, Shared>,
  most: number,
): readonly State<Local, Shared>[] {
  const first = { locals: model.locals, shared: model.shared }
  const states = new Map<string, State<Local, Shared>>([[keyOf(model, first), first]])
  for (const state of states.values()) {
    if (states.size >= most) break
    for (let process = 0; process < model.processes; process++) {
      const next = after(model, state, process)
      if (next !== null) states.set(keyOf(model, next), states.get(keyOf(model, next)) ?? next)
    }
  }
  return [...states.values()]
}

/** Of a process that cannot move: what it waits on. */
function touchesOf<Local, Shared>(
  model: Model<Local, Shared>,
  { locals, shared }: State<Local, Shared>,
  process: number,
): Footprint {
  const local = locals[process] as Local
  const found = model.footprint?.(process, local, shared)
  if (found === undefined) throw new Error('expected footprints')
  if (found !== null) return sorted(found)
  return sorted({ reads: model.waitsOn?.(process, local, shared) ?? ['unknown'], writes: [] })
}

function sorted({ reads, writes }: Footprint): Footprint {
  return { reads: [...new Set(reads)].sort(), writes: [...new Set(writes)].sort() }
}

function after<Local, Shared>(
  model: Model<Local, Shared>,
  { locals, shared }: State<Local, Shared>,
  process: number,
): State<Local, Shared> | null {
  const moved = model.step(process, locals[process] as Local, shared)
  if (moved === null) return null
  const next = locals.with(process, moved.local)
  const holds = model.mayHoldGarbage?.(moved.shared) ?? model.collect !== undefined
  const collected = holds ? model.collect?.(next, moved.shared) : undefined
  return { locals: next, shared: collected ?? moved.shared }
}

function keyOf<Local, Shared>(
  model: Model<Local, Shared>,
  { locals, shared }: State<Local, Shared>,
): string {
  const keys = locals.map((local, process) => model.localKey(process, local))
  return [...keys, model.sharedKey(shared)].join('|')
}
