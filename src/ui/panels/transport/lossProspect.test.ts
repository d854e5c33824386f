import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import { lossProspect } from './lossProspect.ts'

test('where no bad end can come any more, the button says that no loss can be reached', () => {
  expect(lossProspect({ possible: ['ok'], certain: ['ok'] }, null, OUTCOMES)).toMatchObject({
    kind: 'none',
  })
})

test('where both can come, the loss is open', () => {
  const fate = { possible: ['data-lost', 'ok'] as const, certain: [] }
  expect(lossProspect(fate, null, OUTCOMES).kind).toBe('at-risk')
})

test('where nothing good can come any more, the button names what is certain', () => {
  const fate = { possible: ['data-lost', 'torn-read'] as const, certain: ['torn-read'] as const }
  expect(lossProspect(fate, null, OUTCOMES)).toEqual({
    kind: 'certain',
    text: 'Unavoidable from here: Torn read.',
  })
})

test('several bad ends may be left, of which none is certain yet', () => {
  const fate = { possible: ['data-lost', 'torn-read'] as const, certain: [] }
  expect(lossProspect(fate, null, OUTCOMES).text).toBe(
    'Unavoidable from here: one of Data lost, Torn read.',
  )
})

test('without an answer there is no claim', () => {
  expect(lossProspect(null, null, OUTCOMES).kind).toBe('unknown')
})

test('where none can come from here but one from the start, the way leads from the start', () => {
  const safe = { possible: ['ok'], certain: ['ok'] } as const
  const start = { possible: ['data-lost', 'ok'], certain: [] } as const
  expect(lossProspect(safe, start, OUTCOMES).kind).toBe('from-start')
  expect(lossProspect(safe, safe, OUTCOMES).kind).toBe('none')
})
