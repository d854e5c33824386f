import { dbServiceOf } from '../machine/index.ts'
import type { Answer, Cookies, Operation, SetCookies } from '../machine/index.ts'
import { isBlocked, openDescriptions, perform, underWay } from '../vfs/index.ts'
import type { Fd, Pid } from '../vfs/index.ts'
import { clockAfter } from './clock.ts'
import { processOf } from './world.ts'
import type { Plan, RequestInWorld, World } from './world.ts'

/** The shared world performs one operation of one request. */
export type Performed =
  | {
      readonly kind: 'answered'
      readonly world: World
      readonly answer: Answer
      /** it read a file under way */ readonly torn: boolean
    }
  | { readonly kind: 'blocked'; readonly by: readonly Pid[] }
  | { readonly kind: 'idle' }

export function operate(plan: Plan, world: World, who: Pid, operation: Operation): Performed {
  const { machine, times } = plan
  switch (operation.kind) {
    case 'send':
      return answeredWith(withRequest(world, who, { sent: world.jar }), {
        kind: 'send',
        cookies: world.jar,
      })
    case 'receive': {
      const { status, cookies } = operation
      const received = withRequest(world, who, { response: { status, cookies } })
      return answeredWith(
        { ...received, jar: withCookies(world.jar, cookies) },
        { kind: 'receive' },
      )
    }
    case 'sleep':
      return answeredWith(world, { kind: 'sleep' })
    case 'clock': {
      const clock = clockAfter(world.clock, who, operation.call)
      if (clock === null) return { kind: 'idle' }
      return answeredWith({ ...world, clock }, { kind: 'clock', epoch: clock.epoch })
    }
    case 'db': {
      const service = dbServiceOf(machine)
      const by = service.blockersOf(world.db, who, operation.call)
      if (by.length > 0) return { kind: 'blocked', by: by as readonly Pid[] }
      const { db, result } = service.perform(world.db, who, operation.call)
      return answeredWith({ ...world, db }, { kind: 'db', result })
    }
    case 'memory':
      // A lock of its own, that it holds itself.
      if (plan.threads === undefined) return { kind: 'blocked', by: [who] }
      return answeredWith(world, { kind: 'memory', accesses: [] })
    case 'syscall': {
      const process = processOf(plan, who)
      const { fs, result } = perform(world.fs, process, operation.call)
      if (isBlocked(result)) return { kind: 'blocked', by: result.blockedBy }
      const torn = operation.call.op === 'read' && isTorn(world, process, operation.call.fd)
      const marked = torn ? withRequest(world, who, { tornRead: true }) : world
      const after = { ...marked, fs }
      if (times === null) return { ...answeredWith(after, { kind: 'syscall', result }), torn }
      const answer = { kind: 'syscall', result: times.withTimes(world, result) } as const
      const written = times.withWriteTime(world, after, process, operation.call, result)
      return { ...answeredWith(written, answer), torn }
    }
  }
}

function answeredWith(world: World, answer: Answer): Extract<Performed, { kind: 'answered' }> {
  return { kind: 'answered', world, answer, torn: false }
}

/** The jar after a response: what it sets is there, what it deletes is not. */
function withCookies(jar: Cookies, set: SetCookies): Cookies {
  const entries = Object.entries({ ...jar, ...set })
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}

/** A read of a file that somebody is in the middle of writing. */
function isTorn(world: World, who: Pid, fd: Fd): boolean {
  const mine = openDescriptions(world.fs).find((open) => open.pid === who && open.fd === fd)
  return mine !== undefined && underWay(world.fs, mine.ino).length > 0
}

/** The world with one request changed. */
export function withRequest(world: World, who: Pid, change: Partial<RequestInWorld>): World {
  return {
    ...world,
    requests: world.requests.map((request, index) =>
      index === who ? { ...request, ...change } : request,
    ),
  }
}
