import { COOKIE, LOOK, sessionFaults, sessionText } from '../../programs/index.ts'
import type { SessionText } from '../../programs/index.ts'
import type { Derived } from '../../store/index.ts'
import { sessionView } from '../../world/index.ts'
import type { World } from '../../world/index.ts'

/**
 * What the user would find in a world: the program's own load reads it, the rules judge it. Null for
 * a program that has no sessions.
 */
export function sessionTextAt(
  { prepared }: Pick<Derived, 'prepared'>,
  world: World,
): SessionText | null {
  const { django } = prepared
  if (django === null) return null
  const hadData = Object.keys(django.data).length > 0
  const view = sessionView(prepared.plan, world, LOOK, world.jar[COOKIE])
  const session = view.kind === 'data' ? view.data : null
  return sessionText(view, hadData, sessionFaults(django, world, session))
}
