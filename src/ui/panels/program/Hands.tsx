import { useId, useMemo } from 'react'
import { explainOutcome } from '../../../programs/index.ts'
import { statusOf } from '../../../world/index.ts'
import type { Letter, RequestView } from '../../../world/index.ts'
import type { Derived } from '../../../store/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import type { Frame } from '../../kit/useFrame.ts'
import { processesName, processName } from '../../kit/processWords.ts'
import { panelId, tabId, TabList } from '../../kit/TabList.tsx'
import { useSticky } from '../../kit/useSticky.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import { Hand } from '../../kit/hands/Hand.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { holdsText } from '../../kit/hands/holdsText.ts'
import { letterAt } from '../../kit/hands/handView.ts'
import type { HandView } from '../../kit/hands/handView.ts'
import { statusText } from '../../kit/hands/statusText.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import styles from './Hands.module.css'

const ClockHand = laterPart(async () => (await import('./ClockHand.tsx')).ClockHand)

/** Lines of a hand: with two requests, with three, and with more, whose lanes need the room. */
const ROWS: { readonly [K in Frame]: readonly [number, number, number] } = {
  wide: [7, 7, 4],
  low: [7, 4, 3],
  narrow: [4, 6, 6],
  phone: [3, 3, 3],
}

/** Frames with room for one hand alone beside the tabs. */
const ONE_HAND: ReadonlySet<Frame> = new Set(['narrow', 'phone'])

/**
 * Both hands of the race side by side. From three requests on the two that moved last are shown,
 * and tabs change the second. A single request that harms itself shows both of its steps.
 */
export function Hands({
  views,
  shown,
}: {
  readonly views: readonly RequestView[]
  /** the line that the request that moved has reached inside its step; null: it rests */
  readonly shown: CodePlace | null
}) {
  const prefix = useId()
  const derived = useDerived()
  const frame = useFrame()
  const [chosen, choose] = useSticky<Letter>()
  const hands = useMemo(
    () => handsOf(derived, views, shown, explainOutcome),
    [derived, views, shown],
  )
  const word = processName(derived.prepared)
  const rows = ROWS[frame][Math.max(0, Math.min(2, views.length - 2))] ?? 3
  const { clock } = derived.prepared.own ?? { clock: null }
  const time = clock === null ? undefined : views[clock]
  const draw = (hand: HandView) =>
    time?.letter === hand.letter ? (
      <ClockHand view={time} />
    ) : (
      <Hand
        key={`${hand.letter} ${hand.marks[0]?.note ?? ''}`}
        view={hand}
        text={derived.prepared.code.sources.find(({ name }) => name === hand.file)?.text ?? ''}
        rows={rows}
        word={word}
        holds={holdsText(views.find(({ letter }) => letter === hand.letter))}
      />
    )
  if (views.length <= 2) {
    return (
      <div className={styles['hands']}>
        {hands.map((hand, index) => (
          <div key={index} className={styles['one']}>
            {draw(hand)}
          </div>
        ))}
      </div>
    )
  }
  const [first, second] = lastMoved(derived, views)
  const left = chosen === null || chosen === first ? first : chosen
  const right = left === first ? second : first
  const pick = (letter: Letter) => hands.find((hand) => hand.letter === letter)
  return (
    <div className={styles['tabbed']} data-requests={views.length}>
      <TabList
        name={`${processesName(derived.prepared)} in the program`}
        prefix={prefix}
        selected={left}
        onSelect={choose}
        tabs={views.map((view, index) => ({
          id: view.letter,
          label: (
            <>
              <RequestBadge letter={view.letter} />
              <span className={styles['short']}>
                {
                  statusText(
                    view,
                    statusOf(
                      derived.prepared.plan,
                      derived.world,
                      index as Parameters<typeof statusOf>[2],
                    ),
                  ).short
                }
              </span>
            </>
          ),
        }))}
      />
      <div
        role="tabpanel"
        id={panelId(prefix)}
        aria-labelledby={tabId(prefix, left)}
        className={styles['hands']}
      >
        {(ONE_HAND.has(frame) ? [left] : [left, right]).flatMap((letter) => {
          const hand = pick(letter)
          return hand === undefined
            ? []
            : [
                <div key={letter} className={styles['one']}>
                  {draw(hand)}
                </div>,
              ]
        })}
      </div>
    </div>
  )
}

/** The two requests that moved last, the last first; before the first steps A and B. */
function lastMoved({ done }: Derived, views: readonly RequestView[]): readonly [Letter, Letter] {
  const order = [
    ...done.records.map(({ who }) => letterAt(who)).toReversed(),
    ...views.map(({ letter }) => letter),
  ]
  const [first = 'A', second = 'B'] = new Set(order)
  return [first, second]
}
