import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { LEVELS } from '../../../programs/index.ts'
import { createBoard, fetchPrograms, linkOf } from '../../../store/index.ts'
import { openBreak, openStage, page } from '../../app/page.ts'
import { useStores } from '../../app/stepper.tsx'
import { Board } from './Board.tsx'
import { LevelPage } from './LevelPage.tsx'
import styles from './Levels.module.css'

/** The challenges: the board, or the level in the address. */
export function BreakPage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper, storage } = useStores()
  const board = useMemo(() => createBoard(storage), [storage])
  const id = useStore(page, pickLevel)
  const ready = useEveryProgram()
  const level = LEVELS.find((each) => each.id === id)
  return (
    <div className={styles['page']}>
      <header className={styles['bar']}>
        <h1>Racetrack</h1>
        <span>{level === undefined ? 'Break it' : `Break it: ${level.programTitle}`}</span>
        {level === undefined ? null : (
          <button
            type="button"
            className={styles['flat']}
            onClick={() => {
              openBreak(null)
            }}
          >
            All levels
          </button>
        )}
        <button
          type="button"
          className={styles['flat']}
          onClick={() => {
            openStage(linkOf(stepper.getState()))
          }}
        >
          To the stage
        </button>
      </header>
      <main>
        {ready === 'fetching' ? (
          <p className={styles['note']}>Fetching the programs…</p>
        ) : ready === 'failed' ? (
          <p className={styles['note']}>
            The programs could not be fetched. Check your connection and open this page again;
            nothing is lost.
          </p>
        ) : level === undefined ? (
          <Board board={board} unknown={id} onSay={onSay} />
        ) : (
          <LevelPage key={level.id} level={level} board={board} onSay={onSay} />
        )}
      </main>
    </div>
  )
}

function pickLevel({ level }: ReturnType<typeof page.getState>) {
  return level
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
