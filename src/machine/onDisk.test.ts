import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { emptyFs } from '../vfs/index.ts'
import { finish } from './index.ts'
import { machineOf, runAlone } from './testing/alone.oracle.ts'
import { isCPythonHere } from './testing/cpython.oracle.ts'
import { askCPythonOnDisk } from './testing/onDisk.oracle.ts'

const here = isCPythonHere()
const CORPUS = new URL('corpus/onDisk/', import.meta.url)

test.runIf(here).each(readdirSync(CORPUS))('%s: each function ends as on a real disk', (name) => {
  const text = readFileSync(new URL(name, CORPUS), 'utf8')
  const functions = [...text.matchAll(/^def (\w+)\(\):/gm)].map(([, each]) => each ?? '')
  expect(functions.length).toBeGreaterThan(0)
  const machine = machineOf(text)
  const ended = functions.map((entry) => {
    const alone = runAlone(machine, { entry: `main.${entry}` }, emptyFs(['/d', '/tmp', '/work']))
    const end = finish(alone.end)
    if (end?.kind === 'returned') return [entry, `returned ${end.repr}`]
    return [entry, end?.kind === 'died' ? `died ${end.exception}: ${end.message}` : end?.kind]
  })
  const answers = askCPythonOnDisk(text, functions, ['/d'])
  expect(ended).toEqual(functions.map((entry, index) => [entry, answers[index]]))
})
