import type { Evaluation } from '../../chart/evaluation.ts'
import { memberOf } from '../../chart/program.ts'
import { hashKey } from '../../values/compare.ts'
import { typeName } from '../../values/typeName.ts'
import { isRef, isTagged } from '../../values/value.ts'
import type { DictEntry, HeapObject, InstanceObject, Ref, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'

/** What of a class has a say in how its objects are copied. */
const OWN_WAYS = ['__getstate__', '__setstate__', '__getnewargs__', '__reduce__', '__reduce_ex__']

function mustBePlain(evaluation: Evaluation, { class: cls }: InstanceObject): void {
  const own = OWN_WAYS.find((name) => memberOf(evaluation.program, cls, name) !== null)
  if (own !== undefined) evaluation.unsupported(`a copy of an object with ${own}`)
}

function refuse(evaluation: Evaluation, value: Value): never {
  const kind = evaluation.object(value)?.kind
  const type = typeName(evaluation, value)
  if (kind === 'openFile' || kind === 'generator') {
    return evaluation.fail('TypeError', `cannot pickle '${type}' object`)
  }
  return evaluation.unsupported(`a copy of an object of ${type}`)
}

/** A new object that holds the same. Values that cannot change are their own copies. */
function shallow(evaluation: Evaluation, value: Value): Value {
  const object = evaluation.object(value)
  switch (object?.kind) {
    case undefined:
      if (isTagged(value) && value.kind === 'view') return refuse(evaluation, value)
      return value
    case 'list':
    case 'dict':
      if (object.kind === 'dict' && object.of === 'os._Environ') return refuse(evaluation, value)
      return evaluation.make(object)
    case 'instance':
      mustBePlain(evaluation, object)
      return evaluation.make(object)
    case 'record':
      if (object.type === 'set') return evaluation.make(object)
      return object.type === 'frozenset' ? value : refuse(evaluation, value)
    case 'closure':
      return value
    default:
      return refuse(evaluation, value)
  }
}

/** As copy.deepcopy of Lib/copy.py: each object once, also where several refer to it. */
function deep(evaluation: Evaluation, root: Value): Value {
  const made = new Map<number, Ref>()
  const copyOf = (value: Value): Value => {
    evaluation.spend(8)
    if (isTagged(value) && value.kind === 'tuple') {
      return { ...value, items: value.items.map(copyOf) }
    }
    if (!isRef(value)) return shallow(evaluation, value)
    const known = made.get(value.id)
    if (known !== undefined) return known
    const object = evaluation.get(value)
    if (object.kind === 'closure') return value
    // It may hold itself: first the object, then what is in it.
    const copy = shallow(evaluation, value)
    const ref = isRef(copy) && copy.id !== value.id ? copy : evaluation.make(object)
    made.set(value.id, ref)
    evaluation.put(ref, inside(object))
    return ref
  }
  const inside = (object: HeapObject): HeapObject => {
    switch (object.kind) {
      case 'list':
        return { ...object, items: object.items.map(copyOf) }
      case 'dict': {
        const entries = [...object.entries.values()].map(([key, held]) => {
          const name = copyOf(key)
          return [hashKey(evaluation, name), [name, copyOf(held)]] as const
        })
        return { ...object, entries: new Map<string, DictEntry>(entries) }
      }
      case 'instance': {
        const attributes = [...object.attributes].map(
          ([name, held]) => [name, copyOf(held)] as const,
        )
        return { ...object, attributes: new Map(attributes) }
      }
      case 'record': {
        const fields = [...object.fields].map(([name, held]) => [name, copyOf(held)] as const)
        return { ...object, fields: new Map(fields) }
      }
      default:
        return object
    }
  }
  return copyOf(root)
}

/** The module copy. */
export const COPY: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'copy',
      {
        functions: {
          copy: pure(1, 1, (evaluation, [value = null]) => shallow(evaluation, value), ['x']),
          deepcopy: pure(1, 1, (evaluation, [value = null]) => deep(evaluation, value), ['x']),
        },
      },
    ],
  ]),
  methods: new Map(),
  stages: {},
}
