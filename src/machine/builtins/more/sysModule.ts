import type { Evaluation } from '../../chart/evaluation.ts'
import { typeName } from '../../values/typeName.ts'
import { builtin } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'

function write(evaluation: Evaluation, text: Value): bigint {
  if (typeof text !== 'string') {
    const type = typeName(evaluation, text)
    return evaluation.fail('TypeError', `write() argument must be str, not ${type}`)
  }
  evaluation.write(text.replace(/\n$/, ''))
  return BigInt([...text].length)
}

/** The module sys: both streams go to the log, which is for people. */
export const SYS: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'sys',
      {
        functions: {
          exit: pure(0, 1, (evaluation, [status = null]) =>
            evaluation.fail('SystemExit', ...(status === null ? [] : [status])),
          ),
        },
        constants: new Map<string, Value>([
          ['stderr', builtin('sys.stderr')],
          ['stdout', builtin('sys.stdout')],
        ]),
      },
    ],
  ]),
  methods: new Map([
    [
      'sys.stream',
      {
        flush: pure(0, 0, () => null),
        write: pure(1, 1, (evaluation, [, text = null]) => write(evaluation, text)),
      },
    ],
  ]),
  stages: {},
}
