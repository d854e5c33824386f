import type { Scenario } from '../programs/index.ts'
import { loadProgram } from './loadPrograms.ts'

/** Fetches the program of a scenario. False when it could not be fetched. */
export function fetchProgram(scenario: Scenario): Promise<boolean> {
  return isThere(loadProgram(scenario))
}

/** Does it resolve? */
export async function isThere(loading: Promise<void>): Promise<boolean> {
  try {
    await loading
    return true
  } catch {
    return false
  }
}
