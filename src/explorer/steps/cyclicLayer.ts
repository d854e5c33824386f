import type { Layer } from '../states/layer.ts'
import type { Sweep } from './sweep.ts'

/**
 * Finishes a layer whose states may lead to each other: first all its states, then their order.
 * Counts along the order; without an order there is a cycle, and runs can be infinite.
 */
export function finishLooping<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
): void {
  const order = topological(sweep, layer)
  if (order !== null && !sweep.endless) {
    for (const state of order) sweep.count(layer, rank, state)
    return
  }
  sweep.endless = true
  for (let nearer = true; nearer;) {
    nearer = false
    for (let state = 0; state < layer.count; state++) {
      if (sweep.count(layer, rank, state)) nearer = true
    }
  }
}

/** The states of a layer, each before those it leads to (Kahn 1962); null when some lead back. */
function topological<Local, Shared>(sweep: Sweep<Local, Shared>, layer: Layer): Int32Array | null {
  const waiting = new Int32Array(layer.count)
  for (let state = 0; state < layer.count; state++) {
    for (const next of sweep.within(layer, state)) waiting[next] = (waiting[next] as number) + 1
  }
  const order = new Int32Array(layer.count)
  let count = 0
  for (let state = 0; state < layer.count; state++) {
    if (waiting[state] === 0) order[count++] = state
  }
  for (let at = 0; at < count; at++) {
    for (const next of sweep.within(layer, order[at] as number)) {
      waiting[next] = (waiting[next] as number) - 1
      if (waiting[next] === 0) order[count++] = next
    }
  }
  return count === layer.count ? order : null
}
