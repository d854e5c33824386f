/**
 * The seed of everything that is drawn at random: another one each day, so that what one day does
 * not meet another does. It is printed; RACETRACK_SEED repeats a day.
 */
export const SEED = Number(process.env['RACETRACK_SEED'] ?? Math.floor(Date.now() / 86_400_000))
