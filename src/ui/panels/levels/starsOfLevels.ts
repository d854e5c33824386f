import { useStore } from 'zustand'
import { LEVELS } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { starsOf } from '../../../store/index.ts'
import type { Board, BoardState, BoardStore, Win } from '../../../store/index.ts'

/** 0: not won yet. */
export type Earned = 0 | 1 | 2 | 3

/** A win is run once: it never changes. */
const computed = new WeakMap<Level, { readonly win: Win; readonly stars: Earned }>()

/** The stars of a level on a board. Every program must be there. */
export function earnedOf(level: Level, wins: Board): Earned {
  const win = wins[level.id]
  if (win === undefined) return 0
  const before = computed.get(level)
  if (before?.win === win) return before.stars
  const stars = starsOf(level, win) ?? 0
  computed.set(level, { win, stars })
  return stars
}

/** The stars of all levels. */
export function earnedInAll(wins: Board): number {
  return LEVELS.reduce((sum, level) => sum + earnedOf(level, wins), 0)
}

/** How many there are. */
export const MOST_STARS = LEVELS.length * 3

const pickWins = ({ wins }: BoardState) => wins

export function useWins(board: BoardStore): Board {
  return useStore(board, pickWins)
}
