import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { Outlook, Insight } from '../../../programs/index.ts'
import { marksOf, outlook } from './noReturn.ts'

const open: Outlook = { possible: ['data-lost', 'torn-read', 'ok'], certain: [] }
const doomed: Outlook = { possible: ['data-lost', 'torn-read'], certain: ['torn-read'] }
const insight: Insight = {
  table: OUTCOMES,
  schedule: 'ABAB',
  fates: [],
  sealed: [],
  nearestSafe: null,
  risk: { kind: 'known', steps: [] },
}

test('outcomes that were settled by the same step make one mark', () => {
  const lastChoice = { step: 2, instead: ['A' as const] }
  const marks = marksOf({
    ...insight,
    fates: [open, open, doomed, doomed, doomed],
    sealed: [
      { outcome: 'data-lost', sealedAt: 4, lastChoice: null },
      { outcome: 'torn-read', sealedAt: 2, lastChoice },
      { outcome: 'orphan', sealedAt: 2, lastChoice },
    ],
  })
  const told = marks.map((mark) => ({ ...mark, outcomes: mark.outcomes.map(({ id }) => id) }))
  expect(told).toEqual([
    { step: 2, outcomes: ['torn-read', 'orphan'], lastChoice },
    { step: 4, outcomes: ['data-lost'], lastChoice: null },
  ])
})

test('a step that leaves only bad ways is marked before it is settled which one it will be', () => {
  const marks = marksOf({
    ...insight,
    fates: [open, { possible: ['data-lost', 'torn-read'], certain: [] }, doomed],
    sealed: [{ outcome: 'torn-read', sealedAt: 2, lastChoice: null }],
  })
  expect(marks.map(({ step }) => step)).toEqual([1, 2])
})

test('a schedule that may still end well has no mark', () => {
  expect(marksOf({ ...insight, fates: [open, open] })).toEqual([])
})

test('the outlook distinguishes what can still go wrong from what can still go well', () => {
  expect(outlook(open, OUTCOMES)).toEqual({ bad: true, avoidable: true })
  expect(outlook(doomed, OUTCOMES)).toEqual({ bad: true, avoidable: false })
  expect(outlook({ possible: ['ok'], certain: ['ok'] }, OUTCOMES)).toEqual({
    bad: false,
    avoidable: true,
  })
})
