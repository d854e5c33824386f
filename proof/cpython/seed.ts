/** The exhaustive run passes or fails for what was changed, never for the date. */
const FIXED = 20_785

/**
 * The seed of everything that is drawn at random. At the desk another one each day, so that one day
 * meets what another does not; in the exhaustive run always the same. It is printed;
 * RACETRACK_SEED gives any other.
 */
export const SEED = Number(
  process.env['RACETRACK_SEED'] ??
    (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? FIXED : Math.floor(Date.now() / 86_400_000)),
)
