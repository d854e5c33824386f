import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { LEVELS } from '../../programs/index.ts'
import type { Level } from '../../programs/index.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'
import { boardFile, createBoard, importBoard, starsOf, withWin } from './board.ts'

beforeAll(provideEveryProgram)

const level = (id: string): Level => {
  const found = LEVELS.find((each) => each.id === id)
  if (found === undefined) throw new Error(`expected the level ${id}`)
  return found
}
const FIX = level('fix.data-lost')
/** two switches, which is par */
const WON = { schedule: 'AAAABBBAABBBBBB', hints: 0 }

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

test('what is exported is imported again, and a board is not made worse by a file', () => {
  const board = withWin({}, FIX, WON)
  expect(importBoard({}, boardFile(board))).toEqual({ board, added: 1 })
  const worse = boardFile({ [FIX.id]: { ...WON, hints: 3 } })
  expect(importBoard(board, worse)).toEqual({ board, added: 0 })
})

test('a file with wins that do not win, or of levels that are not there, adds nothing', () => {
  const file = boardFile({ [FIX.id]: { schedule: 'AB', hints: 0 }, 'no.level': WON })
  expect(importBoard({}, file)).toEqual({ board: {}, added: 0 })
})

test('whatever is in a file, there is a board or a sentence, and never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const result = importBoard({}, text)
      expect('problem' in result ? result.problem : result.added).not.toBe('')
    }),
  )
})

test('a board is kept, and one that is damaged or forbidden is empty', () => {
  const kept: string[] = []
  const storage = {
    getItem: () => kept.at(-1) ?? null,
    setItem: (_: string, text: string) => kept.push(text),
  }
  createBoard(storage).setState({ [FIX.id]: WON })
  expect(createBoard(storage).getState()).toEqual({ [FIX.id]: WON })
  for (const text of ['{', '3', '{"a":{"schedule":"X","hints":0}}']) {
    expect(createBoard({ getItem: () => text, setItem: () => undefined }).getState()).toEqual({})
  }
  const forbidden = () => {
    throw new Error('forbidden')
  }
  const board = createBoard({ getItem: forbidden, setItem: forbidden })
  board.setState({ [FIX.id]: WON })
  expect(board.getState()).toEqual({ [FIX.id]: WON })
})
