import type { Code, Expr, FunctionId, Op } from '../../python/index.ts'
import { everyFunction, functionsNamed, methods } from '../chart/callees.ts'
import type { LinkedPoint, Program } from '../chart/program.ts'

/** Which functions a program has that can run in the middle of a point. */
interface CalledBack {
  /** the special methods that no operation of its own calls, or not it alone */
  readonly special: readonly FunctionId[]
  readonly generators: readonly FunctionId[]
  /** what the program hands around as values */
  readonly values: readonly FunctionId[]
}

const calledBack = new WeakMap<Program, CalledBack>()

/**
 * Every function that may run in the middle of a point, as a superset: a special method, a
 * generator that goes on, a function that a built-in is given.
 */
export function possibleReplies(program: Program, { point }: LinkedPoint): readonly FunctionId[] {
  const known = calledBack.get(program) ?? calledBackIn(program)
  calledBack.set(program, known)
  if (!runsAnything(point.op)) return []
  const { op } = point
  const generators = iterates(op) ? known.generators : []
  // a built-in, or an iterator of one: map(), filter()
  const own = op.kind === 'call' && isOfProgram(program.code, op) && !spreads(op)
  // a defaultdict calls what makes its values
  const values = (iterates(op) && !own) || op.kind === 'getitem' ? known.values : []
  return [...new Set([...known.special, ...generators, ...values])]
}

/** What is called without being written: special methods, and those of files (json.dump, print). */
const BY_NAME = /^(?:__\w+__|read|write)$/

/** Special methods that operations of their own call directly. */
const DIRECT = /^__(?:init|enter|exit)__$/

function calledBackIn({ code }: Program): CalledBack {
  const functions = [...code.functions.values()]
  // dataclasses.replace() makes an object of what it is given
  const special = [...code.classes.values()].flatMap((cls) =>
    [...cls.methods].filter(
      ([name]) => BY_NAME.test(name) && (cls.made !== undefined || !DIRECT.test(name)),
    ),
  )
  const generators = functions.filter((fn) => fn.generator === true).map(({ id }) => id)
  return {
    special: special.map(([, id]) => id),
    generators,
    values: [
      ...new Set(functions.flatMap((fn) => fn.points.flatMap((each) => handed(code, each.op)))),
    ],
  }
}

/** Can the operation do anything but move values about? */
function runsAnything(op: Op): boolean {
  switch (op.kind) {
    case 'catch':
    case 'reraise':
    case 'unbind':
      return false
    case 'eval':
    case 'return':
      return !isPlain(op.value)
    default:
      return true
  }
}

function isPlain(expr: Expr): boolean {
  switch (expr.kind) {
    case 'constant':
    case 'local':
    case 'temp':
    case 'cell':
    case 'global':
    case 'closure':
      return true
    default:
      return false
  }
}

/** Can the operation take items from a generator? */
function iterates(op: Op): boolean {
  switch (op.kind) {
    case 'iter':
    case 'next':
    case 'call':
    case 'unpack':
    case 'contains':
    case 'setitem':
    case 'delegate':
      return true
    default:
      return spreads(op)
  }
}

/** Code is plain data: is there a `*`, or a `+=`, anywhere in it? */
function spreads(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  if ('kind' in node && (node.kind === 'star' || node.kind === 'set')) return true
  if ('inPlace' in node) return true
  return Object.values(node).some(spreads)
}

/** Is what is called certainly a function or a class of the program? */
function isOfProgram(code: Code, { callee }: Extract<Op, { kind: 'call' }>): boolean {
  if (callee.kind !== 'value') return callee.kind === 'super'
  if (callee.value.kind === 'closure') return true
  if (callee.value.kind !== 'global') return false
  const found = code.globals.get(callee.value.file)?.get(callee.value.name)
  return found?.kind === 'function' || found?.kind === 'class'
}

/** The functions that an operation mentions as values, but for what it calls by name. */
function handed(code: Code, op: Op): readonly FunctionId[] {
  if (op.kind === 'getattr') return [...methods(code, op.name), ...mentioned(code, op.object)]
  if (op.kind !== 'call') return mentioned(code, op)
  const { callee, ...rest } = op
  const called =
    callee.kind === 'value'
      ? callee.value.kind === 'global'
        ? []
        : mentioned(code, callee.value)
      : callee.kind === 'method'
        ? mentioned(code, callee.object)
        : []
  // whatever has a name can be had by it
  const anything =
    callee.kind === 'value' && callee.value.kind === 'global' && callee.value.name === 'getattr'
  return anything ? everyFunction(code) : [...called, ...mentioned(code, rest)]
}

function mentioned(code: Code, node: unknown): readonly FunctionId[] {
  if (typeof node !== 'object' || node === null) return []
  const inside = Object.values(node).flatMap((part) => mentioned(code, part))
  if (!('kind' in node)) return inside
  const expr = node as Expr
  switch (expr.kind) {
    case 'closure':
      return [expr.function, ...inside]
    case 'global': {
      // what a constant or a variable holds was mentioned where it got it
      const kind = code.globals.get(expr.file)?.get(expr.name)?.kind
      return kind === 'function' || kind === 'class'
        ? functionsNamed(code, expr.file, expr.name)
        : []
    }
    case 'attribute': {
      const inFiles = [...code.globals.keys()].flatMap((file) =>
        functionsNamed(code, file, expr.name),
      )
      return [...methods(code, expr.name), ...inFiles, ...inside]
    }
    default:
      return inside
  }
}
