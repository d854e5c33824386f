import { useMemo } from 'react'
import { withShortKeys } from '../../../world/index.ts'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import styles from './RequestLog.module.css'
import { logParts, TRACEBACK_HEAD } from '../../kit/hands/logParts.ts'
import { stretches } from '../../kit/hands/traceback.ts'
import type { Traceback, TraceFrame } from '../../kit/hands/logParts.ts'

/** What a request has printed. A traceback is unfolded, its frames lead to their lines. */
export function RequestLog({
  lines,
  death,
  onGo,
}: {
  readonly lines: readonly string[]
  /** of the exception that ended it; null: none did */
  readonly death: Traceback | null
  readonly onGo: (place: CodePlace) => void
}) {
  const parts = useMemo(() => logParts(lines), [lines])
  const plain = parts.flatMap((part) => (part.kind === 'line' ? [part.text] : []))
  const printed = parts.flatMap((part) => (part.kind === 'traceback' ? [part.traceback] : []))
  const tracebacks = death === null ? printed : [...printed, death]
  return (
    <>
      {tracebacks.map((traceback, index) => (
        <TracebackText key={index} traceback={traceback} onGo={onGo} />
      ))}
      {plain.length === 0 ? null : (
        <details className={styles['log']}>
          <summary>
            Log, {plain.length} {plain.length === 1 ? 'line' : 'lines'}
          </summary>
          <pre>{withShortKeys(plain.join('\n'))}</pre>
        </details>
      )}
    </>
  )
}

function TracebackText({
  traceback: { frames, raised },
  onGo,
}: {
  readonly traceback: Traceback
  readonly onGo: (place: CodePlace) => void
}) {
  return (
    <div role="group" aria-label="Traceback" className={styles['traceback']}>
      <p className={styles['raised']}>{withShortKeys(raised)}</p>
      <p className={styles['said']}>{TRACEBACK_HEAD}</p>
      {stretches(frames).map(({ frames: shown, folded }, index) =>
        shown.length === 0 ? null : folded ? (
          <details key={index} className={styles['folded']}>
            <summary>… {shown.length} more frames like these</summary>
            <Frames frames={shown} onGo={onGo} />
          </details>
        ) : (
          <Frames key={index} frames={shown} onGo={onGo} />
        ),
      )}
      <p className={styles['said']}>{withShortKeys(raised)}</p>
    </div>
  )
}

function Frames({
  frames,
  onGo,
}: {
  readonly frames: readonly TraceFrame[]
  readonly onGo: (place: CodePlace) => void
}) {
  return (
    <ol className={styles['frames']}>
      {frames.map((frame, index) => (
        <li key={index}>
          <button
            type="button"
            title={`Show line ${frame.line} of ${frame.file}`}
            onClick={() => {
              onGo({ file: frame.file, line: frame.line })
            }}
          >
            File &quot;{frame.file}&quot;, line {frame.line}, in {frame.function}
          </button>
          {frame.source === '' ? null : <code>{frame.source}</code>}
        </li>
      ))}
    </ol>
  )
}
