import { letterOf } from '../../world/index.ts'
import type { Letter } from '../../world/index.ts'
import type { FaultKind, ScenarioFault } from '../fault.ts'

/** "A is killed at its step 3". */
export function faultWords({ kind, request, step }: ScenarioFault): string {
  const letter = faultLetter(request)
  switch (kind) {
    case 'kill':
      return `${letter} is killed at its step ${step}`
    case 'disk-full':
      return `the disk is full at step ${step} of ${letter}`
    case 'evict':
      return `the cache is emptied before step ${step} of ${letter}`
  }
}

/** What happens at the step that it hits, in two words at most. */
export function faultMark(kind: FaultKind): string {
  switch (kind) {
    case 'kill':
      return 'killed'
    case 'disk-full':
      return 'disk full'
    case 'evict':
      return 'cache emptied'
  }
}

/** The letter of the request that a fault hits. */
export function faultLetter(request: ScenarioFault['request']): Letter {
  return letterOf(request as Parameters<typeof letterOf>[0])
}
