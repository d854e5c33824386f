import { BugError } from '../../../base/index.ts'
import { NO_KEYWORDS } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { viewItems } from '../../chart/iteration.ts'
import { className, fieldsOfTuple, madeOf, memberOf } from '../../chart/program.ts'
import { qualifiedName } from '../qualifiedName.ts'
import { ADDRESS, repr, str } from '../repr.ts'
import type { Seen } from '../repr.ts'
import { classOf, isType, typeName } from '../typeName.ts'
import type {
  ClassRef,
  HeapObject,
  InstanceObject,
  RangeValue,
  Ref,
  Tagged,
  TupleValue,
  ViewValue,
} from '../value.ts'

/** `repr(value)`, where the core has none. */
export function reprTagged(evaluation: Evaluation, value: Tagged, seen: Seen): string {
  switch (value.kind) {
    case 'tuple':
      return reprNamed(evaluation, value, seen)
    case 'range':
      return reprRange(value)
    case 'slice':
      return `slice(${repr(evaluation, value.lower, seen)}, ${repr(evaluation, value.upper, seen)}, ${repr(evaluation, value.step ?? null, seen)})`
    case 'class':
      return `<class '${value.id}'>`
    case 'builtin':
      return reprBuiltin(evaluation, value)
    case 'method':
      return `<bound method ${qualifiedName(evaluation, value.id)} of ${repr(evaluation, value.self, seen)}>`
    case 'builtinMethod':
      return `<built-in method ${value.name} of ${typeName(evaluation, value.self)} object at ${ADDRESS}>`
    case 'module':
      return `<module '${value.name}'>`
    case 'file':
      return `<module '${value.file.replace(/\.py$/, '')}'>`
    case 'view':
      return reprView(evaluation, value, seen)
    default:
      throw new BugError(`expected a value that the core does not show, got a ${value.kind}`)
  }
}

/** `repr` of an object of the heap, where the core has none. */
export function reprObject(evaluation: Evaluation, object: HeapObject): string {
  switch (object.kind) {
    case 'iterator':
      return `<iterator object at ${ADDRESS}>`
    case 'closure':
      return `<function ${qualifiedName(evaluation, object.id)} at ${ADDRESS}>`
    case 'generator':
      return `<generator object ${qualifiedName(evaluation, object.id)} at ${ADDRESS}>`
    case 'cell':
      return `<cell at ${ADDRESS}>`
    default:
      throw new BugError(`expected an object that the core does not show, got a ${object.kind}`)
  }
}

/** How an object of a modelled type is shown to people; null when it has no such text. */
export function textOfModelled(evaluation: Evaluation, value: Ref): string | null {
  const cls = classOf(evaluation, value)
  if (!evaluation.library.hasMethod(evaluation.version, cls, '<shown>')) return null
  const result = evaluation.library.callMethod(evaluation, value, '<shown>', [], NO_KEYWORDS)
  return result.kind === 'value' && typeof result.value === 'string' ? result.value : null
}

function reprRange({ start, stop, step }: RangeValue): string {
  return step === 1n ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`
}

const SINGLES: ReadonlySet<string> = new Set(['Ellipsis', 'NotImplemented', '<factory>'])

function reprBuiltin(evaluation: Evaluation, value: ClassRef & { kind: 'builtin' }): string {
  const name = className(evaluation.program, value)
  if (SINGLES.has(name)) return name
  return isType(value) ? `<class '${value.name}'>` : `<built-in function ${name}>`
}

function reprView(evaluation: Evaluation, view: ViewValue, seen: Seen): string {
  const items = viewItems(evaluation, view).map((item) => repr(evaluation, item, seen))
  const dict = evaluation.get(view.dict)
  if (dict.kind === 'dict' && dict.of === 'os._Environ') {
    evaluation.unsupported('the text of a view of os.environ', 'Use list() of it.')
  }
  return `dict_${view.of}([${items.join(', ')}])`
}

/** P(x=1, y=2) */
function reprNamed(evaluation: Evaluation, { class: cls, items }: TupleValue, seen: Seen): string {
  if (cls === undefined) throw new BugError('expected a named tuple')
  const names = fieldsOfTuple(evaluation.program, cls)
  const parts = items.map((item, i) => `${names[i] ?? ''}=${repr(evaluation, item, seen)}`)
  return `${className(evaluation.program, cls)}(${parts.join(', ')})`
}

/**
 * For people, where nothing of the program runs: a dataclass with the `__repr__` that was written for
 * it; null for any other object.
 */
export function reprWritten(
  evaluation: Evaluation,
  object: InstanceObject,
  seen: Seen,
): string | null {
  const { program } = evaluation
  if (object.class.id === 'pathlib.PosixPath') return reprPath(evaluation, object)
  const made = madeOf(program, object.class, 'dataclass')
  const member = memberOf(program, object.class, '__repr__')
  const isWritten = member?.kind === 'function' && member.id.endsWith('.__repr__') && made?.shown
  if (isWritten !== true) return null
  const parts = (made?.fields ?? []).flatMap((field) => {
    const value = object.attributes.get(field.name)
    if (!field.repr) return []
    return [`${field.name}=${value === undefined ? '…' : repr(evaluation, value, seen)}`]
  })
  return `${className(program, object.class)}(${parts.join(', ')})`
}

/** As `machine/library/pathlib.py` has it, where no program code can run. */
function reprPath(evaluation: Evaluation, { attributes }: InstanceObject): string {
  const root = attributes.get('_root') ?? ''
  const names = evaluation.object(attributes.get('_names') ?? null)
  const items = names?.kind === 'list' ? names.items : []
  const text = items.map((item) => str(evaluation, item)).join('/')
  return `PosixPath(${repr(evaluation, `${str(evaluation, root)}${text}` || '.')})`
}
