import type { Letter } from '../../world/index.ts'

interface Shape {
  /** an SVG path around (0, 0), within 20 x 20 */
  readonly path: string
  /** the position of the letter in it */
  readonly baseline: number
  /** of the letter */
  readonly size: number
}

/** One shape a request, so that colour is never the only sign. */
export const requestShapes: { readonly [K in Letter]: Shape } = {
  A: { path: 'M0-9.5A9.5 9.5 0 0 1 0 9.5A9.5 9.5 0 0 1 0-9.5Z', baseline: 4.4, size: 12 },
  B: {
    path: 'M-6-9H6A3 3 0 0 1 9-6V6A3 3 0 0 1 6 9H-6A3 3 0 0 1-9 6V-6A3 3 0 0 1-6-9Z',
    baseline: 4.4,
    size: 12,
  },
  C: {
    path: 'M-1.3-9.3Q0-10.6 1.3-9.3L9.8 7.2Q10 9 8.4 9H-8.4Q-10 9-9.8 7.2Z',
    baseline: 7,
    size: 10.5,
  },
  D: { path: 'M0-10.5 10.5 0 0 10.5-10.5 0Z', baseline: 3.9, size: 11 },
  E: {
    path: 'M-1.2-9.6Q0-10.5 1.2-9.6L9.4-3.6Q10.5-2.7 10.1-1.4L6.9 7.9Q6.4 9.2 5 9.2H-5Q-6.4 9.2-6.9 7.9L-10.1-1.4Q-10.5-2.7-9.4-3.6Z',
    baseline: 4.6,
    size: 11,
  },
  F: { path: 'M-5-9.5H5L10.5 0 5 9.5H-5L-10.5 0Z', baseline: 4.2, size: 11 },
  G: { path: 'M-10-3.5H-3.5V-10H3.5V-3.5H10V3.5H3.5V10H-3.5V3.5H-10Z', baseline: 4, size: 10.5 },
}

/** The colour of a request as a CSS value. */
export function requestColour(letter: Letter): string {
  return `var(--${letter.toLowerCase()})`
}
