import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { LEVELS } from '../../programs/index.ts'
import type { Level } from '../../programs/index.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'
import { BOARD_NAME, boardFile, createBoard, readBoardFile, starsOf, withWin } from './board.ts'
import type { Board } from './board.ts'

beforeAll(provideEveryProgram)

const level = (id: string): Level => {
  const found = LEVELS.find((each) => each.id === id)
  if (found === undefined) throw new Error(`expected the level ${id}`)
  return found
}
const FIX = level('fix.data-lost')
const TORN = level('fix.torn-read')
/** two switches, which is par; it wins both */
const WON = { schedule: 'AAAABBBAABBBBBB', hints: 0 }

/** What all tabs of a browser share. */
function storageOf(text: string | null = null) {
  let kept = text
  return {
    getItem: () => kept,
    setItem: (_: string, next: string) => {
      kept = next
    },
  }
}

const winsKept = (storage: { getItem(name: string): string | null }): unknown =>
  JSON.parse(storage.getItem(BOARD_NAME) ?? 'null')

test('the stars of a win are computed by running it again', () => {
  expect(FIX.par).toBe(2)
  expect(starsOf(FIX, WON)).toBe(3)
  expect(starsOf(FIX, { ...WON, hints: 1 })).toBe(2)
  expect(starsOf(FIX, { schedule: 'AAAAAABBBBBB', hints: 0 })).toBeNull()
  expect(starsOf(FIX, { schedule: 'CCC', hints: 0 })).toBeNull()
})

test('only a better win takes the place of one that is there', () => {
  const once = withWin({}, FIX, { ...WON, hints: 1 })
  expect(once[FIX.id]?.hints).toBe(1)
  expect(withWin(once, FIX, { ...WON, hints: 5 })).toBe(once)
  expect(withWin(once, FIX, WON)[FIX.id]).toEqual(WON)
  expect(withWin(once, FIX, { schedule: 'AAAAAABBBBBB', hints: 0 })).toBe(once)
})

test('a board is kept, and says how many levels a win made better', () => {
  const storage = storageOf()
  const board = createBoard(storage)
  expect(board.add({ [FIX.id]: WON })).toBe(1)
  expect(board.add({ [FIX.id]: { ...WON, hints: 2 } })).toBe(0)
  expect(createBoard(storage).getState()).toEqual({ wins: { [FIX.id]: WON }, kept: true })
})

test('forbidden storage costs only the memory of the board, and the board knows', () => {
  const forbidden = () => {
    throw new Error('forbidden')
  }
  for (const storage of [null, { getItem: forbidden, setItem: forbidden }]) {
    const board = createBoard(storage)
    expect(board.getState()).toEqual({ wins: {}, kept: false })
    board.add({ [FIX.id]: WON })
    expect(board.getState()).toEqual({ wins: { [FIX.id]: WON }, kept: false })
  }
})

test('full storage costs only the memory of what is new, until there is room again', () => {
  let full = true
  const storage = storageOf()
  const board = createBoard({
    ...storage,
    setItem: (name, text) => {
      if (full) throw new Error('full')
      storage.setItem(name, text)
    },
  })
  expect(board.getState().kept).toBe(true)
  board.add({ [FIX.id]: WON })
  expect(board.getState()).toEqual({ wins: { [FIX.id]: WON }, kept: false })
  full = false
  board.add({ [TORN.id]: WON })
  expect(board.getState().kept).toBe(true)
  expect(winsKept(storage)).toEqual({ [FIX.id]: WON, [TORN.id]: WON })
})

test('of a damaged board the wins that can be read are there', () => {
  for (const text of ['{', '3', 'null', '[]', '{"a":{"schedule":"X","hints":0}}']) {
    expect(createBoard(storageOf(text)).getState().wins).toEqual({})
  }
  const damaged = storageOf(JSON.stringify({ [FIX.id]: WON, [TORN.id]: { schedule: 7 } }))
  expect(createBoard(damaged).getState().wins).toEqual({ [FIX.id]: WON })
})

test('of two tabs the one that writes last does not take the stars of the other', () => {
  const storage = storageOf()
  const one = createBoard(storage)
  const other = createBoard(storage)
  one.add({ [FIX.id]: WON })
  // It is better in the other tab, which knows only its own.
  other.add({ [TORN.id]: WON, [FIX.id]: { ...WON, hints: 1 } })
  expect(winsKept(storage)).toEqual({ [FIX.id]: WON, [TORN.id]: WON })
  expect(one.getState().wins).toEqual({ [FIX.id]: WON })
  one.refresh()
  expect(one.getState().wins).toEqual({ [FIX.id]: WON, [TORN.id]: WON })
})

test('a win of a level that is not there stays: another version may know it', () => {
  const storage = storageOf(JSON.stringify({ 'no.level': WON }))
  createBoard(storage).add({ [FIX.id]: WON })
  expect(winsKept(storage)).toEqual({ 'no.level': WON, [FIX.id]: WON })
})

test('another tab that empties the storage takes nothing from this one', () => {
  const storage = storageOf()
  const board = createBoard(storage)
  board.add({ [FIX.id]: WON })
  storage.setItem(BOARD_NAME, '{}')
  board.refresh()
  expect(board.getState().wins).toEqual({ [FIX.id]: WON })
})

test('what is exported is imported again, and a board is not made worse by a file', () => {
  const wins = { [FIX.id]: WON, [TORN.id]: { ...WON, hints: 1 } }
  const board = createBoard(storageOf())
  expect(board.add(fromFile(boardFile(wins)))).toBe(2)
  expect(board.getState().wins).toEqual(wins)
  expect(board.add(fromFile(boardFile({ [FIX.id]: { ...WON, hints: 3 } })))).toBe(0)
  expect(board.getState().wins).toEqual(wins)
})

test('wins that do not win add nothing', () => {
  const board = createBoard(storageOf())
  expect(board.add(fromFile(boardFile({ [FIX.id]: { schedule: 'AB', hints: 0 } })))).toBe(0)
  expect(board.getState().wins).toEqual({})
})

test('whatever is in a file, there are wins or a sentence, and never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const result = readBoardFile(text)
      expect('problem' in result ? result.problem : result.wins).not.toBe('')
    }),
  )
  expect(readBoardFile('{"schema":2,"wins":{}}')).toHaveProperty('problem')
})

function fromFile(text: string): Board {
  const result = readBoardFile(text)
  if ('problem' in result) throw new Error(result.problem)
  return result.wins
}
