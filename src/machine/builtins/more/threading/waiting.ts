import { lockKind } from '../../../deeper/sharing/access.ts'
import { withWords } from '../../../deeper/sharing/accessText.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { asNumber, isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import { request } from '../../continuations.ts'

/** The main thread, which runs the top of the file, `setup` and the rules; of a process it is the only one. */
export const MAIN = 'main'

/** Who runs: the letter of a thread, or the main thread. */
export function threadOf({ before }: Evaluation): string {
  const { sharing, seed } = before
  return sharing === null || sharing.turn === 'always' ? MAIN : seed
}

/**
 * The thread waits for something that shared memory decides, in the operation `name` of `self`: the stage
 * `resume` is tried again at every look, and gives this again while it cannot go on. `by`: who
 * holds what it waits for; nobody: it waits for the next one to come.
 */
export function waitIn(
  evaluation: Evaluation,
  name: string,
  by: readonly string[],
  resume: string,
  self: Value,
  ...state: readonly Value[]
): CallResult {
  const object = evaluation.object(self)
  const type = object?.kind === 'record' ? lockKind(object.type) : null
  const access = withWords({ verb: 'call', type, name, of: null })
  return request({ kind: 'memory', access, blocked: { by } }, resume, self, ...state)
}

/** The letters in a field that lists threads, in order. */
export function threadsIn(value: Value): readonly string[] {
  if (!isTagged(value) || value.kind !== 'tuple') return []
  return value.items.filter((item) => typeof item === 'string')
}

/**
 * Is there a timeout? Then time may be over whenever the thread would have to wait, however long it is: a step in
 * which it cannot go on is one in which it gives up. So a wait with a timeout waits for nobody, and those who are slower
 * than a timeout are tried, as well as those who are not. A clock would have to agree with that.
 */
export function mayGiveUp(evaluation: Evaluation, what: string, timeout: Value): boolean {
  if (timeout === null) return false
  if (asNumber(timeout) === null) {
    evaluation.unsupported(`a timeout of ${what} that is no number`)
  }
  if (evaluation.program.functions.has(CLOCK)) {
    evaluation.unsupported(
      `a timeout of ${what} in a program that reads a clock`,
      'Take one of the two: a timeout, or a deadline that the program keeps itself.',
    )
  }
  return true
}

/** What a program that reads a clock has beside its own: see programs/own/clockProcess.ts. */
const CLOCK = '<clock>.time_passes'
