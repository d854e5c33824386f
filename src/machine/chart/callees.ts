import { topOf } from '../../python/index.ts'
import type { Callee, Code, Expr, FunctionId } from '../../python/index.ts'
import type { LinkedPoint, Program, Site } from './program.ts'

/**
 * Every function that a point might call: by name, so a superset of what a run can do. The guards
 * of the calls ask for the actual one.
 */
export function possibleCallees(program: Program, { point }: LinkedPoint): readonly FunctionId[] {
  const { code } = program
  switch (point.op.kind) {
    case 'getattr':
      return [...properties(code, point.op.name, 'getter'), ...methods(code, '__getattr__')]
    case 'setattr':
      return properties(code, point.op.name, 'setter')
    case 'getitem':
      return methods(code, '__getitem__')
    case 'setitem':
      return methods(code, '__setitem__')
    case 'delitem':
      return methods(code, '__delitem__')
    case 'contains':
      return methods(code, '__contains__')
    case 'raise':
      return methods(code, '__init__')
    case 'import':
      return [topOf(point.op.file)]
    case 'call':
      return calledBy(code, point.op.callee)
    default:
      return []
  }
}

function calledBy(code: Code, callee: Callee): readonly FunctionId[] {
  if (callee.kind === 'super') return methods(code, callee.name)
  if (callee.kind === 'value') return valueCallees(code, callee.value)
  // A method, a function or a class of a module, or whatever an attribute of that name holds.
  if (mayHold(code, callee.name)) return everyFunction(code)
  const inModules = [...code.globals.keys()].flatMap((file) =>
    functionsNamed(code, file, callee.name),
  )
  return unique([...methods(code, callee.name), ...inModules])
}

function valueCallees(code: Code, value: Expr): readonly FunctionId[] {
  if (value.kind === 'global') {
    if (code.globals.get(value.file)?.has(value.name) !== true) {
      return value.name === 'getattr' ? [...allGetters(code), ...methods(code, '__getattr__')] : []
    }
    return functionsNamed(code, value.file, value.name)
  }
  if (value.kind === 'attribute' && !mayHold(code, value.name)) {
    const inModules = [...code.globals.keys()].flatMap((file) =>
      functionsNamed(code, file, value.name),
    )
    return unique([...methods(code, value.name), ...inModules])
  }
  return value.kind === 'closure' ? [value.function] : everyFunction(code)
}

/** All that a value may be; nobody has the top of a file as a value. */
export function everyFunction(code: Code): readonly FunctionId[] {
  const tops = new Set([...code.globals.keys()].map(topOf))
  return [...code.functions.keys()].filter((id) => !tops.has(id))
}

/** What a call of a global of a file runs: a function, or the constructor of a class. */
export function functionsNamed(code: Code, file: string, name: string): readonly FunctionId[] {
  const found = code.globals.get(file)?.get(name)
  if (found?.kind === 'function') return [found.id]
  if (found?.kind === 'constant' || found?.kind === 'variable') return everyFunction(code)
  // Some of a module may be written in Python: see machine/library.
  if (found?.kind === 'member') {
    return functionsNamed(code, `_${found.module.replace(/.*\./, '')}.py`, found.name)
  }
  // Which constructor is the lineage's affair; any is a superset.
  return found?.kind === 'class' ? [...methods(code, '__init__'), ...methods(code, '__new__')] : []
}

export function methods(code: Code, name: string): readonly FunctionId[] {
  return [...code.classes.values()].flatMap((cls) => {
    const id = cls.methods.get(name)
    return id === undefined ? [] : [id]
  })
}

function properties(code: Code, name: string, which: 'getter' | 'setter'): readonly FunctionId[] {
  return [...code.classes.values()].flatMap((cls) => {
    const id = cls.properties.get(name)?.[which] ?? null
    return id === null ? [] : [id]
  })
}

function allGetters(code: Code): readonly FunctionId[] {
  return [...code.classes.values()].flatMap((cls) =>
    [...cls.properties.values()].map(({ getter }) => getter),
  )
}

/** Can an attribute of that name be anything but a method or a member of a file? */
function mayHold(code: Code, name: string): boolean {
  const constant = [...code.classes.values()].some((cls) => cls.attributes.has(name))
  return constant || storesAttribute(code, name)
}

/** Does any line of the program store an attribute of that name, be it by setattr()? */
function storesAttribute(code: Code, name: string): boolean {
  return [...code.functions.values()].some((fn) =>
    fn.points.some(
      ({ op }) =>
        (op.kind === 'setattr' && op.name === name) ||
        (op.kind === 'call' &&
          op.callee.kind === 'value' &&
          op.callee.value.kind === 'global' &&
          op.callee.value.name === 'setattr'),
    ),
  )
}

function unique(ids: readonly FunctionId[]): readonly FunctionId[] {
  return [...new Set(ids)]
}

/** For every function, the points that might call it, by one of the two ways to call. */
export function callSites(
  program: Program,
  calleesOf: (program: Program, at: LinkedPoint) => readonly FunctionId[],
): ReadonlyMap<FunctionId, readonly Site[]> {
  const sites = new Map<FunctionId, Site[]>()
  for (const fn of program.functions.values()) {
    for (const at of fn.points.values()) {
      for (const callee of calleesOf(program, at)) {
        sites.set(callee, [...(sites.get(callee) ?? []), at.site])
      }
    }
  }
  return sites
}
