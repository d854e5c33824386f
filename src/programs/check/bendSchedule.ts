import type { Graph, Schedule } from '../../explorer/index.ts'

/**
 * A schedule that passes a point where each process has made `wanted` steps, and keeps as much of
 * the order of the given one as can be: as few pairs of steps as possible change places. After
 * the point it continues like the given one; if that was over, so is this. Null when no schedule
 * passes there.
 */
export function bendSchedule(
  graph: Graph,
  schedule: Schedule,
  wanted: readonly number[],
): Schedule | null {
  const there = wayThere(graph, schedule, wanted)
  if (there === null) return null
  const wasOver = isOver(graph, graph.statesAlong(schedule).at(-1) ?? graph.start)
  return goOn(graph, there, remainder(schedule, wanted), wasOver)
}

interface Node {
  readonly state: number
  readonly steps: readonly number[]
  readonly changes: number
  readonly way: Schedule
}

/** Layer by layer, the fewest changes to every state with every count of steps. */
function wayThere(graph: Graph, schedule: Schedule, wanted: readonly number[]): Schedule | null {
  const order = positions(schedule, wanted.length)
  const total = wanted.reduce((sum, steps) => sum + steps, 0)
  const start = { state: graph.start, steps: wanted.map(() => 0), changes: 0, way: [] }
  let front = new Map<string, Node>([['', start]])
  for (let step = 0; step < total; step++) {
    const next = new Map<string, Node>()
    for (const node of front.values()) {
      for (const { process, to } of graph.successors(node.state)) {
        const taken = node.steps[process] ?? 0
        if (taken >= (wanted[process] ?? 0)) continue
        const steps = node.steps.with(process, taken + 1)
        const key = `${to},${steps.join()}`
        const changes = node.changes + overtake(order, node.steps, process, taken)
        const before = next.get(key)
        if (before !== undefined && before.changes <= changes) continue
        next.set(key, { state: to, steps, changes, way: [...node.way, process] })
      }
    }
    front = next
  }
  const best = [...front.values()].reduce<Node | null>(
    (best, node) => (best === null || node.changes < best.changes ? node : best),
    null,
  )
  return best?.way ?? null
}

/** For each process, at which steps of the schedule it moves. */
function positions(schedule: Schedule, processes: number): readonly (readonly number[])[] {
  return Array.from({ length: processes }, (_, process) =>
    schedule.flatMap((one, at) => (one === process ? [at] : [])),
  )
}

/** How many steps that came later in the schedule are before this step now. */
function overtake(
  order: readonly (readonly number[])[],
  steps: readonly number[],
  process: number,
  taken: number,
): number {
  const at = order[process]?.[taken] ?? Infinity
  return order.reduce((sum, places, other) => {
    if (other === process) return sum
    let later = 0
    for (let done = 0; done < (steps[other] ?? 0); done++) {
      if ((places[done] ?? Infinity) > at) later += 1
    }
    return sum + later
  }, 0)
}

/** The steps of a schedule without the first `taken` of each process. */
function remainder(schedule: Schedule, taken: readonly number[]): Schedule {
  const left = [...taken]
  return schedule.filter((process) => {
    const more = left[process] ?? 0
    left[process] = more - 1
    return more <= 0
  })
}

/** Follows the rest, skipping who cannot move; then, if wanted, runs all to their ends. */
function goOn(graph: Graph, there: Schedule, rest: Schedule, toTheEnd: boolean): Schedule {
  const schedule = [...there]
  let state = graph.stateAfter(there) ?? graph.start
  for (const process of rest) {
    const to = graph.successors(state).find((next) => next.process === process)?.to
    if (to === undefined) continue
    schedule.push(process)
    state = to
  }
  // An infinite run is not followed beyond this.
  const most = toTheEnd ? graph.states : 0
  for (let more = 0; more < most; more++) {
    const steps = graph.successors(state)
    const step = steps.find((next) => next.process === schedule.at(-1)) ?? steps[0]
    if (step === undefined) break
    schedule.push(step.process)
    state = step.to
  }
  return schedule
}

function isOver(graph: Graph, state: number): boolean {
  return graph.successors(state).length === 0
}
