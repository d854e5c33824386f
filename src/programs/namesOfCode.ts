import type { Callee, ClassCode, Code, Expr, FunctionCode } from '../python/index.ts'

/** What the names in a program may mean, as far as its text shows. */
export class NamesOfCode {
  readonly #code: Code
  readonly #set: ReadonlySet<string>
  readonly #hasMade: boolean

  constructor(code: Code) {
    this.#code = code
    this.#set = new Set(
      [...code.functions.values()].flatMap(({ points }) =>
        points.flatMap(({ op }) => (op.kind === 'setattr' ? [op.name] : [])),
      ),
    )
    this.#hasMade = [...code.classes.values()].some(({ made }) => made !== undefined)
  }

  /** "uuid.uuid4", "sorted", "self.save" */
  of(callee: Callee): string {
    if (callee.kind === 'super') return callee.name
    return this.#path(
      callee.kind === 'value'
        ? callee.value
        : { kind: 'attribute', object: callee.object, name: callee.name },
    )
  }

  #path(expr: Expr): string {
    if (expr.kind === 'attribute') return `${this.#path(expr.object)}.${expr.name}`
    if (expr.kind !== 'global') return ''
    const global = this.#code.globals.get(expr.file)?.get(expr.name)
    if (global?.kind === 'module') return global.name
    if (global?.kind === 'member') return `${global.module}.${global.name}`
    return expr.name
  }

  /** The functions that a call of this name may run; of a class the `__init__` of its lineage. */
  called(name: string): readonly FunctionCode[] {
    const functions = [...this.#code.functions.values()]
    const inits = [...this.#code.classes.values()]
      .filter((each) => each.name === name)
      .flatMap((each) => this.#initOf(each) ?? [])
    return [...functions.filter((each) => each.name === name), ...inits]
  }

  /** The nearest `__init__` of the lineage of a class; none: Python's own. */
  #initOf({ methods, base }: ClassCode): FunctionCode | undefined {
    const own = methods.get('__init__')
    if (own !== undefined) return this.#code.functions.get(own)
    const next = base?.kind === 'class' ? this.#code.classes.get(base.id) : undefined
    return next === undefined ? undefined : this.#initOf(next)
  }

  isClass(name: string): boolean {
    return [...this.#code.classes.values()].some((each) => each.name === name)
  }

  /** Does the program alone set an attribute of this name, and never Python itself? */
  isSet(attribute: string): boolean {
    return !this.#hasMade && !OF_PYTHON.test(attribute) && this.#set.has(attribute)
  }
}

/** Attributes of Python's own objects, which a class of the program may have as well. */
const OF_PYTHON =
  /^(?:args|name|filename2?|strerror|errno|message|msg|doc|pos|value|object|reason|start|stop|step|string|text|path|mode|encoding|errors|stdout|stderr|__\w+__)$/
