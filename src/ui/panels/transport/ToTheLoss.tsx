import { useEffect, useState } from 'react'
import type { Outlook } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { useCheckedScenario, useCheckStore, useInsight } from '../../app/check.tsx'
import { useStepper, useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { lossProspect } from './lossProspect.ts'
import styles from './ToTheLoss.module.css'

const pickSchedule = (stepper: Stepper) => stepper.schedule
const pickCursor = (stepper: Stepper) => stepper.cursor

/** Plays the shortest schedule from here that ends badly, and says so when there is none. */
export function ToTheLoss({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper, player, actions } = useStores()
  const check = useCheckStore()
  const checked = useCheckedScenario()
  const schedule = useStepper(pickSchedule)
  const cursor = useStepper(pickCursor)
  const fate = useFate(schedule, cursor)
  const [said, setSaid] = useState<Said | null>(null)
  const nextMove = lossProspect(fate)
  const news = said !== null && said.schedule === schedule ? said.text : null
  // The one live region of the page reads it out.
  useEffect(() => {
    if (news === null) return
    onSay(news)
    return () => {
      onSay('')
    }
  }, [news, onSay])

  const press = async (): Promise<void> => {
    if (nextMove.kind === 'none') {
      setSaid({ schedule, text: nextMove.text })
      return
    }
    const from = schedule.slice(0, cursor)
    const answer = await check
      .getState()
      .ask({ kind: 'way', from, outcome: 'any bad', way: 'shortest', seed: 0 })
    const now = stepper.getState()
    // The hand was faster: what was asked for is no longer what is seen.
    if (now.scenario !== checked || now.schedule.slice(0, now.cursor) !== from) return
    const way = answer?.kind === 'schedule' ? answer.schedule : null
    if (way === null) return
    actions.setSchedule(way, cursor, 'go to the loss')
    setSaid({ schedule: way, text: nextMove.text })
    if (cursor < way.length) player.toggle()
  }

  return (
    <div className={styles['holder']}>
      <Button
        name="To the loss"
        icon="loss"
        title={checked === null ? 'To the loss: the check is not complete' : nextMove.text}
        unavailable={checked === null}
        onPress={() => {
          void press()
        }}
      >
        <span className={styles['text']}>To the loss</span>
      </Button>
      <p className={styles['said']}>{news}</p>
    </div>
  )
}

interface Said {
  /** it is news as long as this is the schedule */
  readonly schedule: string
  readonly text: string
}

/** What can still come from the position; null while it is not known. */
function useFate(schedule: string, cursor: number): Outlook | null {
  const insight = useInsight()
  if (insight === null || insight.schedule !== schedule) return null
  return insight.fates[cursor] ?? null
}
