import type { Evaluation } from '../../../chart/evaluation.ts'
import { hashKey } from '../../../values/compare.ts'
import type { DictEntry, Value } from '../../../values/value.ts'
import { setFrom } from '../sets.ts'
import type { Pickled } from './unpickler.ts'

/** The Python value of what a pickle says; an object that is there twice is made once. */
export function unpickled(evaluation: Evaluation, root: Pickled): Value {
  const made = new Map<Pickled, Value>()
  const within = new Set<Pickled>()

  const build = (part: Pickled): Value => {
    if (part.kind === 'value') return part.value
    const known = made.get(part)
    if (known !== undefined) return known
    if (within.has(part)) return evaluation.unsupported('a pickle of a tuple that holds itself')
    within.add(part)
    const value = buildNew(part)
    within.delete(part)
    made.set(part, value)
    return value
  }

  const buildNew = (part: Exclude<Pickled, { kind: 'value' }>): Value => {
    switch (part.kind) {
      case 'tuple':
        return { kind: 'tuple', items: part.items.map(build) }
      case 'list': {
        // It may hold itself: first the object, then what is in it.
        const list = evaluation.list([])
        made.set(part, list)
        evaluation.put(list, { kind: 'list', items: part.items.map(build) })
        return list
      }
      case 'dict': {
        const dict = evaluation.make({ kind: 'dict', entries: new Map() })
        made.set(part, dict)
        const entries = new Map<string, DictEntry>()
        for (const [key, held] of part.entries) {
          const name = build(key)
          const hash = hashKey(evaluation, name)
          entries.set(hash, [entries.get(hash)?.[0] ?? name, build(held)])
        }
        evaluation.put(dict, { kind: 'dict', entries })
        return dict
      }
      case 'set':
      case 'frozenset':
        return setFrom(evaluation, part.kind, part.items.map(build))
    }
  }

  return build(root)
}
