import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { LEVELS, programRow } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { boardFile, importBoard, starsOf } from '../../../store/index.ts'
import type { BoardStore } from '../../../store/index.ts'
import { openBreak } from '../../app/page.ts'
import styles from './Levels.module.css'
import { Stars } from './Stars.tsx'

/** Every level by program, with the stars that were earned, and the board as a file. */
export function Board({
  board,
  unknown,
  onSay,
}: {
  readonly board: BoardStore
  /** a level that the address names and that is not there; null: none */
  readonly unknown: string | null
  readonly onSay: (text: string) => void
}) {
  const wins = useStore(board)
  const [openOnly, setOpenOnly] = useState(false)
  const [news, setNews] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const stars = useMemo(
    () =>
      new Map(
        LEVELS.map((level) => {
          const win = wins[level.id]
          return [level.id, win === undefined ? 0 : (starsOf(level, win) ?? 0)] as const
        }),
      ),
    [wins],
  )
  const earned = [...stars.values()].reduce<number>((sum, each) => sum + each, 0)
  const tell = (text: string): void => {
    setNews(text)
    onSay(text)
  }
  const read = async (chosen: File): Promise<void> => {
    const result = importBoard(board.getState(), await chosen.text())
    if ('problem' in result) {
      tell(result.problem)
      return
    }
    board.setState(result.board, true)
    tell(`${result.added} ${result.added === 1 ? 'level is' : 'levels are'} better now.`)
  }
  return (
    <section aria-label="Levels" className={styles['board']}>
      <h2>Bring about every bad end there is.</h2>
      <p className={styles['lead']}>
        You are the scheduler: you say which request moves next. {earned} of {LEVELS.length * 3}{' '}
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
        <a
          className={styles['button']}
          download="racetrack-levels.json"
          href={`data:application/json,${encodeURIComponent(boardFile(wins))}`}
        >
          Export
        </a>
        <button
          type="button"
          className={styles['button']}
          onClick={() => {
            if (file.current === null) return
            // The same file may be chosen again.
            file.current.value = ''
            file.current.click()
          }}
        >
          Import
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          className={styles['file']}
          aria-label="Board file"
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen !== undefined) void read(chosen)
          }}
        />
        <p className={styles['news']}>
          {news === '' && unknown !== null
            ? `There is no level “${unknown}”: these are all there are.`
            : news}
        </p>
      </div>
      {programsOf(LEVELS).map(([program, levels]) => {
        const shown = levels.filter(({ id }) => !openOnly || stars.get(id) === 0)
        return shown.length === 0 ? null : (
          <div key={program} role="group" aria-label={titleOf(program)}>
            <h3>{titleOf(program)}</h3>
            <ul className={styles['levels']}>
              {shown.map((level) => (
                <li key={level.id}>
                  <button
                    type="button"
                    onClick={() => {
                      openBreak(level.id)
                    }}
                  >
                    <b>{level.goal}</b>
                    <span>
                      {level.scenario.views.length}{' '}
                      {level.scenario.views.length === 1 ? 'request' : 'requests'}, par {level.par}
                    </span>
                    <Stars earned={stars.get(level.id) ?? 0} />
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {openOnly && [...stars.values()].every((each) => each > 0) ? (
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
