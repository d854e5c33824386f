import type { OurRun } from '../../trace/ways.ts'
import { letterOf } from '../../../world/index.ts'
import type { Pid } from '../../../vfs/index.ts'
import type { FaultKind } from '../../fault.ts'
import { CLOCK_PROCESS } from '../clockProcess.ts'
import type { OwnScenario } from '../ownScenario.ts'
import type { Race } from '../race.ts'
import { pendingOf } from './raceEnd.ts'
import type { Prepared } from '../../prepared.ts'

/** What the harness is asked: a race file, and ways through it. Plain data. */
export interface ProofJob {
  readonly files: Readonly<Record<string, string>>
  readonly main: string
  /** what replaces SETTINGS before `setup`; empty: nothing does */
  readonly settings: Readonly<Record<string, boolean | string>>
  readonly copies: number | null
  /** the functions that run at the same time, when nothing lists them */
  readonly labels: readonly string[]
  readonly atEnd: readonly string[]
  readonly always: readonly string[]
  /** what goes wrong in each of the schedules, at a step of one process, counted from 1 */
  readonly fault: ProofFault | null
  readonly ways: readonly ProofWay[]
}

interface ProofFault {
  readonly kind: FaultKind
  readonly letter: string
  readonly step: number
}

/** One schedule. */
export interface ProofWay {
  readonly schedule: string
  /**
   * For each process what it asks for at each of its steps, and last what it would ask for then. By
   * it the harness knows where the model has a step for what nobody could tell (a read that finds
   * the end of the file again), and stops where the two part.
   */
  readonly steps: readonly (readonly string[])[]
  /** nobody can move at the end, and somebody is not over */
  readonly stuck: boolean
}

export function proofJob(
  { files, main, copies, fault }: OwnScenario,
  race: Race,
  prepared: Prepared,
  runs: readonly OurRun[],
): ProofJob {
  const named = (rules: Race['atEnd']) => rules.map(({ name }) => name)
  return {
    files,
    main,
    settings: Object.fromEntries(race.settings.map(({ name, value }) => [name, value])),
    copies,
    labels: race.processes.filter((one) => one !== CLOCK_PROCESS).map(({ label }) => label),
    atEnd: named(race.atEnd),
    always: named(race.always),
    fault:
      fault === null
        ? null
        : { kind: fault.kind, letter: letterOf(fault.request as Pid), step: fault.step },
    ways: runs.map((run) => wayOf(prepared, run)),
  }
}

function wayOf(prepared: Prepared, run: OurRun): ProofWay {
  const { schedule, asked, hangs, last } = run
  return {
    schedule,
    steps: prepared.processes.map((_, index) => {
      const letter = letterOf(index as Pid)
      const own = asked.filter((__, step) => schedule[step] === letter)
      const next = pendingOf(prepared, last, index as Pid)
      return next === null ? own : [...own, next]
    }),
    stuck: hangs,
  }
}
