import { BugError } from '../../../../base/index.ts'
import type { Bytes } from '../../../../vfs/index.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import { Raised } from '../../../chart/evaluation.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { getAttribute } from '../../../values/attributes.ts'
import { typeName } from '../../../values/typeName.ts'
import { isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { LibraryTables } from '../../registry.ts'
import { pure, resumable } from '../../signature.ts'
import type { Given } from '../../signature.ts'
import { loadFromFile } from '../io/fileMethods.ts'
import { integerOf } from '../records.ts'
import { writePieces } from '../writePieces.ts'
import { PickleInput } from './pickleInput.ts'
import { pickleOf } from './pickler.ts'
import { unpickled } from './unpickled.ts'
import { Unpickler } from './unpickler.ts'

const [DEFAULT, HIGHEST] = [4, 5]

function protocolFrom(evaluation: Evaluation, given: Value): number {
  if (given === null) return DEFAULT
  const protocol = Number(integerOf(evaluation, given))
  if (protocol < 0) return HIGHEST
  if (protocol > HIGHEST) {
    return evaluation.fail('ValueError', `pickle protocol must be <= ${HIGHEST}`)
  }
  if (protocol < 2) return evaluation.unsupported(`the pickle protocol ${protocol}`)
  return protocol
}

function dumped(evaluation: Evaluation, value: Value, protocol: Value): Value {
  const data: Bytes = pickleOf(evaluation, value, protocolFrom(evaluation, protocol))
  return { kind: 'bytes', data }
}

/** One write of the whole pickle. */
function dump(
  evaluation: Evaluation,
  [value = null, file = null, protocol = null]: Given,
): CallResult {
  protocolFrom(evaluation, protocol)
  if (!hasWrite(evaluation, file)) {
    return evaluation.fail('TypeError', "file must have a 'write' attribute")
  }
  return writePieces(evaluation, file, [dumped(evaluation, value, protocol)], null)
}

function hasWrite(evaluation: Evaluation, file: Value): boolean {
  try {
    getAttribute(evaluation, file, 'write')
    return true
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    return false
  }
}

function load(evaluation: Evaluation, [file = null]: Given): CallResult {
  const kind = evaluation.object(file)?.kind
  if (kind === 'openFile') return loadFromFile.run(evaluation, [file], new Map())
  if (kind === 'instance') {
    return evaluation.unsupported('pickle.load() from an object of the program', 'Open a file.')
  }
  return evaluation.fail('TypeError', "file must have 'read' and 'readline' attributes")
}

function loads(evaluation: Evaluation, data: Value): Value {
  if (!isTagged(data) || data.kind !== 'bytes') {
    const type = typeName(evaluation, data)
    return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
  }
  const input = new PickleInput(evaluation, null, data.data)
  const read = new Unpickler(evaluation, input).load().next()
  if (read.done !== true) throw new BugError('expected a pickle in memory to ask for nothing')
  return unpickled(evaluation, read.value)
}

/** The module pickle, for plain data. */
export const PICKLE: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'pickle',
      {
        functions: {
          dump: resumable(2, 3, dump, ['obj', 'file', 'protocol']),
          dumps: pure(
            1,
            2,
            (evaluation, [value = null, protocol = null]) => dumped(evaluation, value, protocol),
            ['obj', 'protocol'],
          ),
          load: resumable(1, 1, load, ['file']),
          loads: pure(1, 1, (evaluation, [data = null]) => loads(evaluation, data)),
        },
        constants: new Map<string, Value>([
          ['DEFAULT_PROTOCOL', BigInt(DEFAULT)],
          ['HIGHEST_PROTOCOL', BigInt(HIGHEST)],
        ]),
        exceptions: {
          PickleError: '_pickle.PickleError',
          PicklingError: '_pickle.PicklingError',
          UnpicklingError: '_pickle.UnpicklingError',
        },
      },
    ],
  ]),
  methods: new Map(),
  stages: {},
}
