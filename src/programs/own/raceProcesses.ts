import type { FunctionId } from '../../python/index.ts'
import type { Plain } from '../../machine/index.ts'
import { MAX_REQUESTS } from '../fault.ts'
import type { RaceProcess } from './race.ts'
import { entryOf, firstLine, isFunction, isList, placeOf, shortly, valueOf } from './raceText.ts'
import type { RaceText } from './raceText.ts'

/**
 * What runs at the same time: the items of THREADS or of PROCESSES, else the functions named worker_* in the
 * order of their definitions. Reports what is wrong; empty then.
 */
export function raceProcesses(text: RaceText): Listed {
  const listed = valueOf(text, 'PROCESSES')
  const threads = valueOf(text, 'THREADS')
  if (threads !== undefined && listed !== undefined) {
    const message = 'The file lists both PROCESSES and THREADS.'
    text.report(
      placeOf(text, 'THREADS'),
      message,
      'Keep one of them: a file is about one or the other.',
    )
    return { processes: [], byName: false, threads: true }
  }
  if (threads !== undefined) {
    return { processes: listedIn(text, 'THREADS', threads), byName: false, threads: true }
  }
  if (listed !== undefined) {
    return { processes: listedIn(text, 'PROCESSES', listed), byName: false, threads: false }
  }
  const processes = namedProcesses(text)
  if (processes.length > 0) return { processes, byName: true, threads: false }
  text.report(
    firstLine(text.source),
    'Nothing runs at the same time here: there is no PROCESSES, no THREADS, and no function is named `worker_…`.',
    'List what runs, such as `PROCESSES = [first, second]`.',
  )
  return { processes: [], byName: false, threads: false }
}

export interface Listed {
  readonly processes: readonly RaceProcess[]
  readonly byName: boolean
  /** they are threads of one process */
  readonly threads: boolean
}

type List = 'PROCESSES' | 'THREADS'

const KINDS = { PROCESSES: 'processes', THREADS: 'threads' } as const

const ITEM = 'Write functions, or tuples of a function and its arguments.'

function listedIn(text: RaceText, name: List, listed: Plain): readonly RaceProcess[] {
  const at = placeOf(text, name)
  const wrong = (message: string, instead: string | null) => {
    text.report(at, message, instead)
    return []
  }
  if (!isList(listed)) return wrong(`${name} is ${shortly(listed)}, not a list.`, ITEM)
  if (listed.length === 0) return wrong(`${name} is empty.`, ITEM)
  if (listed.length > MAX_REQUESTS) {
    const message = `${name} lists ${listed.length} ${KINDS[name]}; at most ${MAX_REQUESTS} can be checked.`
    return wrong(message, null)
  }
  return listed.flatMap((item, index): readonly RaceProcess[] => {
    const [called, ...args] = isList(item) ? item : [item]
    if (!isFunction(called)) {
      return wrong(`Item ${index + 1} of ${name} is ${shortly(item)}, not a function.`, ITEM)
    }
    // Processes that are the same begin with the very same value: they can be exchanged. Threads would share it.
    const like = listed.findIndex((other) => isSame(other, item))
    const first = name === 'THREADS' ? index : like
    const place = (path: readonly number[]) => entryOf(text, name, [first, ...path])
    return [
      {
        label: nameOf(called.function),
        like,
        entry: place(isList(item) ? [0] : []),
        args: args.map((_, argument) => place([argument + 1])),
      },
    ]
  })
}

/** Two items that are equal in every part, and whose functions are of the same object. */
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
  return names.map((name, like) => ({ label: name, like, entry: entryOf(text, name), args: [] }))
}

/** "visit" of "main.visit" */
function nameOf(id: FunctionId): string {
  return id.slice(id.lastIndexOf('.') + 1)
}
