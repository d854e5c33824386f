/** Is this the run that leaves nothing out (`npm run test:all`)? */
const EXHAUSTIVE = process.env['RACETRACK_EXHAUSTIVE'] === '1'

/**
 * All of a list in the exhaustive run; else every `nth`, so that a change is answered within
 * minutes. What the sample leaves out, the exhaustive run holds: it is in CI.
 */
export function everyOrSample<T>(list: readonly T[], nth: number): readonly T[] {
  return EXHAUSTIVE ? list : list.filter((_, index) => index % nth === 0)
}

/** How many random cases are tried: `most` in the exhaustive run, else one of `nth`. */
export function manyOrSample(most: number, nth: number): number {
  return EXHAUSTIVE ? most : Math.ceil(most / nth)
}
