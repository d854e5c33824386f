import type { Code } from '../../python/index.ts'
import { probe, statusOf } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { hasLeftModel, NOT_MODELLED } from '../notModelled.ts'
import type { OutcomeRule } from '../outcome.ts'

/**
 * The rules of any program: a deadlock, a torn read, a process that died, and every function of
 * its own whose name begins with "at_end": an invariant of the end. It holds when the function
 * returns without an exception and does not return False; it is run on a copy of the world.
 */
export function ownRules(code: Code): readonly OutcomeRule[] {
  const rules = [...invariants(code), ...GENERIC].map((rule) => ({
    ...rule,
    holds: (plan: Plan, world: World, stuck: boolean) =>
      !hasLeftModel(world) && rule.holds(plan, world, stuck),
  }))
  return [...rules, NOT_MODELLED]
}

function invariants(code: Code): readonly OutcomeRule[] {
  const functions = [...code.functions.values()].filter(
    ({ name, owner }) => owner === null && name.startsWith('at_end'),
  )
  return functions.map(({ id, name }) => ({
    id: name.replaceAll('_', '-'),
    title: `${name} is violated`,
    headline: `The invariant ${name}() does not hold.`,
    sign: 'I',
    bad: true,
    // An invariant may be about anything that is stored: no less than data.
    severity: 'data',
    why: `The invariant ${name}() does not hold at the end.`,
    causes: ['torn', 'overwritten'],
    holds: (plan, world, stuck) => !stuck && !isTrueOf(plan, world, id),
  }))
}

/** A rule whose function waits or never ends does not count as true. */
function isTrueOf(plan: Plan, world: World, id: string): boolean {
  const answer = probe(plan, world, id, [])
  return answer.kind === 'returned' && answer.json !== false
}

const GENERIC: readonly OutcomeRule[] = [
  {
    id: 'torn-read',
    title: 'Torn read',
    headline: 'A read met a file that was empty or half written.',
    sign: 'T',
    bad: true,
    // It worked with content that was never written, even if nothing is missing at the end.
    severity: 'data',
    why: 'A read met a file that was empty or cut short because a write of it was under way.',
    causes: ['torn'],
    holds: (_, world) => world.requests.some(({ tornRead }) => tornRead),
  },
  {
    id: 'deadlock',
    title: 'Deadlock',
    headline: 'Deadlock: nobody can move any more.',
    sign: 'H',
    bad: true,
    // No process can move, but stored data is intact.
    severity: 'nuisance',
    why: 'A process is unfinished and none can move.',
    causes: ['deadlock'],
    holds: (_, __, stuck) => stuck,
  },
  {
    id: 'error',
    title: 'Error',
    headline: 'A process has failed.',
    sign: 'E',
    bad: true,
    // The failure itself is visible; invariants judge what it did to the data.
    severity: 'nuisance',
    why: 'A process ended with an exception.',
    causes: ['torn'],
    holds: (plan, world) => world.requests.some((_, who) => hasFailed(plan, world, who as Pid)),
  },
]

function hasFailed(plan: Plan, world: World, who: Pid): boolean {
  const status = statusOf(plan, world, who)
  return status.kind === 'finished' && status.finish.kind === 'died'
}
