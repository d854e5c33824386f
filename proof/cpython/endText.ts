import { finish, pending } from '../../src/machine/index.ts'
import { COOKIE, LOOK } from '../../src/programs/index.ts'
import type { Prepared } from '../../src/programs/index.ts'
import { START_KEY } from '../../src/programs/django/scenario.ts'
import { listFiles } from '../../src/vfs/index.ts'
import type { Pid } from '../../src/vfs/index.ts'
import { letterOf, sessionView, statusOf } from '../../src/world/index.ts'
import type { RequestInWorld, World } from '../../src/world/index.ts'
import { canonical } from '../../src/programs/trace/canonical.ts'
import { operationText } from '../../src/programs/trace/stepText.ts'
import type { Telling } from '../../src/programs/trace/telling.ts'
import { Ways } from '../../src/programs/trace/ways.ts'

/** The ways through a session program. */
export function waysOf(prepared: Prepared, telling: Telling): Ways {
  return new Ways(prepared, telling, (world) => endText(prepared, world, telling))
}

/**
 * The end state, when no request can move, as `stage.py` writes it: files, rows, cache, jar,
 * every request's answer and end, who waits for whom, and what the program's own load gives.
 */
function endText(prepared: Prepared, world: World, telling: Telling): string {
  const waiting = waitsOf(prepared, world, telling)
  const stuck = new Set(waiting.map(([letter]) => letter))
  return canonical({
    refused: null,
    waiting,
    files: toldTexts(
      listFiles(world.fs).map(({ path, data }) => [path, data]),
      telling,
    ),
    rows: toldTexts(world.db.rows, telling),
    cache: toldTexts(world.db.cache, telling),
    jar: world.jar,
    requests: world.requests
      .filter((_, index) => !stuck.has(letterOf(index as Pid)))
      .map(requestEnd),
    ...(waiting.length === 0 && {
      looks: [START_KEY, world.jar[COOKIE]].map((key) => look(prepared, world, key)),
    }),
  })
}

/** From a place in a store to the way its text is written. */
export function toldTexts(
  texts: Iterable<readonly [place: string, text: string]>,
  { stored }: Telling,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(texts, ([place, text]) => [place, stored(text)]))
}

type Wait = readonly [letter: string, what: string, by: readonly string[]]

function waitsOf({ plan }: Prepared, world: World, telling: Telling): readonly Wait[] {
  return world.requests.flatMap(({ running }, index): readonly Wait[] => {
    const who = index as Pid
    const status = statusOf(plan, world, who)
    const operation = pending(plan.machine, running)
    if (status.kind === 'finished' || operation === null) return []
    const by = status.kind === 'blocked' ? status.by.map(letterOf) : []
    return [[letterOf(who), operationText(world, who, operation, telling), by]]
  })
}

function requestEnd({ running, response, killed }: RequestInWorld) {
  return {
    status: response?.status ?? null,
    cookies: response?.cookies ?? null,
    ended: killed ? 'killed' : endedAs(running),
  }
}

function endedAs(running: RequestInWorld['running']): string {
  const end = finish(running)
  if (end?.kind !== 'died') return end?.kind ?? 'unfinished'
  return `died ${lastLine(end.exception, end.message)}`
}

function lastLine(exception: string, message: string): string {
  return message === '' ? exception : `${exception}: ${message}`
}

function look(prepared: Prepared, world: World, key: string | undefined) {
  const found = sessionView(prepared.plan, world, LOOK, key)
  switch (found.kind) {
    case 'no-cookie':
      return null
    case 'blocked':
      return 'blocked'
    case 'error':
      return { died: lastLine(found.exception, found.message) }
    case 'data':
      return { data: found.data }
  }
}
