import { expect, test } from 'vitest'
import { derivedOf } from '../../../store/index.ts'
import { stepperAt } from '../../../store/stepper.testing.ts'
import { explainOutcome } from '../../../programs/index.ts'
import { requestViews } from '../../../world/index.ts'
import { handsOf } from './handsOf.ts'

/** The marked lines of each hand of a link: "39 cause". */
function marksAt(hash: string): readonly (readonly string[])[] {
  const derived = derivedOf(stepperAt(hash).getState())
  const views = requestViews(derived.prepared.plan, derived.world)
  return handsOf(derived, views, null, explainOutcome).map(({ marks }) =>
    marks.map(({ line, kind }) => `${line} ${kind}`),
  )
}

const ALONE = '#2&program=ticket&middleware=pre&views=touch&set=save-every-request&start=live'
const TWO = '#2&program=fix&middleware=pre&views=touch,touch&set=save-every-request&start=live'

test('a request that has just moved shows the line where it moved, also while its window is open', () => {
  expect(marksAt(`${ALONE}&schedule=AAAAAAAAA&at=2`)).toEqual([['39 cause', '20 next']])
  expect(marksAt(`${ALONE}&schedule=AAAAAAAAA&at=3`)).toEqual([['20 did', '23 next']])
})

test('while another moves, the line that opened the window stays', () => {
  const [a] = marksAt(`${TWO}&schedule=AAAABBBAABBBBBB&at=6`)
  expect(a).toEqual(['61 cause', '63 next'])
})

test('a request that harms itself has two hands, and only the second says what comes next', () => {
  const derived = derivedOf(stepperAt(`${ALONE}&schedule=AAAAAAAAA&at=4`).getState())
  const views = requestViews(derived.prepared.plan, derived.world)
  const hands = handsOf(derived, views, null, explainOutcome)
  expect(hands.map(({ title, next }) => [title, next?.text ?? null])).toEqual([
    ['save()', null],
    ['load()', 'next line 15: 1aa8 exists?'],
  ])
})
