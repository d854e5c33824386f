import type { Answer, Operation } from '../machine/index.ts'
import { isBlocked, openDescriptions, perform, underWay } from '../vfs/index.ts'
import type { Fd, Pid } from '../vfs/index.ts'
import type { RequestState, World } from './world.ts'

/** The shared world performs one operation of one request. */
export type Performed =
  | {
      readonly kind: 'answered'
      readonly world: World
      readonly answer: Answer
      /** it read a file under way */ readonly torn: boolean
    }
  | { readonly kind: 'blocked'; readonly by: readonly Pid[] }

export function performOperation(world: World, who: Pid, operation: Operation): Performed {
  switch (operation.kind) {
    case 'send':
      return {
        kind: 'answered',
        world: withRequest(world, who, { sent: world.jar }),
        answer: { kind: 'send', cookies: world.jar },
        torn: false,
      }
    case 'receive': {
      const { status, cookies } = operation
      const received = withRequest(world, who, { response: { status, cookies } })
      return {
        kind: 'answered',
        world: { ...received, jar: { ...world.jar, ...cookies } },
        answer: { kind: 'receive' },
        torn: false,
      }
    }
    case 'syscall': {
      const { fs, result } = perform(world.fs, who, operation.call)
      if (isBlocked(result)) return { kind: 'blocked', by: result.blockedBy }
      const torn = operation.call.op === 'read' && isTorn(world, who, operation.call.fd)
      const marked = torn ? withRequest(world, who, { tornRead: true }) : world
      return {
        kind: 'answered',
        world: { ...marked, fs },
        answer: { kind: 'syscall', result },
        torn,
      }
    }
  }
}

/** A read of a file that somebody is in the middle of writing. */
function isTorn(world: World, who: Pid, fd: Fd): boolean {
  const mine = openDescriptions(world.fs).find((open) => open.pid === who && open.fd === fd)
  return mine !== undefined && underWay(world.fs, mine.ino).length > 0
}

/** The world with one request changed. */
export function withRequest(world: World, who: Pid, change: Partial<RequestState>): World {
  return {
    ...world,
    requests: world.requests.map((request, index) =>
      index === who ? { ...request, ...change } : request,
    ),
  }
}
