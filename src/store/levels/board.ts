import * as v from 'valibot'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { LEVELS, prepareDjango, reaches, starsFor, switchesIn } from '../../programs/index.ts'
import type { Level } from '../../programs/index.ts'
import { replay } from '../../world/index.ts'

/** How a level was won: the stars are always computed from it, never kept. */
export interface Win {
  readonly schedule: string
  readonly hints: number
}

/** The best win of each level, by its id. */
export type Board = Readonly<Record<string, Win>>

export type BoardStore = StoreApi<Board>

const NAME = 'racetrack.levels'

const Wins = v.record(
  v.string(),
  v.object({
    schedule: v.pipe(v.string(), v.regex(/^[A-E]{1,400}$/)),
    hints: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
)
const BoardFile = v.object({ schema: v.literal(1), wins: Wins })

/** Storage that is forbidden, full or damaged costs only the memory of the board. */
export function createBoard(storage: Pick<Storage, 'getItem' | 'setItem'> | null): BoardStore {
  const store = createStore<Board>()(() => readBoard(storage))
  store.subscribe((board) => {
    try {
      storage?.setItem(NAME, JSON.stringify(board))
    } catch {
      // Full or forbidden: the board lives as long as the page.
    }
  })
  return store
}

function readBoard(storage: Pick<Storage, 'getItem'> | null): Board {
  try {
    const kept = v.safeParse(Wins, JSON.parse(storage?.getItem(NAME) ?? '{}'))
    return kept.success ? kept.output : {}
  } catch {
    return {}
  }
}

/**
 * The stars of a win: its schedule is run again. Null: it does not win, or it cannot be followed.
 * Only call it for programs that have been fetched.
 */
export function starsOf({ scenario, outcome, par }: Level, win: Win): 1 | 2 | 3 | null {
  const prepared = prepareDjango(scenario)
  const { run, divergence } = replay(prepared.plan, win.schedule)
  if (divergence !== null || !reaches(prepared, run, { outcome })) return null
  return starsFor(par, switchesIn(run), win.hints)
}

/** The board with a win, where it is better than the one that is there. */
export function withWin(board: Board, level: Level, win: Win): Board {
  const stars = starsOf(level, win) ?? 0
  const before = board[level.id]
  const best = before === undefined ? 0 : (starsOf(level, before) ?? 0)
  return stars > best ? { ...board, [level.id]: win } : board
}

/** A file for another browser. */
export function boardFile(board: Board): string {
  return `${JSON.stringify({ schema: 1, wins: board }, null, 2)}\n`
}

/** What a file adds to a board; a sentence where it is no board. Wins that do not win are left out. */
export function importBoard(
  board: Board,
  text: string,
): { readonly board: Board; readonly added: number } | { readonly problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { problem: 'This file is not JSON. Choose a file that “Export” has made.' }
  }
  const file = v.safeParse(BoardFile, json)
  if (!file.success) {
    return {
      problem: 'This file is no board of Racetrack, or of a later version. Nothing is changed.',
    }
  }
  let merged = board
  let added = 0
  for (const [id, win] of Object.entries(file.output.wins)) {
    const level = LEVELS.find((each) => each.id === id)
    if (level === undefined) continue
    const next = withWin(merged, level, win)
    if (next !== merged) added += 1
    merged = next
  }
  return { board: merged, added }
}
