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

export interface BoardState {
  readonly wins: Board
  /** false: the browser does not keep it, so that it lives as long as the page */
  readonly kept: boolean
}

/** The board of one page. Programs that are not fetched yet must not be asked about. */
export interface BoardStore extends StoreApi<BoardState> {
  /** takes in what is better, also what another tab has kept meanwhile; how many levels got better */
  add(wins: Board): number
  /** another tab has kept something: takes in what is better */
  refresh(): void
}

/** Where the browser keeps the board. */
export const BOARD_NAME = 'racetrack.levels'

const Kept = v.object({
  schedule: v.pipe(v.string(), v.regex(/^[A-E]{1,400}$/)),
  hints: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
const BoardFile = v.object({ schema: v.literal(1), wins: v.record(v.string(), Kept) })

/** Storage that is forbidden, full or damaged costs only the memory of the board. */
export function createBoard(storage: Pick<Storage, 'getItem' | 'setItem'> | null): BoardStore {
  const found = readBoard(storage)
  const store = createStore<BoardState>()(() => ({ wins: found ?? {}, kept: found !== null }))
  /** what is here, and what any tab has kept since */
  const newest = (): Board => betterOf(store.getState().wins, readBoard(storage) ?? {})
  return {
    ...store,
    add: (wins) => {
      const before = newest()
      const after = betterOf(before, wins)
      store.setState({ wins: after, kept: keepBoard(storage, after) })
      return Object.keys(after).filter((id) => after[id] !== before[id]).length
    },
    // It writes nothing: two tabs that answer each other would never end.
    refresh: () => {
      store.setState({ wins: newest() })
    },
  }
}

/** Null: storage is forbidden. Of what is damaged, the wins that can be read are there. */
function readBoard(storage: Pick<Storage, 'getItem'> | null): Board | null {
  try {
    return storage === null ? null : winsIn(storage.getItem(BOARD_NAME) ?? '{}')
  } catch {
    return null
  }
}

function winsIn(text: string): Board {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return {}
  }
  if (typeof json !== 'object' || json === null) return {}
  return Object.fromEntries(
    Object.entries(json).flatMap(([id, value]) => {
      const win = v.safeParse(Kept, value)
      return win.success ? [[id, win.output] as const] : []
    }),
  )
}

/** False: forbidden, or full. */
function keepBoard(storage: Pick<Storage, 'setItem'> | null, wins: Board): boolean {
  try {
    storage?.setItem(BOARD_NAME, JSON.stringify(wins))
    return storage !== null
  } catch {
    return false
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

/**
 * The better win of each level, of two boards; the same board where the other has nothing better. Of
 * a level that is not there, as in a later version, a win is kept and never judged.
 */
function betterOf(board: Board, other: Board): Board {
  return Object.entries(other).reduce((best, [id, win]) => {
    const before = best[id]
    if (before?.schedule === win.schedule && before.hints === win.hints) return best
    const level = LEVELS.find((each) => each.id === id)
    if (level !== undefined) return withWin(best, level, win)
    return before === undefined ? { ...best, [id]: win } : best
  }, board)
}

/** A file for another browser. */
export function boardFile(wins: Board): string {
  return `${JSON.stringify({ schema: 1, wins }, null, 2)}\n`
}

/** The wins in a file that `boardFile` has made; a sentence where it is no such file. */
export function readBoardFile(
  text: string,
): { readonly wins: Board } | { readonly problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return {
      problem: 'This file is not JSON. Choose a file that “Export” has made; nothing is lost.',
    }
  }
  const file = v.safeParse(BoardFile, json)
  if (file.success) return { wins: file.output.wins }
  return {
    problem: 'This file is no board of Racetrack, or one of a later version; nothing is lost.',
  }
}
