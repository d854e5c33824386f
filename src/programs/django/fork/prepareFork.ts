import { BugError } from '../../../base/index.ts'
import { devicesOf } from '../../devicesOf.ts'
import { faultKindsOf } from '../../faults/faultsOf.ts'
import type { RunnerOf } from '../../prepared.ts'
import { scenarioKey } from '../../scenarioKey.ts'
import type { PreparedDjango } from '../djangoExtras.ts'
import { prepareDjango } from '../prepare.ts'
import type { Scenario } from '../scenario.ts'
import { forkJudge } from './forkJudge.ts'
import { readFork } from './readFork.ts'

/**
 * Makes a scenario with files that somebody has changed ready to run. A BugError when its texts have
 * diagnostics: see `readFork`.
 */
export function prepareFork(scenario: Scenario, runnerOf: RunnerOf): PreparedDjango {
  const read = readFork(scenario)
  if (!read.ok) throw new BugError(read.diagnostics.map(({ message }) => message).join('\n'))
  const { fork } = read
  const { code, plan, requests, key } = fork
  const base = prepareDjango({ ...scenario, edits: {} })
  // Its fixed twin is one of the program as it was.
  const row = { ...base.django.row, fix: null }
  const django = { ...base.django, scenario, row, key }
  const devices = { ...devicesOf(code), browser: true }
  const time = requests.slice(base.processes.length).map(() => ({ label: 'clock', stores: [] }))
  return {
    ...base,
    key: scenarioKey(scenario),
    code,
    plan: { ...plan, machine: runnerOf(plan.machine), requests, fault: base.plan.fault },
    title: `${base.title}, with another ${Object.keys(scenario.edits).join(', ')}`,
    processes: [...base.processes, ...time],
    ...forkJudge(fork, django),
    faults: faultKindsOf(devices),
    devices,
    django,
  }
}
