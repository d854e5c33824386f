import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCPythonHere } from './testing/cpython.oracle.ts'
import { cpythonEnds, machineEnds } from './testing/fileEnds.oracle.ts'
import { randomPickles } from './testing/randomPickles.oracle.ts'

test.runIf(isCPythonHere())(
  'pickles are the bytes that CPython writes, and whole or torn ones are read as it reads them',
  () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 80, maxLength: 200, size: 'max' })
    const texts = fc.sample(choices.map(randomPickles), { seed: 6984, numRuns: 400 })
    const trials = texts.map((text) => [text, ''] as const)
    const answers = cpythonEnds(trials)
    const both = texts.map((text, i) => ({
      text,
      cpython: answers[i],
      machine: machineEnds(text, ''),
    }))
    const limits = both.filter(({ machine }) => machine.end.startsWith('not modelled'))
    const wrong = both.filter(
      (each) =>
        !limits.includes(each) && JSON.stringify(each.cpython) !== JSON.stringify(each.machine),
    )
    expect(limits.length).toBe(0)
    expect(wrong).toEqual([])
  },
  600_000,
)
