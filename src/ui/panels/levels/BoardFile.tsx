import { useRef } from 'react'
import { boardFile, readBoardFile } from '../../../store/index.ts'
import type { BoardStore } from '../../../store/index.ts'
import styles from './Board.module.css'
import { useWins } from './starsOfLevels.ts'

/** The board as a file: to another browser, and from it. */
export function BoardFile({
  board,
  onSay,
}: {
  readonly board: BoardStore
  readonly onSay: (text: string) => void
}) {
  const wins = useWins(board)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
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
          if (input.current === null) return
          // The same file may be chosen again.
          input.current.value = ''
          input.current.click()
        }}
      >
        Import
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className={styles['file']}
        aria-label="Board file"
        tabIndex={-1}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) void importFile(board, chosen).then(onSay)
        }}
      />
    </>
  )
}

/** Takes a file in, and gives what became of it in words. */
async function importFile(board: BoardStore, file: File): Promise<string> {
  let text: string
  try {
    text = await file.text()
  } catch {
    return 'This file cannot be read; nothing is lost.'
  }
  const result = readBoardFile(text)
  if ('problem' in result) return result.problem
  const better = board.add(result.wins)
  if (better === 0) return 'Nothing in this file is better than what is here.'
  return `${better} ${better === 1 ? 'level is' : 'levels are'} better now.`
}
