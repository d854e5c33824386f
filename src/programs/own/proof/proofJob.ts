import { stepLines } from '../../trace/stepLines.ts'
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
  /** they are threads of one process */
  readonly threads: boolean
  /** threads may switch only where CPython with its global lock looks for a switch */
  readonly gil: boolean
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
  /** where each of these steps is asked for, of threads: 'main.py:12'; of what would come last nothing is known */
  readonly places: readonly (readonly string[])[]
  /** nobody can move at the end, and somebody is not over */
  readonly stuck: boolean
}

export function proofJob(
  { files, main, copies, fault, switches }: OwnScenario,
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
    threads: race.threads !== null,
    gil: switches === 'gil',
    labels: race.processes.filter((one) => one !== CLOCK_PROCESS).map(({ label }) => label),
    atEnd: named(race.atEnd),
    always: named(race.always),
    fault:
      fault === null
        ? null
        : { kind: fault.kind, letter: letterOf(fault.request as Pid), step: fault.step },
    ways: runs.map((run) => wayOf(prepared, run, race.threads !== null)),
  }
}

function wayOf(prepared: Prepared, run: OurRun, threads: boolean): ProofWay {
  const { schedule, asked, hangs, last } = run
  const places = threads ? placesIn(run.trace) : []
  const ownOf = (letter: string, all: readonly string[]) =>
    all.filter((_, step) => schedule[step] === letter)
  const letters = prepared.processes.map((_, index) => letterOf(index as Pid))
  return {
    schedule,
    steps: letters.map((letter, index) => {
      const next = pendingOf(prepared, last, index as Pid)
      const own = ownOf(letter, asked)
      return next === null ? own : [...own, next]
    }),
    places: letters.map((letter) => ownOf(letter, places)),
    stuck: hangs,
  }
}

/** The line that asks for each step of a trace. */
function placesIn(trace: string): readonly string[] {
  return stepLines(trace).map((line) => line.slice(line.lastIndexOf(' ') + 1))
}
