import type { Stepper } from '../../../store/index.ts'
import { stepLines, stepSentence } from '../../../world/index.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { Status } from '../../kit/Status.tsx'

const pickCursor = (stepper: Stepper) => stepper.cursor
const pickLength = (stepper: Stepper) => stepper.schedule.length
const pickLine = (stepper: Stepper) => stepper.line
const pickNotice = (stepper: Stepper) => stepper.notice

/** The one live region of the page: the step that led here, the outcome, and what else is news. */
export function Announcer({ said }: { readonly said: string }) {
  const { run, outcomes } = useDerived()
  const cursor = useStepper(pickCursor)
  const length = useStepper(pickLength)
  const line = useStepper(pickLine)
  const notice = useStepper(pickNotice)
  const titles = outcomes.map((outcome) => outcome.title).join(', ')
  const step = run.records[cursor - 1]
  // Inside a step only the line is news; the step has been announced.
  if (line !== null && step !== undefined) {
    const span = stepLines(run, cursor - 1)[line - 1]?.span
    return <Status text={span === undefined ? '' : `Line ${span.line} of ${span.file}.`} />
  }
  const parts = [
    said,
    notice?.text ?? '',
    placeText(cursor, length),
    cursor === 0 ? '' : stepSentence(run, cursor - 1),
    titles === '' ? '' : `${outcomes.length === 1 ? 'Outcome' : 'Outcomes'}: ${titles}.`,
  ]
  return <Status text={parts.filter((part) => part !== '').join(' ')} />
}

function placeText(cursor: number, length: number): string {
  if (length === 0) return ''
  return cursor === 0 ? `At the start of ${length} steps.` : `Step ${cursor} of ${length}.`
}
