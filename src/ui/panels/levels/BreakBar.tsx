import { LEVELS } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { toStage } from '../../app/addressBar.ts'
import type { BoardStore } from '../../../store/index.ts'
import { openBreak } from '../../app/page.ts'
import { useStores } from '../../app/stepper.tsx'
import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'
import styles from './BreakBar.module.css'
import { earnedInAll, earnedOf, MOST_STARS, useWins } from './starsOfLevels.ts'

/** Where in the challenges a person is, and the ways out. `level`: null on the board. */
export function BreakBar({
  level,
  board,
  ready,
}: {
  readonly level: Level | null
  readonly board: BoardStore
  /** is every program there, so that stars can be computed? */
  readonly ready: boolean
}) {
  const { stepper } = useStores()
  return (
    <PageBar>
      <BarPlace>Break it</BarPlace>
      {level === null || !ready ? <BarRest /> : <Numbers level={level} board={board} />}
      {level === null ? null : (
        <BarButton
          onPress={() => {
            openBreak(null)
          }}
        >
          All levels
        </BarButton>
      )}
      <BarButton
        onPress={() => {
          toStage(stepper)
        }}
      >
        To the stage
      </BarButton>
    </PageBar>
  )
}

/** The levels of one program by their numbers, and the stars of the whole board. */
function Numbers({ level, board }: { readonly level: Level; readonly board: BoardStore }) {
  const wins = useWins(board)
  const levels = LEVELS.filter(({ program }) => program === level.program)
  return (
    <>
      <nav className={styles['numbers']} aria-label={`Levels of ${level.programTitle}`}>
        {levels.map((each, index) => {
          const stars = earnedOf(each, wins)
          return (
            <button
              key={each.id}
              type="button"
              title={each.goal}
              aria-label={`${index + 1}: ${each.goal} ${stars} of 3 stars`}
              aria-current={each === level ? 'page' : undefined}
              onClick={() => {
                openBreak(each.id)
              }}
            >
              {index + 1}
              <span>{'★'.repeat(stars)}</span>
            </button>
          )
        })}
      </nav>
      <BarRest>
        {earnedInAll(wins)} of {MOST_STARS} stars
      </BarRest>
    </>
  )
}
