import { gives } from '../../../chart/callResult.ts'
import { truth } from '../../../values/truth.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import type { Value } from '../../../values/value.ts'
import { ask, resultOf, textIn } from '../../continuations.ts'
import type { Continuations } from '../../continuations.ts'
import { absolute, pathArgument } from '../../paths.ts'
import { resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { makePythonFile, wantedFrom } from './openFile.ts'

const NAMES = [
  'mode',
  'buffering',
  'encoding',
  'newline',
  'suffix',
  'prefix',
  'dir',
  'delete',
  'errors',
]

function text(evaluation: Evaluation, value: Value, missing: string): string {
  return value === null ? missing : pathArgument(evaluation, value, 'fspath')
}

/** The module tempfile, beside mkstemp. */
export const temporaryFiles: Table = {
  NamedTemporaryFile: resumable(
    0,
    9,
    (evaluation, given) => {
      const [mode, buffering, encoding = null, newline = null, ...rest] = given
      const [suffix = null, prefix = null, dir = null, removes = true, errors = null] = rest
      const how = [mode ?? 'w+b', buffering ?? -1n, encoding, errors, newline]
      // Wrong arguments are told before there is a file.
      wantedFrom(evaluation, how)
      const at = text(evaluation, dir, '/tmp')
      const names = {
        prefix: text(evaluation, prefix, 'tmp'),
        suffix: text(evaluation, suffix, ''),
      }
      const call = { op: 'mkstemp', dir: absolute(at), ...names } as const
      return ask(call, 'tempfile.named', at, truth(evaluation, removes), ...how)
    },
    NAMES,
  ),
}

export const temporaryFileStages: Continuations = {
  'tempfile.named': (evaluation, [at = null, removes, ...how], answer) => {
    const result = resultOf('mkstemp', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'os', textIn(at))
    const { fd, path } = result.value
    const wanted = wantedFrom(evaluation, how)
    return gives(makePythonFile(evaluation, fd, path, wanted, removes === true ? path : null))
  },
}
