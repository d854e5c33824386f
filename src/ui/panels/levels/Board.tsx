import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { LEVELS, programRow } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import type { BoardState, BoardStore } from '../../../store/index.ts'
import styles from './Board.module.css'
import { BoardFile } from './BoardFile.tsx'
import { LevelCard } from './LevelCard.tsx'
import { earnedInAll, earnedOf, MOST_STARS, useWins } from './starsOfLevels.ts'

const pickKept = ({ kept }: BoardState) => kept

/** Every level by program, with the stars that were earned, and the board as a file. */
export function Board({
  board,
  unknown,
  focused,
  onSay,
}: {
  readonly board: BoardStore
  /** a level that the address names and that is not there; null: none */
  readonly unknown: string | null
  /** the heading takes the focus from what led here */
  readonly focused: boolean
  readonly onSay: (text: string) => void
}) {
  const wins = useWins(board)
  const kept = useStore(board, pickKept)
  const [openOnly, setOpenOnly] = useState(false)
  const [news, setNews] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focused) heading.current?.focus()
  }, [focused])
  const missing = unknown === null ? '' : `There is no level “${unknown}”: these are all there are.`
  useEffect(() => {
    onSay(missing)
  }, [missing, onSay])
  const tell = (text: string): void => {
    setNews(text)
    onSay(text)
  }
  return (
    <section aria-label="Levels" className={styles['board']}>
      <h2 ref={heading} tabIndex={-1}>
        Bring about every bad end there is.
      </h2>
      <p className={styles['lead']}>
        You are the scheduler: you say which request moves next. {earnedInAll(wins)} of {MOST_STARS}{' '}
        stars.
      </p>
      <div className={styles['tools']}>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={openOnly}
            onChange={(event) => {
              setOpenOnly(event.target.checked)
            }}
          />
          Not done yet
        </label>
        <BoardFile board={board} onSay={tell} />
        <p className={styles['news']}>{news === '' ? missing : news}</p>
      </div>
      {kept ? null : (
        <p className={styles['news']}>
          This browser does not keep the board. Export it before you close the page.
        </p>
      )}
      {programsOf(LEVELS).map(([program, levels]) => {
        const shown = levels.filter((level) => !openOnly || earnedOf(level, wins) === 0)
        return shown.length === 0 ? null : (
          <div key={program} role="group" aria-label={titleOf(program)}>
            <h3>{titleOf(program)}</h3>
            <ul className={styles['levels']}>
              {shown.map((level) => (
                <li key={level.id}>
                  <LevelCard level={level} stars={earnedOf(level, wins)} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {openOnly && LEVELS.every((level) => earnedOf(level, wins) > 0) ? (
        <p className={styles['lead']}>Every level is done.</p>
      ) : null}
    </section>
  )
}

function titleOf(program: string): string {
  return programRow(program)?.title ?? program
}

/** In the order of the levels. */
function programsOf(levels: readonly Level[]): readonly (readonly [string, readonly Level[]])[] {
  const programs = new Map<string, readonly Level[]>()
  for (const level of levels) {
    programs.set(level.program, [...(programs.get(level.program) ?? []), level])
  }
  return [...programs]
}
