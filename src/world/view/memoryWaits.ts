import { pending } from '../../machine/index.ts'
import type { Access } from '../../machine/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, Waits, World } from '../world.ts'
import { waitsText } from './waits.ts'
import type { Wait } from './waits.ts'

/** The threads that wait in memory which they share, in the order of their letters. */
export function memoryWaits(plan: Plan, world: World): readonly Wait[] {
  return waitsIn(plan, world).map(({ who, waits }): Wait => {
    const letter = letterOf(who)
    const blockedBy = waits.by.map(letterOf)
    const path = waits.access?.of ?? null
    const sentence = sentenceOf({ letter, blockedBy }, waits.access)
    return { letter, blockedBy, path, mode: 'LOCK_EX', sentence }
  })
}

/** Every thread that must wait now, and in what. */
export function waitsIn(
  plan: Plan,
  world: World,
): readonly { readonly who: Pid; readonly waits: Waits }[] {
  const { threads } = plan
  if (threads === undefined) return []
  return world.requests.flatMap(({ running }, index) => {
    const who = index as Pid
    if (pending(plan.machine, running)?.kind !== 'memory') return []
    const waits = threads.resume(plan, world, who, { kind: 'memory', accesses: [] })
    return waits.kind === 'waits' ? [{ who, waits }] : []
  })
}

interface Who {
  readonly letter: Letter
  readonly blockedBy: readonly Letter[]
}

function sentenceOf(who: Who, access: Access | null): string {
  const { letter, blockedBy } = who
  const what = access?.of ?? `a ${access?.type ?? 'lock'}`
  if (blockedBy.includes(letter)) {
    return `${letter} ${waitsText(who)}: it holds ${what} already, and a ${access?.type ?? 'lock'} cannot be taken twice.`
  }
  if (blockedBy.length > 0) return `${letter} ${waitsText(who)}, to get ${what}.`
  return `${letter} waits ${reasonOf(access, what)}.`
}

/** What must happen before it goes on. */
function reasonOf(access: Access | null, what: string): string {
  switch (access?.name) {
    case 'wait, again':
      if (access.type === 'Event') return `until somebody sets ${what}`
      if (access.type === 'Barrier') return `at ${what} until all have come`
      return `until somebody notifies ${what}`
    case 'wait':
      return `until all have left ${what}`
    case 'get':
      return `until somebody puts an item into ${what}`
    case 'put':
      return `until somebody takes an item from ${what}, which is full`
    case 'join':
      return `until all items of ${what} are done`
    case 'acquire':
      return access.type?.endsWith('Semaphore') === true
        ? `until somebody releases ${what}`
        : `for ${what}, which nobody lets go any more`
    default:
      return `for ${what}`
  }
}
