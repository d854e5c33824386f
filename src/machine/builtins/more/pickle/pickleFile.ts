import { isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { OpenedFile } from '../io/fileRun.ts'
import type { Io } from '../io/raw.ts'
import { PickleInput } from './pickleInput.ts'
import type { PickleFile } from './pickleInput.ts'
import { unpickled } from './unpickled.ts'
import { Unpickler } from './unpickler.ts'

/**
 * `pickle.load(file)`.
 * @param read the method `read` of the file object, which checks that it may be read
 */
export function* loadPickle(file: OpenedFile, read: (size: bigint) => Io<Value>): Io<Value> {
  const { evaluation, buffered, text, raw } = file
  const layer = text === null ? buffered : null
  const mustBeOpen = () => {
    if (raw.closed) evaluation.fail('ValueError', 'peek of closed file')
  }
  const from: PickleFile = {
    peek:
      layer === null || !raw.readable
        ? null
        : function* () {
            mustBeOpen()
            return yield* layer.peek()
          },
    *read(size) {
      const data = yield* read(BigInt(size))
      if (isTagged(data) && data.kind === 'bytes') return data.data
      return evaluation.fail('TypeError', "a bytes-like object is required, not 'str'")
    },
    *readInto(size) {
      if (layer === null) return yield* raw.read(size)
      return yield* layer.readInto(size)
    },
  }
  const loaded = yield* new Unpickler(evaluation, new PickleInput(evaluation, from, '')).load()
  return unpickled(evaluation, loaded)
}
