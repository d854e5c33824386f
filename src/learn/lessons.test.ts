import { beforeAll, expect, test } from 'vitest'
import { provideEveryProgram } from '../programs/everyProgram.ts'
import { endsOf } from './facts.ts'
import { LESSONS, optionsOf } from './everyLesson.ts'
import { guiltyRows, renameSteps, wordsOf } from './index.ts'
import { atEnd, FIX, FIX_TWO, LOSS, place, RENAME_SETS, TICKET } from './lessons/scenarios.ts'
import { factsAt } from './testing/factsAt.testing.ts'

beforeAll(provideEveryProgram)

const BEATS = LESSONS.flatMap((lesson) =>
  lesson.beats.map((beat, index) => ({ name: `${lesson.number}.${index + 1}`, lesson, beat })),
)
const QUESTIONS = BEATS.flatMap(({ name, beat }) =>
  beat.action.kind === 'ask' ? [{ name, beat, action: beat.action }] : [],
)

test('there are six lessons of four to ten cards, and each asks for a prediction', () => {
  expect(LESSONS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  for (const { beats } of LESSONS) {
    expect(beats.length).toBeGreaterThanOrEqual(4)
    expect(beats.length).toBeLessThanOrEqual(10)
    expect(beats.some(({ action }) => action.kind === 'ask')).toBe(true)
  }
})

test.each(QUESTIONS)(
  'the question of card $name has one right answer among two to four that differ',
  ({ beat, action }) => {
    const options = optionsOf(action.question, factsAt(beat.at)) ?? []
    expect(options.length).toBeGreaterThanOrEqual(2)
    expect(options.length).toBeLessThanOrEqual(4)
    expect(new Set(options.map(({ text }) => text)).size).toBe(options.length)
    expect(options.filter(({ right }) => right)).toHaveLength(1)
  },
)

test.each(BEATS)(
  'card $name stands at steps that can be made, and says at most two sentences',
  ({ beat }) => {
    const facts = factsAt(beat.at)
    expect(beat.at.cursor).toBeLessThanOrEqual(beat.at.schedule.length)
    const until = 'until' in beat.action ? beat.action.until : beat.at.cursor + 0.5
    expect(until).toBeGreaterThan(beat.at.cursor)
    expect(Math.floor(until)).toBeLessThanOrEqual(beat.at.schedule.length)
    const headline = wordsOf(beat.headline, facts)
    expect(headline).not.toBe('')
    expect(headline.length).toBeLessThanOrEqual(90)
    for (const text of [headline, wordsOf(beat.say, facts)]) expect(text).not.toContain('…')
  },
)

test.each(BEATS.filter(({ beat }) => beat.show === 'guilty'))(
  'card $name, which shows who did it, stands at a bad end',
  ({ beat }) => {
    const facts = factsAt(beat.at)
    expect(endsOf(facts).some(({ bad }) => bad)).toBe(true)
    expect(guiltyRows(facts)).not.toEqual([])
  },
)

test.each(BEATS.filter(({ beat }) => beat.show === 'cure'))(
  'card $name, which shows the two lines of the cure, stands at a program that has them',
  ({ beat }) => {
    const { prepared, run } = factsAt(beat.at)
    const lines = renameSteps(run).rows.map(({ span, operation, verb }) => {
      const source = prepared.code.sources.find(({ name }) => name === span.file)
      return [operation.name, verb, source?.text.split('\n')[span.line - 1]?.trim()]
    })
    expect(lines).toEqual([
      ['write', 'writes', expect.stringContaining('write(')],
      ['rename', 'renames', expect.stringMatching(/rename\(|move\(/)],
    ])
  },
)

test('a program that empties its file has no lines of a cure', () => {
  expect(renameSteps(factsAt(place(FIX_TWO, '', 0)).run).rows).toEqual([])
})

const answer = (question: Parameters<typeof optionsOf>[0], at: Parameters<typeof factsAt>[0]) =>
  optionsOf(question, factsAt(at))?.find(({ right }) => right)?.text

test('the right answers follow the program: another one has other answers', () => {
  const safe = { kind: 'safe', prompt: '' } as const
  expect(answer(safe, place(TICKET, '', 0))).toBe('No, in no order')
  expect(answer(safe, place(FIX, '', 0))).toBe('Yes, in every order')
  expect(answer(safe, place(FIX_TWO, '', 0))).toBe('It depends on the order')
  const read = { kind: 'bytes read', prompt: '' } as const
  expect(answer(read, place(TICKET, 'AAAAAAAAA', 3))).toBe('0 bytes')
  // The fix reads before it empties: the same question, the whole session.
  expect(answer(read, place(FIX, 'AAAAAA', 2))).toBe('32 bytes')
  const end = { kind: 'session at the end', prompt: '' } as const
  expect(answer(end, atEnd(TICKET, 'AAAAAAAAA'))).toBe('nothing: logged out')
  expect(answer(end, atEnd(FIX, 'AAAAAA'))).toBe('user 42, cart 1')
})

test('what people expect is among the answers: both values, as one request after the other leaves them', () => {
  const end = { kind: 'session at the end', prompt: '' } as const
  const texts = optionsOf(end, factsAt(atEnd(RENAME_SETS, 'AAABBBAAAAABBBBB')))?.map(
    ({ text }) => text,
  )
  expect(texts).toContain('user 42, q 1, p 1, cart 1')
  expect(texts).toContain('user 42, q 1, cart 1')
})

test('whether it can be saved changes at the point of no return', () => {
  const saved = { kind: 'can be saved', prompt: '' } as const
  expect(answer(saved, place(FIX_TWO, LOSS, 6))).toMatch(/^Yes/)
  expect(answer(saved, place(FIX_TWO, LOSS, 7))).toMatch(/^No/)
})

test('a question that has no single answer is not asked', () => {
  // At the start either request may move first: both ways can still end badly.
  expect(optionsOf({ kind: 'who next', prompt: '' }, factsAt(place(FIX_TWO, LOSS, 0)))).toBeNull()
})
