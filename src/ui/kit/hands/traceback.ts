import type { RequestStatus } from '../../../world/index.ts'
import type { TraceFrame, Traceback } from './logParts.ts'

/** The traceback of a request that ended with an exception it did not print; null for any other. */
export function deathOf(
  status: RequestStatus,
  sources: readonly { readonly name: string; readonly text: string }[],
): Traceback | null {
  if (status.kind !== 'finished' || status.finish.kind !== 'died') return null
  const { traceback, exception, message } = status.finish
  return {
    frames: traceback.map(({ function: name, span: { file, line } }) => {
      const text = sources.find((source) => source.name === file)?.text
      return { file, line, function: name, source: text?.split('\n')[line - 1]?.trim() ?? '' }
    }),
    raised: message === '' ? exception : `${exception}: ${message}`,
  }
}

/** A stretch of a traceback: frames to be shown, or a repetition of those before. */
export interface TraceStretch {
  readonly frames: readonly TraceFrame[]
  /** they repeat the frames before them */
  readonly folded: boolean
}

/** The longest cycle of calls that is looked for. */
const LONGEST_CYCLE = 8
/** Fewer frames than these are not worth folding. */
const WORTH = 4

/** A recursion is shown once; the frames that repeat it are a stretch of their own. */
export function stretches(frames: readonly TraceFrame[]): readonly TraceStretch[] {
  const fold = longestRepetition(frames)
  if (fold === null) return [{ frames, folded: false }]
  const { from, to } = fold
  return [
    { frames: frames.slice(0, from), folded: false },
    { frames: frames.slice(from, to), folded: true },
    { frames: frames.slice(to), folded: false },
  ]
}

/** The frames that repeat a cycle before them, as often as it goes; null: too few. */
function longestRepetition(
  frames: readonly TraceFrame[],
): { readonly from: number; readonly to: number } | null {
  let best = { from: 0, to: 0 }
  for (let cycle = 1; cycle <= LONGEST_CYCLE; cycle += 1) {
    let from = cycle
    for (let at = cycle; at <= frames.length; at += 1) {
      if (at < frames.length && isSame(frames[at], frames[at - cycle])) continue
      // Where several cycles fit, the shortest is shown.
      if (at - from > best.to - best.from) best = { from, to: at }
      from = at + 1
    }
  }
  return best.to - best.from < WORTH ? null : best
}

function isSame(one: TraceFrame | undefined, other: TraceFrame | undefined): boolean {
  return one?.file === other?.file && one?.line === other?.line && one?.function === other?.function
}

/** A line of a frame, for the listing. */
export interface TracedLine {
  readonly file: string
  readonly line: number
  /** the exception came from here */
  readonly origin: boolean
}

/** The lines of the frames of some tracebacks, each once. */
export function tracedLines(tracebacks: readonly Traceback[]): readonly TracedLine[] {
  const lines = new Map<string, TracedLine>()
  for (const { frames } of tracebacks) {
    frames.forEach(({ file, line }, index) => {
      const origin = index === frames.length - 1
      const known = lines.get(`${file}:${line}`)
      lines.set(`${file}:${line}`, { file, line, origin: origin || known?.origin === true })
    })
  }
  return [...lines.values()]
}
