import type { Session } from '../../store/index.ts'
import { stepSentence } from '../../world/index.ts'
import { useDerived, useSession } from '../session.tsx'
import styles from './Announcer.module.css'

const pickCursor = (session: Session) => session.cursor
const pickLength = (session: Session) => session.schedule.length
const pickNotice = (session: Session) => session.notice

/** The one live region of the page: the step that led here, the outcome, and what else is news. */
export function Announcer({ said }: { readonly said: string }) {
  const { run, outcomes } = useDerived()
  const cursor = useSession(pickCursor)
  const length = useSession(pickLength)
  const notice = useSession(pickNotice)
  const titles = outcomes.map((outcome) => outcome.title).join(', ')
  const parts = [
    said,
    notice?.text ?? '',
    placeText(cursor, length),
    cursor === 0 ? '' : stepSentence(run, cursor - 1),
    titles === '' ? '' : `${outcomes.length === 1 ? 'Outcome' : 'Outcomes'}: ${titles}.`,
  ]
  return (
    <p role="status" className={styles['announcer']}>
      {parts.filter((part) => part !== '').join(' ')}
    </p>
  )
}

function placeText(cursor: number, length: number): string {
  if (length === 0) return ''
  return cursor === 0 ? `At the start of ${length} steps.` : `Step ${cursor} of ${length}.`
}
