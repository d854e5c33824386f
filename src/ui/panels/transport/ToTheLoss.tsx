import { useEffect, useState } from 'react'
import type { Stepper } from '../../../store/index.ts'
import { useCheckedScenario, useCheckStore, useInsight } from '../../app/check.tsx'
import { useStepper, useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { lossProspect } from './lossProspect.ts'
import type { LossProspect } from './lossProspect.ts'
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
  const prospect = useLossProspect(schedule, cursor)
  const [said, setSaid] = useState<Said | null>(null)
  const news = said !== null && staysTrue(said, schedule, cursor, prospect) ? said.text : null
  // The one live region of the page reads it out.
  useEffect(() => {
    if (news === null) return
    onSay(news)
    return () => {
      onSay('')
    }
  }, [news, onSay])

  const press = async (): Promise<void> => {
    if (prospect.kind === 'none') {
      setSaid({ schedule, kind: prospect.kind, text: prospect.text })
      return
    }
    const start = prospect.kind === 'from-start' ? 0 : cursor
    const from = schedule.slice(0, start)
    const answer = await check
      .getState()
      .ask({ kind: 'way', from, outcome: 'any bad', way: 'shortest', seed: 0 })
    const now = stepper.getState()
    // The user was faster: the answer is about a position that is gone.
    if (now.scenario !== checked || now.schedule !== schedule || now.cursor !== cursor) return
    const way = answer?.kind === 'schedule' ? answer.schedule : null
    if (way === null) return
    actions.setSchedule(way, start, 'to the loss')
    setSaid({ schedule: way, kind: prospect.kind, text: prospect.text })
    if (start < way.length) player.toggle()
  }

  return (
    <div className={styles['holder']}>
      <Button
        name="To the loss"
        icon={<Icon name="loss" />}
        title={checked === null ? 'To the loss: the check is not complete' : prospect.text}
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
  readonly schedule: string
  readonly kind: LossProspect['kind']
  readonly text: string
}

/**
 * Is the message still true? It was about this schedule. That a loss can be avoided, or that there
 * is a way from the start, is true only until the position has moved past it.
 */
function staysTrue(said: Said, schedule: string, cursor: number, prospect: LossProspect): boolean {
  if (said.schedule !== schedule) return false
  if (said.kind === 'from-start') return cursor === 0
  return said.kind === prospect.kind && (said.kind === 'none' || cursor < schedule.length)
}

/** What a press would do at the position. */
function useLossProspect(schedule: string, cursor: number): LossProspect {
  const insight = useInsight()
  const fates = insight !== null && insight.schedule === schedule ? insight.fates : []
  return lossProspect(fates[cursor] ?? null, fates[0] ?? null, insight?.table ?? [])
}
