import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { AnyScenario, CheckReport } from '../../../programs/index.ts'
import type { Check } from '../../../store/index.ts'
import type { Editor, EditorStore } from '../../../store/editing.ts'
import { useCheck } from '../../app/check.tsx'
import { Button } from '../../kit/Button.tsx'
import styles from './LiveCheck.module.css'
import { changeText, liveProgress, liveVerdict } from './liveText.ts'
import type { Blocks } from './liveText.ts'

const pickPhase = (editor: Editor) => editor.phase
const pickOnStage = (editor: Editor) => editor.onStage
const pickTrouble = (check: Check) => check.trouble
const pickReport = (check: Check) => check.report
const pickStatus = (check: Check) => check.status
const pickScenario = (check: Check) => check.scenario
const pickProgress = (check: Check) => check.progress

/** The verdict on the text, over the text: of every schedule, at once. */
export function LiveCheck({
  editor,
  onGoOn,
}: {
  readonly editor: EditorStore
  /** lets a check that a bound has stopped go on without it */
  readonly onGoOn: () => void
}) {
  const phase = useStore(editor, pickPhase)
  const onStage = useStore(editor, pickOnStage)
  const { report, before } = useReports(onStage)
  const status = useCheck(pickStatus)
  const trouble = useCheck(pickTrouble)
  const progress = useCheck(pickProgress)
  const stale = phase !== 'good'
  if (!onStage) {
    const words =
      phase === 'wrong' || phase === 'stuck' ? 'Nothing runs yet' : 'Reading the program …'
    return <Strip tone="open" headline={words} detail={nothingYet(phase)} />
  }
  if (report === null) {
    const broken = status === 'broken'
    return (
      <Strip
        tone="open"
        headline={broken ? 'Not checked' : 'Trying every schedule …'}
        detail={broken ? (trouble ?? '') : ''}
        progress={liveProgress(progress)}
        badge={stale ? badgeOf(phase) : ''}
      />
    )
  }
  const verdict = liveVerdict(report)
  return (
    <Strip
      tone={verdict.tone}
      headline={verdict.headline}
      detail={[verdict.detail, changeText(before, report)]
        .filter((text) => text !== '')
        .join(' · ')}
      blocks={verdict.blocks}
      badge={stale ? badgeOf(phase) : ''}
    >
      {verdict.unfinished && !stale ? (
        <Button
          name="Go on"
          title="Goes on with the check, without a limit of two seconds"
          onPress={onGoOn}
        >
          Go on
        </Button>
      ) : null}
    </Strip>
  )
}

function nothingYet(phase: Editor['phase']): string {
  return phase === 'wrong' || phase === 'stuck' ? 'the run appears when the problems are gone' : ''
}

/** What the strip says of a verdict that is not of the text. */
function badgeOf(phase: Editor['phase']): string {
  return phase === 'wrong' || phase === 'stuck' ? 'of the last version that ran' : ''
}

function Strip({
  tone,
  headline,
  detail,
  change = '',
  progress = '',
  badge = '',
  blocks = null,
  children = null,
}: {
  readonly tone: 'safe' | 'broken' | 'open'
  readonly headline: string
  readonly detail: string
  readonly change?: string
  readonly progress?: string
  readonly badge?: string
  readonly blocks?: Blocks
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['strip']} data-tone={tone} data-stale={badge !== '' || undefined}>
      <div role="status" aria-label="Live check" className={styles['said']}>
        <p className={styles['headline']}>{headline}</p>
        {badge === '' ? null : <p className={styles['stale']}>{badge}</p>}
        {change === '' ? null : <p className={styles['change']}>{change}</p>}
        <p className={styles['detail']}>{detail}</p>
      </div>
      {/* It changes too fast to be read out. */}
      {progress === '' ? null : (
        <p className={styles['progress']} aria-hidden="true">
          {progress}
        </p>
      )}
      {children}
      <Tally blocks={blocks} />
    </div>
  )
}

function Tally({ blocks }: { readonly blocks: Blocks }) {
  if (blocks === null) return <div className={styles['tally']} aria-hidden="true" />
  if (blocks.kind === 'bar') {
    const percent = blocks.bad * 100
    return (
      <div className={styles['tally']} aria-hidden="true">
        {percent > 0 ? <i data-bad style={{ flexGrow: percent }} /> : null}
        {percent < 100 ? <i style={{ flexGrow: 100 - percent }} /> : null}
      </div>
    )
  }
  return (
    <div className={styles['tally']} aria-hidden="true">
      {Array.from({ length: blocks.bad + blocks.good }, (_, index) => (
        <i key={index} data-bad={index < blocks.bad || undefined} />
      ))}
    </div>
  )
}

interface Reports {
  readonly scenario: AnyScenario | null
  readonly report: CheckReport | null
  readonly before: CheckReport | null
}

/** Milliseconds for which the verdict of the version before stays: most checks are done by then. */
const PATIENCE = 400

/**
 * The report of what is on the stage, and that of the version before it. `onStage`: until then the
 * check is of another program.
 */
function useReports(onStage: boolean): Pick<Reports, 'report' | 'before'> {
  const report = useCheck(pickReport)
  const [kept, setKept] = useState<Reports>({ scenario: null, report: null, before: null })
  const [late, setLate] = useState<AnyScenario | null>(null)
  const scenario = useCheck(pickScenario)
  if (onStage && report !== null && report !== kept.report) {
    setKept(
      scenario === kept.scenario ? { ...kept, report } : { scenario, report, before: kept.report },
    )
  }
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(scenario)
    }, PATIENCE)
    return () => {
      clearTimeout(timer)
    }
  }, [scenario])
  const waiting = report === null && late === scenario
  return { report: waiting ? null : kept.report, before: kept.before }
}
