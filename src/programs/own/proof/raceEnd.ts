import { finish, pending } from '../../../machine/index.ts'
import { listFiles } from '../../../vfs/index.ts'
import type { Pid } from '../../../vfs/index.ts'
import { letterOf, stateOf } from '../../../world/index.ts'
import type { RequestInWorld, World } from '../../../world/index.ts'
import type { Prepared } from '../../prepared.ts'
import { canonical } from '../../trace/canonical.ts'
import { operationText } from '../../trace/stepText.ts'
import type { Telling } from '../../trace/telling.ts'
import { CLOCK_PROCESS } from '../clockProcess.ts'
import { isUnknown, ruleEnds, typeOf } from '../ownRules.ts'
import type { RuleEnd } from '../ownRules.ts'
import type { Race } from '../race.ts'

/** How the steps of a race are written: as they are. */
export const RACE_TELLING: Telling = {
  stored: (text) => text,
  size: String,
  logged: (line) => line,
  books: true,
  torn: true,
}

/** Of a rule that ran into what is not modelled: it is not compared. */
export const UNKNOWN_RULE = '?'

/**
 * How a world stands at the end of a run, as `schedule.py` of cli writes it: files, rows, cache, how every
 * process ended, who waits, and the rules that do not hold. `cut`: somebody could still move.
 */
export function raceEnd(race: Race, prepared: Prepared, world: World, cut: boolean): string {
  const { plan } = prepared
  // The clock never ends, and nobody waits for it.
  const processes = race.processes.filter((one) => one !== CLOCK_PROCESS)
  const stuck = cut || stateOf(plan, world) === 'stuck'
  return canonical({
    refused: null,
    waiting: processes.flatMap((_, index) => {
      const asked = pendingOf(prepared, world, index as Pid)
      return asked === null ? [] : [[letterOf(index as Pid), asked]]
    }),
    files: Object.fromEntries(listFiles(world.fs).map(({ path, data }) => [path, data])),
    rows: Object.fromEntries(world.db.rows),
    cache: Object.fromEntries(world.db.cache),
    processes: world.requests.slice(0, processes.length).map(endedAs),
    rules: Object.fromEntries(
      ruleEnds(race, plan, world, stuck).map(({ rule, end }) => [rule, ruleText(end)]),
    ),
  })
}

/** What a process that is not over asks for next; null: it is over. */
export function pendingOf({ plan }: Prepared, world: World, who: Pid): string | null {
  const request = world.requests[who]
  if (request === undefined || request.killed || finish(request.running) !== null) return null
  const { running } = request
  const operation = pending(plan.machine, running)
  return operation === null ? null : operationText(world, who, operation, RACE_TELLING)
}

function endedAs({ running, killed }: RequestInWorld): string {
  if (killed) return 'killed'
  const end = finish(running)
  if (end?.kind !== 'died') return end?.kind ?? 'unfinished'
  const frames = end.traceback.map(
    ({ function: name, span }) => `${span.file}:${span.line} in ${name}`,
  )
  return `died ${lastLine(end)} (${frames.join(', ')})`
}

function ruleText(end: RuleEnd['end']): string {
  if (isUnknown(end)) return UNKNOWN_RULE
  return end.kind === 'died' ? lastLine(end) : 'waits'
}

function lastLine(end: { readonly exception: string; readonly message: string }): string {
  return end.message === '' ? typeOf(end) : `${typeOf(end)}: ${end.message}`
}
