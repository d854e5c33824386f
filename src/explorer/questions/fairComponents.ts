import { strongComponents } from '../steps/strongComponents.ts'

/** The steps of a graph, those of a node one after the other. */
export interface Steps {
  /** by node: where its steps begin in `to` and `mover`; one more at the end */
  readonly first: Int32Array
  /** where each step leads, and which process takes it */
  readonly to: Int32Array
  readonly mover: Uint8Array
  /** by node: bit p is set when process p can move, here or out of the graph */
  readonly enabled: Uint8Array
}

/**
 * The largest sets of nodes that a run can keep going round in for ever under strong fairness: each
 * is strongly connected, has a step, and every process that can move somewhere in it moves in it.
 * A component in which some process can move but never does is searched again without the nodes
 * where it can: the emptiness check of Streett automata (Lichtenstein and Pnueli, POPL 1985;
 * Emerson and Lei, Science of Computer Programming 8, 1987).
 */
export function fairComponents(steps: Steps): readonly (readonly number[])[] {
  const nodes = steps.enabled.length
  const fair: (readonly number[])[] = []
  const open: (readonly number[])[] = [Array.from({ length: nodes }, (_, node) => node)]
  const place = new Int32Array(nodes).fill(-1)
  for (let among = open.pop(); among !== undefined; among = open.pop()) {
    for (const component of componentsAmong(steps, among, place)) {
      const { able, moving } = activity(steps, component)
      const still = able & ~moving
      if (moving === 0) continue
      if (still === 0) fair.push(component)
      else open.push(component.filter((node) => ((steps.enabled[node] as number) & still) === 0))
    }
  }
  return fair
}

/** The components of the part of a graph that has these nodes. `place`: -1 everywhere. */
function componentsAmong(
  { first, to }: Steps,
  among: readonly number[],
  place: Int32Array,
): readonly (readonly number[])[] {
  for (const [index, node] of among.entries()) place[node] = index
  const found = strongComponents(among.length, (index) => {
    const node = among[index] as number
    const next: number[] = []
    for (let step = first[node] as number; step < (first[node + 1] as number); step++) {
      const target = place[to[step] as number] as number
      if (target >= 0) next.push(target)
    }
    return next
  })
  for (const node of among) place[node] = -1
  return found.map((members) => members.map((index) => among[index] as number))
}

/** Who can move somewhere in a component, and who moves within it. */
function activity(
  { first, to, mover, enabled }: Steps,
  component: readonly number[],
): { readonly able: number; readonly moving: number } {
  const inside = new Set(component)
  let able = 0
  let moving = 0
  for (const node of component) {
    able |= enabled[node] as number
    for (let step = first[node] as number; step < (first[node + 1] as number); step++) {
      if (inside.has(to[step] as number)) moving |= 1 << (mover[step] as number)
    }
  }
  return { able, moving }
}
