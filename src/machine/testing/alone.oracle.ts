import { compile } from '../../python/index.ts'
import type { Code } from '../../python/index.ts'
import { emptyFs, isBlocked, perform, pid } from '../../vfs/index.ts'
import type { Fs } from '../../vfs/index.ts'
import { everyBuiltin, withLibrary } from '../everyBuiltin.ts'
import { buildMachine, finish, modelledNames, pending, resume, start } from '../index.ts'
import type { Answer, Cookies, Operation, RequestMachine, RequestState, Start } from '../index.ts'

/** What a request did while no other moved. */
export interface Alone {
  readonly operations: readonly Operation[]
  /** at each rest, and at the end */
  readonly rests: readonly RequestState[]
  readonly answers: readonly Answer[]
  readonly end: RequestState
  readonly fs: Fs
}

/** The code of some sources; throws with the diagnostics. */
export function compileFiles(files: Readonly<Record<string, string>>): Code {
  const sources = withLibrary(Object.entries(files).map(([name, text]) => ({ name, text })))
  const result = compile(sources, modelledNames(['DEBUG', 'NAME'], everyBuiltin))
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return result.code
}

/** The machine of one file, "main.py". */
export function machineOf(text: string): RequestMachine {
  return buildMachine(compileFiles({ 'main.py': text }), everyBuiltin)
}

const MAIN: Start = { entry: 'main.main', args: [], settings: {}, seed: 'A' }

/** Runs a request to its end, alone, with its own filesystem and a fixed cookie jar. */
export function runAlone(
  machine: RequestMachine,
  how: Partial<Start> = {},
  files: Fs = emptyFs(['/d', '/tmp']),
  cookies: Cookies = {},
): Alone {
  const operations: Operation[] = []
  const answers: Answer[] = []
  let fs = files
  let { running } = start(machine, { ...MAIN, ...how })
  const rests = [running]
  for (;;) {
    const operation = pending(machine, running)
    if (operation === null) return { operations, rests, answers, end: running, fs }
    operations.push(operation)
    let answer: Answer
    if (operation.kind === 'syscall') {
      const performed = perform(fs, pid(0), operation.call)
      if (isBlocked(performed.result)) throw new Error('nobody else moves: blocked for ever')
      fs = performed.fs
      answer = { kind: 'syscall', result: performed.result }
    } else {
      answer = operation.kind === 'send' ? { kind: 'send', cookies } : { kind: 'receive' }
    }
    answers.push(answer)
    running = resume(machine, running, answer).running
    rests.push(running)
  }
}

/** How a one-file program ends: its repr, or "KeyError: 'x'". */
export function ending(text: string, how: Partial<Start> = {}): string {
  return endOf(runAlone(machineOf(text), how).end)
}

export function endOf(running: RequestState): string {
  const end = finish(running)
  if (end?.kind === 'returned') return end.repr
  if (end?.kind === 'died') return `${end.exception}: ${end.message}`
  return end?.kind === 'not-modelled' ? `not modelled: ${end.what}` : 'waits'
}
