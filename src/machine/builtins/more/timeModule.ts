import { gives } from '../../chart/callResult.ts'
import { typeName } from '../../values/typeName.ts'
import { asNumber } from '../../values/value.ts'
import { request } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { resumable } from '../signature.ts'

/** The module time: sleep alone. A clock is not modelled. */
export const TIME: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'time',
      {
        functions: {
          sleep: resumable(1, 1, (evaluation, [length = null]) => {
            const seconds = asNumber(length)
            if (seconds === null) {
              const type = typeName(evaluation, length)
              const text = `'${type}' object cannot be interpreted as an integer`
              return evaluation.fail('TypeError', text)
            }
            if (seconds < 0) {
              return evaluation.fail('ValueError', 'sleep length must be non-negative')
            }
            return request({ kind: 'sleep', seconds: Number(seconds) }, 'time.sleep')
          }),
        },
      },
    ],
  ]),
  methods: new Map(),
  stages: { 'time.sleep': () => gives(null) },
}
