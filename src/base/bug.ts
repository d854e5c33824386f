/**
 * Racetrack itself is wrong. Never thrown for what a simulated program or its author did: the
 * first is data, the second a diagnostic. Caught by one boundary, which keeps the user's work.
 */
export class BugError extends Error {
  override readonly name = 'BugError'
}

/** The end of a switch over a closed union; a new member makes the call a compile error. */
export function unreachable(value: never): never {
  throw new BugError(`expected no further case, got ${JSON.stringify(value)}`)
}
