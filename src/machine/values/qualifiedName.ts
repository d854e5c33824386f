import type { Evaluation } from '../chart/evaluation.ts'

/** "StepperStore.save", or "look" for a plain function. */
export function qualifiedName(evaluation: Evaluation, id: string): string {
  const fn = evaluation.program.code.functions.get(id)
  if (fn === undefined) return id
  if (fn.qualifiedName !== undefined) return fn.qualifiedName
  const owner = fn.owner === null ? null : evaluation.program.code.classes.get(fn.owner)
  return owner === null || owner === undefined ? fn.name : `${owner.name}.${fn.name}`
}
