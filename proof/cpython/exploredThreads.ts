import { readFileSync } from 'node:fs'
import { HARNESS_FILES } from '../../src/cli/harnessFiles.ts'
import { runPython } from '../../src/cli/runPython.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { prepare } from '../../src/programs/index.ts'
import type { OwnScenario } from '../../src/programs/index.ts'
import { proofJob } from '../../src/programs/proving.ts'
import { PYTHON } from './pythons.ts'

const EXPLORE = readFileSync(new URL('explore_threads.py', import.meta.url), 'utf8')

/** A schedule that CPython has, and how it ended. */
export interface Explored {
  readonly schedule: string
  readonly bad: readonly string[]
}

/** Every schedule of a race of threads that CPython has, found without the model; at most so many. */
export function exploredThreads(scenario: OwnScenario, most: number): readonly Explored[] {
  const read = readRace(scenario)
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  const job = { ...proofJob(scenario, read.race, prepare(scenario), []), most }
  const { 'prove.py': harness = '', ...others } = HARNESS_FILES
  const files = { ...others, 'harness.py': harness, 'prove.py': EXPLORE }
  const ran = runPython(PYTHON, files, JSON.stringify(job))
  if (ran?.status !== 0) throw new Error(`CPython found nothing:\n${ran?.stderr ?? ''}`)
  return ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [schedule, , , end] = JSON.parse(line) as readonly [string, unknown, string, End]
      return { schedule, bad: badEnds(end) }
    })
}

interface End {
  readonly refused: string | null
  readonly waiting: readonly unknown[]
  readonly processes: readonly string[]
  readonly rules: Readonly<Record<string, string>>
}

/** As EXPECT has them, sorted; what is no end of the race is among them, too. */
function badEnds({ refused, waiting, processes, rules }: End): readonly string[] {
  const died = processes.flatMap((ended) => /^died (\w+)/.exec(ended)?.[1] ?? [])
  const broken = Object.values(rules).map((end) =>
    end.startsWith('AssertionError') ? 'assertion' : `rule-error: ${end}`,
  )
  const found = [
    ...(refused === null ? [] : [refused]),
    ...(waiting.length > 0 ? ['deadlock'] : []),
    ...died.map((type) => `exception: ${type}`),
    ...broken,
  ]
  return [...new Set(found)].sort()
}
