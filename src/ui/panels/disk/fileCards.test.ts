import { expect, test } from 'vitest'
import type { DiskView, FileView } from '../../../world/index.ts'
import { fileCards } from './fileCards.ts'
import type { Around } from './fileCards.ts'

const NOTHING: Around = { order: [], emptySpans: [], key: undefined }

function file(path: string, more: Partial<FileView> = {}): FileView {
  return {
    path,
    ino: 2,
    size: 2,
    text: '{}',
    linked: true,
    openBy: [],
    change: null,
    before: null,
    ...more,
  }
}

function disk(files: readonly FileView[], more: Partial<DiskView> = {}): DiskView {
  return { files, removed: [], locks: [], ...more }
}

test('files stand in the order in which they appeared, not by name', () => {
  const cards = fileCards(disk([file('/s/a'), file('/s/z')]), {
    ...NOTHING,
    order: ['/s/z', '/s/a'],
  })
  expect(cards.map((card) => card.path)).toEqual(['/s/z', '/s/a'])
})

test('a file is damaged from the step that emptied it until it is written again', () => {
  const spans = [{ path: '/s/a', from: 4, to: null, letter: 'A' }] as const
  const [card] = fileCards(disk([file('/s/a', { text: '', size: 0 })]), {
    ...NOTHING,
    emptySpans: spans,
  })
  expect(card?.emptied).toEqual({ step: 4, letter: 'A' })
  const ended = [{ path: '/s/a', from: 4, to: 6, letter: 'A' }] as const
  const [later] = fileCards(disk([file('/s/a')]), { ...NOTHING, emptySpans: ended })
  expect(later?.emptied).toBeNull()
})

test('a new file is empty without being damaged', () => {
  const change = { kind: 'created', letter: 'B' } as const
  const [card] = fileCards(disk([file('/s/a', { text: '', size: 0, change })]), NOTHING)
  expect(card?.emptied).toBeNull()
  expect(card?.change).toEqual({ text: 'created by', letter: 'B', bad: false })
})

test('truncating a file is bad news', () => {
  const change = { kind: 'truncated', letter: 'A' } as const
  const [card] = fileCards(disk([file('/s/a', { text: '', size: 0, change })]), NOTHING)
  expect(card?.change).toEqual({ text: 'truncated by', letter: 'A', bad: true })
})

test('a name that the step took away keeps a card without a file', () => {
  const removed = [{ path: '/s/a', letter: 'B', text: '{}' }] as const
  const [card] = fileCards(disk([], { removed }), NOTHING)
  expect(card).toMatchObject({ path: '/s/a', file: null, text: '{}' })
  expect(card?.change?.text).toBe('unlinked by')
})

test('a file that was unlinked while open has one card, and it says by whom', () => {
  const removed = [{ path: '/s/a', letter: 'B', text: '{}' }] as const
  const cards = fileCards(disk([file('/s/a', { linked: false })], { removed }), NOTHING)
  expect(cards).toHaveLength(1)
  expect(cards[0]?.change).toEqual({ text: 'unlinked by', letter: 'B', bad: false })
})

test('a rename names both the new name and the one that is gone', () => {
  const change = { kind: 'renamed', letter: 'A' } as const
  const cards = fileCards(
    disk([file('/s/a', { change })], { removed: [{ path: '/s/tmp', letter: 'A', text: '{}' }] }),
    { ...NOTHING, order: ['/s/a', '/s/tmp'] },
  )
  expect(cards.map((card) => card.change?.text)).toEqual(['renamed to this by', 'renamed by'])
})

test('of two files under one path the one that still has the name comes first', () => {
  const cards = fileCards(
    disk([file('/s/a', { linked: false, ino: 7 }), file('/s/a', { ino: 8 })]),
    NOTHING,
  )
  expect(cards.map((card) => card.file?.ino)).toEqual([8, 7])
  expect(new Set(cards.map((card) => card.id)).size).toBe(2)
})

test('the file of the browser’s key is marked, and no other', () => {
  const cards = fileCards(disk([file('/s/id3f9c'), file('/s/idb1e7')]), { ...NOTHING, key: 'b1e7' })
  expect(cards.map((card) => card.named)).toEqual([false, true])
})
