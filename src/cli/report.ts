import { faultProgress, faultText, outcomesOf } from '../programs/index.ts'
import type { FaultProgress, OutcomeId, Prepared, SwitchPoints } from '../programs/index.ts'
import {
  diskView,
  lastWorld,
  operationView,
  pidOf,
  requestViews,
  scheduleOf,
  statusOf,
} from '../world/index.ts'
import type { Letter, Plan, Run, World } from '../world/index.ts'

/** What `replay --json` prints: a promise to scripts, so fields are only ever added. */
export interface Report {
  /** counted up when a field changes its meaning or goes */
  readonly schema: 1
  readonly program: string
  /** the steps that were taken, those of --finish among them */
  readonly schedule: string
  readonly steps: readonly ReportedStep[]
  /** path to content, of every file that has a name at the end */
  readonly files: Readonly<Record<string, string>>
  /** key to stored text, of every row and of every entry of the cache at the end */
  readonly rows: Readonly<Record<string, string>>
  readonly cache: Readonly<Record<string, string>>
  /** of threads: each variable and lock that they share, and what it holds at the end */
  readonly memory?: Readonly<Record<string, string>>
  /** where threads may switch; absent: they are processes */
  readonly switchPoints?: SwitchPoints
  /** the browser's cookies at the end */
  readonly cookies: Readonly<Record<string, string>>
  readonly requests: Readonly<Record<string, ReportedRequest>>
  /** the fault of the scenario, and what has become of it; null: the scenario has none */
  readonly fault: ReportedFault | null
  /** empty while a request can move */
  readonly outcomes: readonly OutcomeId[]
}

export interface ReportedStep {
  readonly request: string
  readonly operation: string
  /** the file, "row …" or "cached …"; null when it touches the browser */
  readonly path: string | null
  /** null: the request was killed before it came to that */
  readonly result: string | null
  /** the source that asked for it, and its line from 1 */
  readonly file: string
  readonly line: number
}

export interface ReportedRequest {
  readonly done: boolean
  /** of the response; null before, and when there is none */
  readonly status: number | null
  readonly killed: boolean
  /** it is over because it met what is not modelled: what, and where; null: it has not */
  readonly notModelled: {
    readonly what: string
    readonly instead: string | null
    readonly file: string
    readonly line: number
  } | null
  /** the requests that hold the lock it waits for; itself may be among them */
  readonly waitsFor: readonly string[]
  /** what it logged, a traceback among it, line by line */
  readonly log: readonly string[]
}

export interface ReportedFault {
  /** such as "kill:A:3" */
  readonly text: string
  /** whether it has hit its step */
  readonly happened: boolean
  /** the same in words, with the reason when it has not */
  readonly effect: string
}

/** The whole run as data. `program`: as it is called on the command line. */
export function report(program: string, prepared: Prepared, run: Run): Report {
  const world = lastWorld(run)
  return {
    schema: 1,
    program,
    schedule: scheduleOf(run),
    steps: steps(run),
    files: Object.fromEntries(
      diskView(prepared.plan, null, world, null)
        .files.filter((file) => file.linked)
        .map((file) => [file.path, file.text]),
    ),
    rows: Object.fromEntries(world.db.rows),
    cache: Object.fromEntries(world.db.cache),
    ...memoryOf(prepared, run),
    cookies: world.jar,
    requests: Object.fromEntries(
      requestViews(prepared.plan, world).map((request, index) => [
        request.letter,
        {
          done: request.status === 'finished',
          status: request.response,
          killed: world.requests[index]?.killed ?? false,
          notModelled: notModelledOf(run.plan, world, request.letter),
          waitsFor: request.blockedBy,
          log: request.log,
        },
      ]),
    ),
    fault: faultOf(run),
    outcomes: outcomesOf(prepared, world).map((outcome) => outcome.id),
  }
}

function memoryOf({ switches }: Prepared, run: Run): Pick<Report, 'memory' | 'switchPoints'> {
  const view = run.plan.threads?.view(run, run.records.length) ?? null
  if (view === null || switches === undefined) return {}
  return {
    memory: Object.fromEntries(view.rows.map(({ name, text }) => [name, text])),
    switchPoints: switches,
  }
}

/** What a process met that is not modelled; null: nothing. */
export function notModelledOf(
  plan: Plan,
  world: World,
  letter: Letter,
): ReportedRequest['notModelled'] {
  const who = pidOf(letter)
  if (who === null) return null
  const status = statusOf(plan, world, who)
  if (status.kind !== 'finished' || status.finish.kind !== 'not-modelled') return null
  const { what, instead, span } = status.finish
  return { what, instead, file: span.file, line: span.line }
}

function faultOf(run: Run): ReportedFault | null {
  const planned = run.plan.fault
  if (planned === null) return null
  const fault = { ...planned, request: planned.who }
  const progress = faultProgress(run, fault)
  const happened = progress.kind === 'happened'
  return { text: faultText(fault), happened, effect: effectText(progress) }
}

function effectText(progress: FaultProgress): string {
  switch (progress.kind) {
    case 'happened':
      return `happened at step ${progress.step} of all`
    case 'ahead':
      return 'not reached yet'
    case 'missed':
      return `no effect: step ${progress.step} of all is not a write`
    case 'too late':
      return `no effect: the request ended after ${progress.steps} steps of its own`
  }
}

function steps(run: Run): readonly ReportedStep[] {
  const letters = scheduleOf(run)
  return run.records.flatMap((record, index) => {
    const before = run.worlds[index]
    if (before === undefined) return []
    const { name, path, result } = operationView(
      before,
      record.who,
      record.operation,
      record.answer,
    )
    const { file, line } = record.span
    return [{ request: letters.charAt(index), operation: name, path, result, file, line }]
  })
}
