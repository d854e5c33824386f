import type { Model } from '../model.ts'

/** A state that was met, with the steps from it. */
interface Node {
  readonly steps: ReadonlyMap<number, string>
}

/**
 * Is there a set of states that fits the definition of a livelock word by word: every state of it
 * leads to every other within it by at least one step, and every process that can move in one of
 * its states moves from one of its states to one of them? Tries every set; null when the model has
 * more than `most` states that lie on a loop.
 */
export function bruteLivelock<Local, Shared>(
  model: Model<Local, Shared>,
  most: number,
): boolean | null {
  const nodes = statesOf(model)
  const looping = [...nodes.keys()].filter((key) => reach(nodes, key).has(key))
  if (looping.length > most) return null
  for (let bits = 1; bits < 2 ** looping.length; bits++) {
    const set = new Set(looping.filter((_, index) => ((bits >>> index) & 1) === 1))
    if (isFair(nodes, set)) return true
  }
  return false
}

function statesOf<Local, Shared>(model: Model<Local, Shared>): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>()
  const visit = (locals: readonly Local[], shared: Shared): string => {
    const keys = locals.map((local, process) => model.localKey(process, local))
    const key = [...keys, model.sharedKey(shared)].join('|')
    if (nodes.has(key)) return key
    const steps = new Map<number, string>()
    nodes.set(key, { steps })
    for (const [process, local] of locals.entries()) {
      const moved = model.step(process, local, shared)
      if (moved !== null) {
        steps.set(process, visit(locals.with(process, moved.local), moved.shared))
      }
    }
    return key
  }
  visit(model.locals, model.shared)
  return nodes
}

/** The states that one or more steps lead to. */
function reach(
  nodes: ReadonlyMap<string, Node>,
  from: string,
  within?: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (key: string) => {
    for (const to of nodes.get(key)?.steps.values() ?? []) {
      if (found.has(to) || within?.has(to) === false) continue
      found.add(to)
      visit(to)
    }
  }
  visit(from)
  return found
}

function isFair(nodes: ReadonlyMap<string, Node>, set: ReadonlySet<string>): boolean {
  const able = new Set<number>()
  const moving = new Set<number>()
  for (const key of set) {
    const reached = reach(nodes, key, set)
    if ([...set].some((other) => !reached.has(other))) return false
    for (const [process, to] of nodes.get(key)?.steps ?? []) {
      able.add(process)
      if (set.has(to)) moving.add(process)
    }
  }
  return [...able].every((process) => moving.has(process))
}
