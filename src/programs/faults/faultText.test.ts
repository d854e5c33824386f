import { expect, test } from 'vitest'
import { faultText, parseFault } from './faultText.ts'
import { FAULTS } from '../fault.ts'

test.each(FAULTS.map(({ id }) => id))('a fault comes back from its text: %s', (kind) => {
  const fault = { kind, request: 3, step: 12 }
  expect(parseFault(faultText(fault))).toEqual(fault)
})

test.each(['', 'kill', 'kill:A', 'kill:A:0', 'kill:a:1', 'kill:H:1', 'flood:A:1', 'kill:A:1:2'])(
  '"%s" is no fault',
  (text) => {
    expect(parseFault(text)).toBeNull()
  },
)
