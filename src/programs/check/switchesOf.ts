import type { Graph, Schedule } from '../../explorer/index.ts'

/** How often a schedule switches away from a request that could go on. */
export function switchesOf(graph: Graph, schedule: Schedule): number {
  const states = graph.statesAlong(schedule)
  return schedule.filter((process, index) => {
    const before = schedule[index - 1]
    const state = states[index]
    if (before === undefined || before === process || state === undefined) return false
    return graph.successors(state).some((next) => next.process === before)
  }).length
}
