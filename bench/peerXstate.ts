import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { peerEvents, peerMachine } from './xstateModel.ts'
import type { Letter, PeerProgram } from './xstateModel.ts'

/** Times in seconds, each of one run after a warm-up with a request less. */
export interface XstateMeasured {
  readonly states: number
  readonly adjacency: number
  readonly shortestPaths: number
}

export function measureXstate(program: PeerProgram, requests: number): XstateMeasured {
  if (requests > 1) {
    walk(program, requests - 1, getAdjacencyMap)
    walk(program, requests - 1, getShortestPaths)
  }
  const adjacency = walk(program, requests, getAdjacencyMap)
  const paths = walk(program, requests, getShortestPaths)
  if (paths.found !== adjacency.found) {
    throw new Error(`expected ${adjacency.found} shortest paths, got ${paths.found}`)
  }
  return { states: adjacency.found, adjacency: adjacency.seconds, shortestPaths: paths.seconds }
}

function walk(
  program: PeerProgram,
  requests: number,
  search: (
    machine: ReturnType<typeof peerMachine>,
    options: { events: { readonly type: Letter }[] },
  ) => object,
): { readonly found: number; readonly seconds: number } {
  const machine = peerMachine(program, requests)
  const started = performance.now()
  const found = search(machine, { events: [...peerEvents(requests)] })
  return { found: Object.keys(found).length, seconds: (performance.now() - started) / 1000 }
}
