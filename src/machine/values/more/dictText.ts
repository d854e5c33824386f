import type { Evaluation } from '../../chart/evaluation.ts'
import { Raised } from '../../chart/evaluation.ts'
import { compare } from '../compare.ts'
import type { DictEntry, DictObject, Value } from '../value.ts'

/** As CPython shows a defaultdict, an OrderedDict, a Counter and os.environ. */
export function dictText(
  evaluation: Evaluation,
  { of, entries, factory = null }: DictObject,
  shown: (value: Value) => string,
): string {
  const all = [...entries.values()]
  const plain = (some: readonly DictEntry[]) =>
    `{${some.map(([key, value]) => `${shown(key)}: ${shown(value)}`).join(', ')}}`
  if (of === 'collections.defaultdict') return `defaultdict(${shown(factory)}, ${plain(all)})`
  if (of === 'os._Environ') return `environ(${plain(all)})`
  const name = of === 'collections.Counter' ? 'Counter' : 'OrderedDict'
  if (all.length === 0) return `${name}()`
  if (of === 'collections.Counter') return `${name}(${plain(byCount(evaluation, all))})`
  return `${name}([${all.map(([key, value]) => `(${shown(key)}, ${shown(value)})`).join(', ')}])`
}

/** Largest count first; as they are where counts have no order. */
function byCount(evaluation: Evaluation, entries: readonly DictEntry[]): readonly DictEntry[] {
  try {
    return entries.toSorted(([, one], [, other]) => {
      if (compare(evaluation, '>', one, other)) return -1
      return compare(evaluation, '>', other, one) ? 1 : 0
    })
  } catch (thrown) {
    if (thrown instanceof Raised) return entries
    throw thrown
  }
}
