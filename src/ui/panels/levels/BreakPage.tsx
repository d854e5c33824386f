import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { LEVELS } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { BOARD_NAME, createBoard, fetchPrograms } from '../../../store/index.ts'
import type { BoardStore } from '../../../store/index.ts'
import { toStage } from '../../app/addressBar.ts'
import { page } from '../../app/page.ts'
import { useStores } from '../../app/stepper.tsx'
import { Board } from './Board.tsx'
import { BreakBar } from './BreakBar.tsx'
import { LevelPage } from './LevelPage.tsx'
import styles from './BreakPage.module.css'
import { LevelStores } from './LevelStores.tsx'

/** The challenges: the board, or the level in the address. */
export function BreakPage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { storage } = useStores()
  const [board] = useState(() => createBoard(storage))
  const id = useStore(page, pickLevel)
  const ready = useEveryProgram()
  const level = levelOf(id)
  useOtherTabs(board, ready === 'there')
  useTitle(level)
  const moved = useHasMoved(id)
  return (
    <div className={styles['page']}>
      <BreakBar level={level} board={board} ready={ready === 'there'} />
      <main className={styles['main']}>
        {ready === 'fetching' ? (
          <p className={styles['note']}>Fetching the programs…</p>
        ) : ready === 'failed' ? (
          <p className={styles['note']}>
            The programs could not be fetched. Check your connection and open this page again;
            nothing is lost.
          </p>
        ) : level === null ? (
          <Board board={board} unknown={id} focused={moved} onSay={onSay} />
        ) : (
          <OneLevel key={level.id} level={level} board={board} focused={moved} onSay={onSay} />
        )}
      </main>
    </div>
  )
}

/** A level with a run of its own. On its end the run can be had on the stage. */
function OneLevel(props: {
  readonly level: Level
  readonly board: BoardStore
  readonly focused: boolean
  readonly onSay: (text: string) => void
}) {
  const { actions, stepper } = useStores()
  return (
    <LevelStores level={props.level}>
      <LevelPage
        {...props}
        onShow={(schedule, cursor) => {
          actions.open(props.level.scenario, schedule, cursor, `a level: ${props.level.goal}`)
          toStage(stepper)
        }}
      />
    </LevelStores>
  )
}

function pickLevel({ level }: ReturnType<typeof page.getState>) {
  return level
}

/** The level that an address names, in whatever case; null: none, or the board. */
function levelOf(id: string | null): Level | null {
  return LEVELS.find((each) => each.id === id?.toLowerCase()) ?? null
}

/** Has a person come here from another level, or from the board? Then the heading takes the focus. */
function useHasMoved(id: string | null): boolean {
  const first = useRef(id)
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    if (id !== first.current) setMoved(true)
  }, [id])
  return moved
}

function useTitle(level: Level | null): void {
  useEffect(() => {
    const before = document.title
    if (level !== null)
      document.title = `${level.goal} ${level.programTitle} – Break it – Racetrack`
    return () => {
      document.title = before
    }
  }, [level])
}

/** What another tab keeps is here as well. To compare two wins their programs must be there. */
function useOtherTabs(board: BoardStore, ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined
    const kept = ({ key }: StorageEvent): void => {
      if (key === BOARD_NAME) board.refresh()
    }
    addEventListener('storage', kept)
    board.refresh()
    return () => {
      removeEventListener('storage', kept)
    }
  }, [board, ready])
}

/** The stars of any level are computed by its program. */
function useEveryProgram(): 'fetching' | 'there' | 'failed' {
  const [state, setState] = useState<'fetching' | 'there' | 'failed'>('fetching')
  useEffect(() => {
    let gone = false
    void fetchPrograms().then((there) => {
      if (!gone) setState(there ? 'there' : 'failed')
      return there
    })
    return () => {
      gone = true
    }
  }, [])
  return state
}
