/** What a request has printed, in order. */
export type LogPart =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'traceback'; readonly traceback: Traceback }

export interface Traceback {
  /** as Python prints them: the most recent call last */
  readonly frames: readonly TraceFrame[]
  /** "RuntimeError: maximum recursion depth exceeded" */
  readonly raised: string
}

export interface TraceFrame {
  readonly file: string
  /** 1-based */
  readonly line: number
  readonly function: string
  /** the text of that line; '' where it is not known */
  readonly source: string
}

export const TRACEBACK_HEAD = 'Traceback (most recent call last):'
const FRAME = /^ {2}File "([^"]*)", line (\d+), in (.*)$/

/** Finds the tracebacks in what was printed, by the form in which Python prints them. */
export function logParts(lines: readonly string[]): readonly LogPart[] {
  const parts: LogPart[] = []
  let at = 0
  for (;;) {
    const text = lines[at]
    if (text === undefined) return parts
    at += 1
    if (text !== TRACEBACK_HEAD) {
      parts.push({ kind: 'line', text })
      continue
    }
    const frames: TraceFrame[] = []
    for (let frame = frameAt(lines, at); frame !== null; frame = frameAt(lines, at)) {
      frames.push(frame)
      at += frame.source === '' ? 1 : 2
    }
    parts.push({ kind: 'traceback', traceback: { frames, raised: lines[at] ?? '' } })
    at += 1
  }
}

function frameAt(lines: readonly string[], at: number): TraceFrame | null {
  const [, file, line, name] = FRAME.exec(lines[at] ?? '') ?? []
  if (file === undefined || line === undefined || name === undefined) return null
  const below = lines[at + 1] ?? ''
  const source = below.startsWith('    ') ? below.trim() : ''
  return { file, line: Number(line), function: name, source }
}
