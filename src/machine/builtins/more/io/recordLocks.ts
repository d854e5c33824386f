import { fd } from '../../../../vfs/index.ts'
import { asInt } from '../../../values/value.ts'
import { ask, valueContinuation } from '../../continuations.ts'
import type { Continuations } from '../../continuations.ts'
import { filenoOf } from '../fcntlModule.ts'
import { resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { integer } from './arguments.ts'

const MODES = new Map([
  [1, 'LOCK_SH'],
  [2, 'LOCK_EX'],
  [8, 'LOCK_UN'],
] as const)

/** fcntl.lockf of a whole file: a lock of the process, which any close of that file releases. */
export const recordLocks: Table = {
  lockf: resumable(2, 5, (evaluation, [file = null, operation = null, ...range]) => {
    const number = integer(evaluation, operation)
    // The whole file is "from 0, without an end".
    if (range.some((part) => part !== undefined && part !== null && asInt(part) !== 0n)) {
      return evaluation.unsupported('fcntl.lockf() of a part of a file')
    }
    const mode = MODES.get((number & ~4) as 1)
    if (mode === undefined) {
      return evaluation.fail('ValueError', 'unrecognized lockf argument')
    }
    const nonblocking = (number & 4) !== 0
    return ask(
      { op: 'lockf', fd: fd(filenoOf(evaluation, file)), mode, nonblocking },
      'fcntl.lockf',
    )
  }),
}

export const recordLockStages: Continuations = {
  'fcntl.lockf': valueContinuation('lockf', 'io', () => null),
}
