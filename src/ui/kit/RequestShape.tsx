import type { Letter } from '../../world/index.ts'
import { requestColour, requestShapes } from './requestShapes.ts'

/** A request's shape around (0, 0) in an SVG, 20 units across, with its letter in it. */
export function RequestShape({ letter }: { readonly letter: Letter }) {
  const { path, baseline, size } = requestShapes[letter]
  return (
    <>
      <path d={path} fill={requestColour(letter)} />
      <text
        y={baseline}
        fill="var(--on-colour)"
        fontSize={size}
        fontWeight={700}
        textAnchor="middle"
      >
        {letter}
      </text>
    </>
  )
}
