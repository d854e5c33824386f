import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes, utf8Bytes } from '../vfs/index.ts'
import { isCPythonHere } from './testing/cpython.oracle.ts'
import { cpythonEnds, machineEnds } from './testing/fileEnds.oracle.ts'
import { randomFileCalls } from './testing/randomFileCalls.oracle.ts'

const here = isCPythonHere()

const STARTS = [
  '',
  'one\ntwo\nthree\n',
  'a\r\nb\rc\n\r\n',
  'é😀\n'.repeat(40),
  `${'z'.repeat(50)}\n`.repeat(200),
  `${'ü'.repeat(5000)}\n${'😀\r\n'.repeat(900)}`,
].map((text) => utf8Bytes(text))
const BROKEN = [bytes('caf\xe9\nand\xc3'), bytes(`${'x'.repeat(8191)}\xc3\xa9\n\xf0\x9f`)]

test.runIf(here)(
  'files answer, end and are read and written in the pieces that CPython reads and writes',
  () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 60, maxLength: 160, size: 'max' })
    const start = fc.constantFrom(...STARTS, ...STARTS, ...BROKEN)
    const trials = fc.sample(fc.tuple(choices.map(randomFileCalls), start), {
      seed: 6984,
      numRuns: 300,
    })
    const answers = cpythonEnds(trials)
    const both = trials.map(([text, content], i) => ({
      text,
      content,
      cpython: answers[i],
      machine: machineEnds(text, content),
    }))
    const limits = both.filter(({ machine }) => machine.end.startsWith('not modelled'))
    const wrong = both.filter(
      (each) =>
        !limits.includes(each) && JSON.stringify(each.cpython) !== JSON.stringify(each.machine),
    )
    expect(limits.length).toBeLessThan(30)
    expect(wrong).toEqual([])
  },
  600_000,
)
