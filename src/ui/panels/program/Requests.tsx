import { useId } from 'react'
import { statusOf } from '../../../world/index.ts'
import type { Letter, RequestStatus, RequestView, SourceLine } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import { RequestCard } from './RequestCard.tsx'
import styles from './Requests.module.css'
import { statusText } from '../../kit/hands/statusText.ts'
import { panelId, tabId, TabList } from '../../kit/TabList.tsx'
import { deathOf } from '../../kit/hands/traceback.ts'
import { processesName, processName } from '../../kit/processWords.ts'
import { useSticky } from '../../kit/useSticky.ts'

/** A frame of a request's stack that a person asked to see; 0 is the innermost. */
export interface LookedFrame {
  readonly letter: Letter
  readonly depth: number
}

/** What every request is doing: two side by side, more than two in tabs. */
export function Requests({
  views,
  lines,
  looked,
  onLook,
  onGo,
}: {
  readonly views: readonly RequestView[]
  /** the lines of the step that is watched line by line, and how many are shown; null: a rest */
  readonly lines: { readonly all: readonly SourceLine[]; readonly shown: number } | null
  readonly looked: LookedFrame | null
  readonly onLook: (frame: LookedFrame) => void
  /** to a line of the listing */
  readonly onGo: (place: CodePlace) => void
}) {
  const prefix = useId()
  const at = useDerived()
  const [chosen, choose] = useSticky<Letter>()
  const record = at.done.records.at(-1)
  const all = views.map((view, index) => ({
    view,
    status: statusOf(at.prepared.plan, at.world, index as RequestIndex),
    step: index === at.moved && record !== undefined ? { record, lines } : null,
  }))
  const card = ({ view, status, step }: (typeof all)[number]) => (
    <RequestCard
      key={view.letter}
      view={view}
      status={status}
      step={step}
      word={processName(at.prepared)}
      depth={looked?.letter === view.letter ? looked.depth : 0}
      death={deathOf(status, at.prepared.code.sources)}
      onGo={onGo}
      onLook={(depth) => {
        onLook({ letter: view.letter, depth })
      }}
    />
  )
  if (all.length <= 2) return <div className={styles['cards']}>{all.map(card)}</div>

  const selected = all.find(({ view }) => view.letter === chosen) ?? all[at.moved ?? 0] ?? all[0]
  if (selected === undefined) return null
  const { letter } = selected.view
  return (
    <div className={styles['tabbed']}>
      <TabList
        name={`${processesName(at.prepared)} in the program`}
        prefix={prefix}
        selected={letter}
        onSelect={choose}
        tabs={all.map(({ view, status }) => ({
          id: view.letter,
          label: <TabLabel view={view} status={status} />,
        }))}
      />
      <div
        role="tabpanel"
        id={panelId(prefix)}
        aria-labelledby={tabId(prefix, letter)}
        className={styles['tabpanel']}
      >
        {card(selected)}
      </div>
    </div>
  )
}

type RequestIndex = Parameters<typeof statusOf>[2]

function TabLabel({
  view,
  status,
}: {
  readonly view: RequestView
  readonly status: RequestStatus
}) {
  return (
    <>
      <RequestBadge letter={view.letter} />
      <span className={styles['short']}>{statusText(view, status).short}</span>
    </>
  )
}
