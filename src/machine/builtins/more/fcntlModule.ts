import { fd } from '../../../vfs/index.ts'
import type { LockMode, Syscall } from '../../../vfs/index.ts'
import { gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { ask, resultOf } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { resumable } from '../signature.ts'
import type { Table } from '../signature.ts'

/** Linux's numbers (asm-generic/fcntl.h). */
const [LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN] = [1n, 2n, 4n, 8n]

const fcntlConstants: ReadonlyMap<string, Value> = new Map([
  ['LOCK_SH', LOCK_SH],
  ['LOCK_EX', LOCK_EX],
  ['LOCK_NB', LOCK_NB],
  ['LOCK_UN', LOCK_UN],
])

const fcntlFunctions: Table = {
  flock: resumable(2, 2, (evaluation, [file = null, operation = null]) => {
    const number = asInt(operation)
    if (number === null) {
      const type = typeName(evaluation, operation)
      return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
    }
    const wanted = number & ~LOCK_NB
    const modes = new Map([
      [LOCK_SH, 'LOCK_SH'],
      [LOCK_EX, 'LOCK_EX'],
      [LOCK_UN, 'LOCK_UN'],
    ] as const)
    const mode = modes.get(wanted)
    if (mode === undefined) return evaluation.failErrno('EINVAL', 'io')
    const nonblocking = (number & LOCK_NB) !== 0n
    return lockedBy(filenoOf(evaluation, file), mode, nonblocking)
  }),
}

/** The descriptor and the mode are put aside: a conversion that must wait is asked for again. */
function lockedBy(number: number, mode: LockMode | 'LOCK_UN', nonblocking: boolean): CallResult {
  const call: Syscall = { op: 'flock', fd: fd(number), mode, nonblocking }
  return ask(call, 'fcntl.flock', BigInt(number), mode === 'LOCK_EX')
}

export function filenoOf(evaluation: Evaluation, file: Value): number {
  const int = asInt(file)
  if (int !== null) return Number(int)
  const object = evaluation.object(file)
  if (object?.kind === 'openFile') {
    if (object.file.closed) return evaluation.fail('ValueError', 'I/O operation on closed file')
    return object.file.fd
  }
  return evaluation.fail('TypeError', 'argument must be an int, or have a fileno() method.')
}

/** The module fcntl: flock. */
export const FCNTL: LibraryTables = {
  scope: {},
  modules: new Map([['fcntl', { functions: fcntlFunctions, constants: fcntlConstants }]]),
  methods: new Map(),
  stages: {
    'fcntl.flock': (evaluation, [number = null, exclusive], answer) => {
      const result = resultOf('flock', answer)
      if (!result.ok) return evaluation.failErrno(result.errno, 'io')
      if (result.value === null) return gives(null)
      return lockedBy(Number(asInt(number)), exclusive === true ? 'LOCK_EX' : 'LOCK_SH', false)
    },
  },
}
