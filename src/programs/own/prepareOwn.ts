import { EMPTY_DB } from '../../db/index.ts'
import { buildMachine } from '../../machine/index.ts'
import type { RequestMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { utf8Bytes } from '../../vfs/index.ts'
import type { Fault } from '../../world/index.ts'
import { devicesOf } from '../devicesOf.ts'
import { faultKindsOf } from '../faults/faultsOf.ts'
import type { Prepared, RunnerOf } from '../prepared.ts'
import { scenarioKey } from '../scenarioKey.ts'
import { ownCode } from './ownCode.ts'
import { ownRules } from './ownRules.ts'
import type { OwnScenario } from './ownScenario.ts'

const machines = new WeakMap<Code, RequestMachine>()

/** Makes a scenario ready to run. Its files must have been compiled: see `compileOwn`. */
export function prepareOwn(
  scenario: OwnScenario,
  runnerOf: RunnerOf = (statechart) => statechart,
): Prepared {
  const { files, processes, directories, start, settings, fault } = scenario
  const code = ownCode(files)
  const devices = devicesOf(code)
  return {
    key: scenarioKey(scenario),
    code,
    plan: {
      machine: runnerOf(machineOf(code)),
      requests: processes.map(({ entry, argument }) => ({
        entry,
        args: argument === null ? [] : [{ kind: 'dict', value: argument }],
      })),
      settings,
      recursionLimit: null,
      directories,
      files: Object.entries(start).map(([path, text]) => ({ path, data: utf8Bytes(text) })),
      db: EMPTY_DB,
      cookies: {},
      fault: fault === null ? null : { ...fault, who: fault.request as Fault['who'] },
    },
    title: scenario.title,
    summary: scenario.summary,
    processes: processes.map(({ label }) => ({ label, stores: [] })),
    outcomes: ownRules(code),
    faults: faultKindsOf(devices),
    devices,
    labels: {
      process: 'process',
      survives: 'No rule is broken',
      unanswered: 'did not finish',
    },
    django: null,
  }
}

function machineOf(code: Code): RequestMachine {
  const machine = machines.get(code) ?? buildMachine(code)
  machines.set(code, machine)
  return machine
}
