import { askCPython, cpythonAt } from '../../src/cli/askCPython.ts'
import { runPython } from '../../src/cli/runPython.ts'
import { raceScenario, readRace } from '../../src/programs/everyProgram.ts'
import type { OwnScenario } from '../../src/programs/index.ts'
import { prepare } from '../../src/programs/index.ts'
import { compareRun, proofJob, proofRuns } from '../../src/programs/proving.ts'
import type { ProofAnswer, ProofDifference, ProofJob } from '../../src/programs/proving.ts'
import type { CPython } from '../../src/cli/askCPython.ts'
import type { OurRun } from '../../src/programs/trace/ways.ts'
import { PYTHON } from './pythons.ts'
import { SEED } from './seed.ts'

let python: CPython | null = null

/** What was compared of one race. */
export interface Proved {
  readonly runs: readonly OurRun[]
  readonly differences: readonly ProofDifference[]
  readonly answers: readonly ProofAnswer[]
}

/**
 * Runs the schedules of a race under CPython, as `racetrack prove` does. `change`: of what CPython is
 * asked, so that a test can see that a difference is found.
 */
export function proved(
  scenario: OwnScenario,
  schedules: number,
  change: (job: ProofJob) => ProofJob = (job) => job,
): Proved {
  const read = readRace(scenario)
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  const prepared = prepare(scenario)
  const { runs } = proofRuns(read.race, prepared, schedules, SEED)
  const job = change(proofJob(scenario, read.race, prepared, runs))
  python ??= cpythonAt(PYTHON, { runPython })
  const answers = askCPython(python, job, { runPython })
  if (answers === 'interrupted') throw new Error('expected CPython to end by itself')
  const differences = runs.flatMap((run, index) => {
    const answer = answers[index]
    return answer === undefined ? [] : (compareRun(run, answer) ?? [])
  })
  return { runs, differences, answers }
}

export function raceOf(text: string): OwnScenario {
  return raceScenario('main.py', text)
}
