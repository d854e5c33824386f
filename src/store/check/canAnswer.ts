import type { CheckState } from './state.ts'

/** Whether the check of a program is complete, so that questions about it can be answered. */
export function canAnswer(
  { scenario, status, others }: CheckState,
  program: string | undefined,
): boolean {
  if (program === undefined || program === scenario?.program) return status === 'done'
  return others.get(program)?.end.kind === 'complete'
}
