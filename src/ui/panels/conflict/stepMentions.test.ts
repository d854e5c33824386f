import { expect, test } from 'vitest'
import { stepMentions } from './stepMentions.ts'

test('every step that a sentence names becomes a separate piece', () => {
  const sentence = 'Step 4 emptied it, and B read it at step 12 before A wrote.'
  const pieces = stepMentions(sentence)
  expect(pieces.flatMap((piece) => (piece.kind === 'step' ? [piece.step] : []))).toEqual([4, 12])
  expect(pieces.map((piece) => piece.text).join('')).toBe(sentence)
})

test('words that only look like a step stay words', () => {
  expect(stepMentions('footstep 3, steps 4')).toEqual([
    { kind: 'words', text: 'footstep 3, steps 4' },
  ])
})
