const SIMPLE = 10
const NEAR = 0.015
const EXACT = 0.0005
const RARE = 0.1
const SCALES = [
  [1e9, 'billion'],
  [1e6, 'million'],
] as const

/**
 * Odds in words: "1 in 6", "about 2 in 3", "all but about 1 in 40". Rounding alone never
 * makes them "never", and nothing makes them "always": that is for who knows of no other end.
 */
export function oddsText(odds: number): string {
  if (odds <= 0) return 'never'
  if (odds < RARE) return oneIn(odds)
  if (odds > 1 - RARE) return odds >= 1 ? 'almost always' : `all but ${oneIn(1 - odds)}`
  const [part, whole] = fraction(odds)
  const about = Math.abs(part / whole - odds) > EXACT ? 'about ' : ''
  return `${about}${part} in ${whole}`
}

/** The simplest fraction that is exact; else the simplest near enough; else the nearest. */
function fraction(odds: number): readonly [number, number] {
  const away = ([part, whole]: readonly [number, number]): number => Math.abs(part / whole - odds)
  const simple = Array.from({ length: SIMPLE - 1 }, (_, index) => {
    const whole = index + 2
    return [Math.max(1, Math.min(whole - 1, Math.round(odds * whole))), whole] as const
  })
  return (
    simple.find((each) => away(each) <= EXACT) ??
    simple.find((each) => away(each) <= NEAR) ??
    simple.reduce((best, each) => (away(each) < away(best) ? each : best))
  )
}

function oneIn(odds: number): string {
  const whole = 1 / odds
  if (whole >= 1e12) return 'less than 1 in a trillion'
  for (const [size, name] of SCALES) {
    if (whole >= size) return `about 1 in ${(whole / size).toPrecision(2)} ${name}`
  }
  const shown = whole < 100 ? Math.round(whole) : Number(whole.toPrecision(2))
  const about = Math.abs(shown - whole) > whole * EXACT ? 'about ' : ''
  return `${about}1 in ${shown.toLocaleString('en')}`
}

/** A share as a percentage. Only the whole is 100%, and only nothing is 0%. */
export function percentText(share: number, all: boolean): string {
  if (all) return '100%'
  if (share <= 0) return '0%'
  if (share < EXACT) return '<0.1%'
  if (share >= 1 - EXACT) return '>99.9%'
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`
}
