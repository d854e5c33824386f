import { useMemo, useState } from 'react'
import { letterOf, timelineView } from '../../world/index.ts'
import type { Session } from '../../store/index.ts'
import { useActions, useDerived, useSession } from '../session.tsx'
import { Panel } from '../shared/Panel.tsx'
import { PictureOrTable } from '../shared/PictureOrTable.tsx'
import type { Way } from '../shared/PictureOrTable.tsx'
import { Picture } from './Picture.tsx'
import { StepTable } from './StepTable.tsx'

/** The whole schedule, what is done and what is to come, as a picture or as a table. */
export function Timeline() {
  const { run } = useDerived()
  const cursor = useSession(selectCursor)
  const { goTo } = useActions()
  const [way, setWay] = useState<Way>('Picture')
  const view = useMemo(() => timelineView(run), [run])
  const count = run.plan.requests.length
  const requests = useMemo(
    () =>
      Array.from({ length: count }, (_, index) =>
        letterOf(index as Parameters<typeof letterOf>[0]),
      ),
    [count],
  )
  const Body = way === 'Picture' ? Picture : StepTable
  return (
    <Panel
      name="Timeline"
      note="every step, in order"
      actions={<PictureOrTable name="Timeline as" way={way} onWay={setWay} />}
    >
      <Body view={view} requests={requests} cursor={cursor} onGo={goTo} />
    </Panel>
  )
}

function selectCursor(session: Session): number {
  return session.cursor
}
