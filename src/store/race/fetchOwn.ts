import type { AnyScenario } from '../../programs/index.ts'
import { provideOwn } from './ownThere.ts'
import type { OwnPart } from './ownThere.ts'

/** Null until it was fetched. */
let part: OwnPart | null = null

/** Fetches what own programs need. Null when it could not be fetched. */
export async function fetchOwn(): Promise<OwnPart | null> {
  try {
    part ??= await import('./ownPart.ts')
    provideOwn(part)
  } catch {
    // The next call tries again.
  }
  return part
}

/** Were the texts of this program read, so that it can run at once? */
export function isTextRead(scenario: AnyScenario): boolean {
  return part?.isRead(scenario) === true
}
