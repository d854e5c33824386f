import type { RequestStatus, RequestView, SourceLine, StepRecord } from '../../../world/index.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import styles from './RequestCard.module.css'
import { raisedIn, valueText, variableName } from '../../kit/hands/requestText.ts'
import { statusText } from '../../kit/hands/statusText.ts'
import type { Traceback } from '../../kit/hands/logParts.ts'

const RequestLog = laterPart(async () => (await import('./RequestLog.tsx')).RequestLog)

type Frame = RequestView['frames'][number] & {
  /** 0 is the innermost */
  readonly depth: number
}

/** One request: its call stack, the variables of one frame, what it does next, what it logged. */
export function RequestCard({
  view,
  status,
  step,
  depth,
  death,
  word,
  onLook,
  onGo,
}: {
  readonly view: RequestView
  readonly status: RequestStatus
  /** the step that led here, when this request made it; null otherwise */
  readonly step: {
    readonly record: StepRecord
    readonly lines: { readonly all: readonly SourceLine[]; readonly shown: number } | null
  } | null
  /** of the frame whose variables are shown; 0 is the innermost */
  readonly depth: number
  /** of the exception that ended it; null: none did */
  readonly death: Traceback | null
  /** what it is: "Request", "Process" */
  readonly word: string
  readonly onLook: (depth: number) => void
  readonly onGo: (place: CodePlace) => void
}) {
  const frames = view.frames.toReversed().map((frame, index) => ({ ...frame, depth: index }))
  const { long, bad } = statusText(view, status)
  const lines = step?.lines ?? null
  const raised = step === null ? [] : raisedNow(step.record, lines)
  return (
    <div role="group" aria-label={`${word} ${view.letter}`} className={styles['card']}>
      <div className={styles['head']}>
        <RequestBadge letter={view.letter} />
        {frames.length === 0 ? null : <Stack frames={frames} depth={depth} onLook={onLook} />}
        {frames.length > 0 ? null : (
          <span className={bad ? styles['bad'] : styles['over']}>{long}</span>
        )}
      </div>
      {frames.length === 0 ? null : (
        <p className={styles['status']} data-blocked={status.kind === 'blocked' || undefined}>
          {lines === null ? long : `line ${lines.shown} of ${lines.all.length} of this step`}
        </p>
      )}
      {raised.length === 0 ? null : (
        <p className={styles['raised']}>raised {raised.join(', then ')}</p>
      )}
      <Variables frame={frames[depth] ?? frames[0]} />
      {view.log.length === 0 && death === null ? null : (
        <RequestLog lines={view.log} death={death} onGo={onGo} />
      )}
    </div>
  )
}

/** At a line of a step only what that line raised, at its end all of it. */
function raisedNow(
  record: StepRecord,
  lines: { readonly all: readonly SourceLine[]; readonly shown: number } | null,
): readonly string[] {
  if (lines === null) return raisedIn(record)
  const raised = lines.all[lines.shown - 1]?.raised ?? null
  return raised === null ? [] : [raised]
}

/** Innermost first, as in "save ‹ process_response ‹ handle". */
function Stack({
  frames,
  depth,
  onLook,
}: {
  readonly frames: readonly Frame[]
  readonly depth: number
  readonly onLook: (depth: number) => void
}) {
  return (
    <ol className={styles['stack']} aria-label="Call stack, innermost first">
      {frames.map((frame) => (
        <li key={frames.length - frame.depth}>
          {frame.depth === 0 ? null : (
            <span className={styles['called']} aria-hidden="true">
              ‹
            </span>
          )}
          <button
            type="button"
            aria-pressed={frame.depth === depth}
            title={`${frame.span.file}, line ${frame.span.line}`}
            onClick={() => {
              onLook(frame.depth)
            }}
          >
            {frame.name}
          </button>
        </li>
      ))}
    </ol>
  )
}

function Variables({ frame }: { readonly frame: Frame | undefined }) {
  if (frame === undefined || frame.variables.length === 0) return null
  return (
    <dl className={styles['variables']}>
      {frame.variables.map((variable) => {
        const { text, whole, waiting } = valueText(variable)
        return (
          <div key={variable.name}>
            <dt>{variableName(variable.name)}</dt>
            <dd title={whole ?? undefined}>
              <span>{text}</span>
              {waiting === null ? null : <em>{waiting}</em>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
