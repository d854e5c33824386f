import { scenarioWith } from '../../src/programs/index.ts'
import type { Scenario } from '../../src/programs/index.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { OtherSide } from './compareWorkload.ts'
import type { Answer, Job } from './pythons.ts'

interface Change {
  /** a job on its way there */
  readonly job?: (job: Job) => Job
  /** an answer on its way back */
  readonly answer?: (answer: Answer) => Answer
}

/** A side that does not do quite what it should: for tests that a proof can fail. */
export function withChange(other: OtherSide, { job: changed, answer: told }: Change): OtherSide {
  const ask: OtherSide['ask'] = async (job) => {
    const answers = await other.ask(changed?.(job) ?? job)
    return answers.map((answer) => told?.(answer) ?? answer)
  }
  return { ...other, ask }
}

/** The job with another backend: `find` must be in it, once. */
export function withEdit(find: string, put: string): (job: Job) => Job {
  return (job) => {
    const text = job.program['backend.py'] ?? ''
    if (text.split(find).length !== 2) throw new Error(`expected to find once: ${find}`)
    return { ...job, program: { ...job.program, 'backend.py': text.replace(find, put) } }
  }
}

/** What is found when some schedules of a scenario are compared with the other side. */
export async function differencesIn(
  said: Pick<Scenario, 'program' | 'views'> & Partial<Scenario>,
  other: OtherSide,
): Promise<string> {
  const scenario = scenarioWith(said)
  const workload = { kind: 'corner', name: '', scenario, schedules: [] } as const
  const { differences } = await compareWorkload(workload, { all: 100, sample: 20 }, other)
  return differences.join('\n\n')
}
