import { letterOf, pidOf } from '../../world/index.ts'
import { FAULTS, MAX_REQUESTS } from '../fault.ts'
import type { ScenarioFault } from '../fault.ts'

/** "kill:A:3": A is killed at its third step. As links and the command line have it. */
export function faultText({ kind, request, step }: ScenarioFault): string {
  return `${kind}:${letterOf(request as Parameters<typeof letterOf>[0])}:${step}`
}

/** The fault of such a text, or null when it is none. The request need not be there. */
export function parseFault(text: string): ScenarioFault | null {
  const [, id, letter = '', step] = /^([a-z-]+):([A-Z]):([1-9]\d{0,3})$/.exec(text) ?? []
  const kind = FAULTS.find((fault) => fault.id === id)?.id
  const request = pidOf(letter)
  if (kind === undefined || request === null || request >= MAX_REQUESTS) return null
  return { kind, request, step: Number(step) }
}
