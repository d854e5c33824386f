import type { AnyScenario, Scenario } from '../../programs/index.ts'
import type { CheckState } from './state.ts'

/** Whether the check of a program is complete, so that questions about it can be answered. */
export function canAnswer(
  { scenario, status, others }: CheckState,
  program: string | undefined,
): boolean {
  if (program === undefined || program === programOf(scenario)) return status === 'done'
  return others.get(program)?.end.kind === 'complete'
}

/** The program of a scenario of Django's sessions; undefined for any other, and for none. */
export function programOf(scenario: AnyScenario | null): string | undefined {
  return (scenario as Partial<Scenario> | null)?.program
}
