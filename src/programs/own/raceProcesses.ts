import type { FunctionId } from '../../python/index.ts'
import type { Plain } from '../../machine/index.ts'
import { MAX_REQUESTS } from '../fault.ts'
import type { RaceProcess } from './race.ts'
import { entryOf, firstLine, isFunction, isList, placeOf, shortly, valueOf } from './raceText.ts'
import type { RaceText } from './raceText.ts'

/**
 * What runs at the same time: the items of PROCESSES, else the functions named worker_* in the
 * order of their definitions. Reports what is wrong; empty then.
 */
export function raceProcesses(text: RaceText): {
  readonly processes: readonly RaceProcess[]
  readonly byName: boolean
} {
  const listed = valueOf(text, 'PROCESSES')
  if (listed !== undefined) return { processes: listedProcesses(text, listed), byName: false }
  const processes = namedProcesses(text)
  if (processes.length > 0) return { processes, byName: true }
  text.report(
    firstLine(text.source),
    'Nothing runs at the same time here: there is no PROCESSES, and no function is named `worker_…`.',
    'List what runs, such as `PROCESSES = [first, second]`.',
  )
  return { processes: [], byName: false }
}

const ITEM = 'Write functions, or tuples of a function and its arguments.'

function listedProcesses(text: RaceText, listed: Plain): readonly RaceProcess[] {
  const at = placeOf(text, 'PROCESSES')
  const wrong = (message: string, instead: string | null) => {
    text.report(at, message, instead)
    return []
  }
  if (!isList(listed)) return wrong(`PROCESSES is ${shortly(listed)}, not a list.`, ITEM)
  if (listed.length === 0) return wrong('PROCESSES is empty.', ITEM)
  if (listed.length > MAX_REQUESTS) {
    const message = `PROCESSES lists ${listed.length} processes; at most ${MAX_REQUESTS} can be checked.`
    return wrong(message, null)
  }
  return listed.flatMap((item, index): readonly RaceProcess[] => {
    const [called, ...args] = isList(item) ? item : [item]
    if (!isFunction(called)) {
      return wrong(`Item ${index + 1} of PROCESSES is ${shortly(item)}, not a function.`, ITEM)
    }
    // Processes that are the same begin with the very same value: they can be exchanged.
    const first = listed.findIndex((other) => isSame(other, item))
    const place = (path: readonly number[]) => entryOf(text, 'PROCESSES', [first, ...path])
    return [
      {
        label: nameOf(called.function),
        entry: place(isList(item) ? [0] : []),
        args: args.map((_, argument) => place([argument + 1])),
      },
    ]
  })
}

/** Two items that are equal in every part; no closure is known to be. */
function isSame(one: Plain, other: Plain): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf(value: Plain): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

function namedProcesses(text: RaceText): readonly RaceProcess[] {
  const names = text.outline.functions
    .map(({ name }) => name)
    .filter((name) => name.startsWith('worker_') && isFunction(valueOf(text, name)))
  if (names.length > MAX_REQUESTS) {
    const message = `There are ${names.length} functions named worker_…; at most ${MAX_REQUESTS} can be checked.`
    text.report(placeOf(text, names[MAX_REQUESTS] ?? ''), message, 'List some in PROCESSES.')
    return []
  }
  return names.map((name) => ({ label: name, entry: entryOf(text, name), args: [] }))
}

/** "visit" of "main.visit" */
function nameOf(id: FunctionId): string {
  return id.slice(id.lastIndexOf('.') + 1)
}
