import type { Code } from '../../python/index.ts'
import { Identities } from '../../world/index.ts'
import { MAX_REQUESTS } from '../fault.ts'
import { isInterchangeable } from '../interchangeable.ts'
import type { Prepared } from '../prepared.ts'

const known = new WeakMap<Code, boolean>()

/**
 * Why processes of a scenario that do the same are not exchanged in its search, as a sentence; null:
 * they are. Decided from the code, once for each.
 */
export function whyNotExchanged({ code, plan }: Prepared): string | null {
  if (plan.always.length > 0) return RULES
  if (plan.times !== null) return TIMES
  if (plan.threads !== undefined) return THREADS
  const decided = known.get(code) ?? (isInterchangeable(code) && !namesProcess(code))
  known.set(code, decided)
  return decided ? null : PROGRAM
}

const RULES = 'A rule is checked after every step, and may see who has made it.'
const TIMES = 'The program can see when files were written.'
const THREADS = 'Threads share memory, in which it is not followed who names whom.'
const PROGRAM =
  'The program may look at an order of keys or at numbers, which differ between processes.'

/** Does the text of a program hold a key or a temporary name that a process will make? */
function namesProcess(code: Code): boolean {
  const identities = new Identities(MAX_REQUESTS)
  const isIn = (node: unknown): boolean => {
    if (typeof node === 'string') return identities.areIn(node)
    if (typeof node !== 'object' || node === null) return false
    const parts = node instanceof Map ? [...node.entries()].flat() : Object.values(node)
    return parts.some(isIn)
  }
  return isIn(code)
}
