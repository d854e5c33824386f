import type { Expression, FunctionDef, Module } from '../ast.ts'
import { bindingsOf, type Binding } from './bindings.ts'
import { mentionsIn, mentionsOnRun, MODULE, type Mention } from './mentions.ts'
import type { Modelled } from './scope.ts'

/** The names at the top of the files, and which of them only the run can tell. */
export interface Names {
  /** by file, then by name: what binds it, in the order of the text */
  readonly bindings: ReadonlyMap<string, ReadonlyMap<string, readonly Binding[]>>
  readonly isVariable: (file: string, name: string) => boolean
  readonly variablesOf: (file: string) => readonly string[]
  /** Is it the same whenever it is evaluated after this statement of the file's top? */
  readonly isConstant: (file: string, expression: Expression, at: number) => boolean
}

/**
 * Decides for programs whose files have statements at their top. A name is a variable unless it is
 * bound once, by a function, a class, an import or a constant expression, and nothing that runs
 * before can name it. (Of several definitions of a function in a row the last one counts.)
 */
export function namesOf(
  modules: readonly Module[],
  files: ReadonlyMap<string, string>,
  modelled: Modelled,
): Names {
  return new Decision(modules, files, modelled)
}

class Decision implements Names {
  readonly bindings: ReadonlyMap<string, ReadonlyMap<string, readonly Binding[]>>
  readonly #modules: ReadonlyMap<string, Module>
  readonly #files: ReadonlyMap<string, string>
  readonly #modelled: Modelled
  readonly #variables = new Set<string>()

  constructor(modules: readonly Module[], files: ReadonlyMap<string, string>, modelled: Modelled) {
    this.#modules = new Map(modules.map((module) => [module.file, module]))
    this.#files = files
    this.#modelled = modelled
    this.bindings = new Map(modules.map((module) => [module.file, byName(bindingsOf(module))]))
    for (const module of modules) {
      for (const name of globalNames(module)) this.#variables.add(key(module.file, name))
      for (const { name, attribute } of storedAttributes(module)) {
        const target = this.#fileNamed(module.file, name)
        if (target !== null) this.#variables.add(key(target, attribute))
      }
      for (const [name, bindings] of this.bindings.get(module.file) ?? []) {
        if (!isSettled(bindings)) this.#variables.add(key(module.file, name))
      }
      this.#addEarly(module)
    }
    this.#addDependents()
  }

  isVariable(file: string, name: string): boolean {
    return this.#variables.has(key(file, name))
  }

  variablesOf(file: string): readonly string[] {
    return [...this.#variables].flatMap((each) => {
      const [where = '', name = ''] = parts(each)
      return where === file ? [name] : []
    })
  }

  isConstant(file: string, expression: Expression, at: number): boolean {
    const part = (each: Expression) => this.isConstant(file, each, at)
    switch (expression.kind) {
      case 'Constant':
        return true
      case 'Name':
        return this.#isConstantName(file, expression.id, at)
      case 'Attribute':
        return this.#isConstantAttribute(file, expression, at)
      case 'UnaryOp':
        return expression.operator !== 'not' && part(expression.operand)
      case 'BinOp':
        return part(expression.left) && part(expression.right)
      case 'Tuple':
        return expression.items.every(part)
      default:
        return false
    }
  }

  #isConstantName(file: string, name: string, at: number): boolean {
    if (this.isVariable(file, name)) return false
    const binding = this.bindings.get(file)?.get(name)?.at(-1)
    if (binding === undefined) return this.#modelled.builtins.has(name)
    return binding.at < at
  }

  #isConstantAttribute(
    file: string,
    { value, name }: Extract<Expression, { kind: 'Attribute' }>,
    at: number,
  ): boolean {
    if (value.kind === 'Attribute') return this.#isConstantAttribute(file, value, at)
    if (value.kind !== 'Name' || !this.#isConstantName(file, value.id, at)) return false
    const target = this.#fileNamed(file, value.id)
    if (target !== null) {
      return this.bindings.get(target)?.has(name) === true && !this.isVariable(target, name)
    }
    const what = this.bindings.get(file)?.get(value.id)?.at(-1)?.what
    return what?.kind === 'import' || (what?.kind === 'from' && !this.#files.has(what.module))
  }

  /** The file that a name of a file is the import of; null for any other name. */
  #fileNamed(file: string, name: string): string | null {
    const what = this.bindings.get(file)?.get(name)?.at(-1)?.what
    return what?.kind === 'import' ? (this.#files.get(what.imported.name) ?? null) : null
  }

  /** A value is no constant when something in it is a variable; and so on. */
  #addDependents(): void {
    for (let grown = true; grown;) {
      grown = false
      for (const [file, names] of this.bindings) {
        for (const [name, bindings] of names) {
          const last = bindings.at(-1)
          if (last === undefined || this.isVariable(file, name)) continue
          if (this.#isStatic(file, last)) continue
          this.#variables.add(key(file, name))
          grown = true
        }
      }
    }
  }

  #isStatic(file: string, { what, at }: Binding): boolean {
    if (what.kind === 'value') return this.isConstant(file, what.value, at)
    if (what.kind !== 'from') return true
    // a copy of the other file's name, made by the import
    const target = this.#files.get(what.module)
    return target === undefined || !this.isVariable(target, what.imported.name)
  }

  /** The names of a file that a statement may use which runs before they are bound. */
  #addEarly(module: Module): void {
    const { file } = module
    // An import in a circle does not run this file again.
    const seen = new Set([key(file, MODULE)])
    module.body.forEach((statement, index) => {
      const direct = this.#resolve(file, mentionsOnRun(statement))
      for (const each of direct) this.#addIfLater(file, each, index - 1)
      const pending = [...direct]
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (seen.has(next)) continue
        seen.add(next)
        this.#addIfLater(file, next, index)
        pending.push(...this.#behind(next))
      }
    })
  }

  #addIfLater(file: string, mentioned: string, index: number): void {
    const [where = '', name = ''] = parts(mentioned)
    const last = this.bindings.get(where)?.get(name)?.at(-1)
    if (where === file && last !== undefined && last.at > index) this.#variables.add(mentioned)
  }

  /** What a run may name next that has come to a name: what the name was defined with. */
  #behind(mentioned: string): readonly string[] {
    const [file = '', name = ''] = parts(mentioned)
    const module = this.#modules.get(file)
    if (module === undefined) return []
    if (name === MODULE) return this.#resolve(file, module.body.flatMap(mentionsOnRun))
    const names = this.bindings.get(file)
    if (name === ALL) return [...(names?.keys() ?? [])].map((each) => key(file, each))
    return (names?.get(name) ?? []).flatMap(({ what, at, nested }) => {
      if (!nested && (what.kind === 'function' || what.kind === 'class')) {
        return this.#resolve(file, mentionsIn(what.definition))
      }
      return this.#resolve(file, mentionsIn(module.body[at]))
    })
  }

  #resolve(file: string, mentions: readonly Mention[]): readonly string[] {
    return mentions.flatMap(({ name, attribute }) => {
      if (name.startsWith(MODULE)) {
        const target = this.#files.get(name.slice(MODULE.length + 1))
        return target === undefined || attribute === null ? [] : [key(target, attribute)]
      }
      const target = this.#fileNamed(file, name)
      const own = key(file, name)
      return target === null ? [own] : [own, key(target, attribute ?? ALL)]
    })
  }
}

const ALL = '*'

function key(file: string, name: string): string {
  return `${file}\n${name}`
}

function parts(mentioned: string): readonly string[] {
  return mentioned.split('\n')
}

function byName(bindings: readonly Binding[]): ReadonlyMap<string, readonly Binding[]> {
  const names = new Map<string, Binding[]>()
  for (const binding of bindings) {
    names.set(binding.name, [...(names.get(binding.name) ?? []), binding])
  }
  return names
}

/** Once, or several definitions of which the last one counts, or the same import again. */
function isSettled(bindings: readonly Binding[]): boolean {
  const [first, ...more] = bindings
  if (first === undefined || bindings.some(({ nested }) => nested)) return false
  if (first.what.kind === 'other') return false
  // what a decorated function is only the run can tell
  if (
    bindings.some(({ what }) => what.kind === 'function' && what.definition.decorators.length > 0)
  )
    return false
  const isDefinition = ({ what }: Binding) => what.kind === 'function' || what.kind === 'class'
  return (
    more.length === 0 || bindings.every(isDefinition) || more.every((each) => isSame(first, each))
  )
}

function isSame({ what: one }: Binding, { what: other }: Binding): boolean {
  if (one.kind === 'import')
    return other.kind === 'import' && one.imported.name === other.imported.name
  if (one.kind !== 'from' || other.kind !== 'from') return false
  return one.module === other.module && one.imported.name === other.imported.name
}

/** The names under a `global` anywhere in the file. */
function globalNames(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(globalNames)
  if (typeof part !== 'object' || part === null) return []
  const { kind, names } = part as { readonly kind?: unknown; readonly names?: unknown }
  if (kind === 'Global') return (names as readonly { name: string }[]).map(({ name }) => name)
  return Object.values(part).flatMap(globalNames)
}

interface StoredAttribute {
  readonly name: string
  readonly attribute: string
}

/** The `name.attribute` that are assigned somewhere in the file. */
export function storedAttributes(part: unknown): readonly StoredAttribute[] {
  if (Array.isArray(part)) return part.flatMap(storedAttributes)
  if (typeof part !== 'object' || part === null) return []
  const node = part as Readonly<Record<string, unknown>>
  const targets = [node['target'], ...(Array.isArray(node['targets']) ? node['targets'] : [])]
  return [...targets.flatMap(inTargetNode), ...Object.values(node).flatMap(storedAttributes)]
}

function inTargetNode(target: unknown): readonly StoredAttribute[] {
  if (typeof target !== 'object' || target === null) return []
  const node = target as Readonly<Record<string, unknown>>
  if (Array.isArray(node['items'])) return node['items'].flatMap(inTargetNode)
  if (node['kind'] !== 'Attribute') return []
  const base = node['value'] as Readonly<Record<string, unknown>>
  const attribute = String(node['name'])
  if (base['kind'] === 'Name') return [{ name: String(base['id']), attribute }]
  return base['kind'] === 'Attribute' && base['name'] === '__class__'
    ? [{ name: '__class__', attribute }]
    : []
}

/**
 * The attributes that a file assigns to a class that only the run can tell: `cls.name = …` in a class method, and
 * `self.__class__.name = …`.
 */
export function storedByClass(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(storedByClass)
  if (typeof part !== 'object' || part === null) return []
  const { kind, decorators, parameters, body } = part as Partial<FunctionDef>
  const inside = Object.values(part).flatMap(storedByClass)
  const isMethod =
    kind === 'FunctionDef' &&
    decorators?.some((each) => each.kind === 'Name' && each.id === 'classmethod') === true
  const names = ['__class__', ...(isMethod ? [parameters?.[0]?.name ?? ''] : [])]
  if (kind !== 'FunctionDef') return inside
  const here = storedAttributes(body).filter(({ name }) => names.includes(name))
  return [...here.map(({ attribute }) => attribute), ...inside]
}
