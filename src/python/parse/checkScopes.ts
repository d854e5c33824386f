import type { Comprehension, Statement } from '../ast.ts'
import { namesOf } from '../link/locals.ts'
import { declaredGlobal, type FunctionNode, parametersOf, symbolsOf } from '../link/symbols.ts'
import { nodesIn, type Node } from '../walk.ts'
import type { Range } from './problems.ts'

type Report = (range: Range, message: string, instead: string) => void

interface Around {
  /** innermost; null: the file, or a class in it */
  readonly fn: FunctionNode | null
  readonly inClass: boolean
  /** what the functions around `fn` bind */
  readonly enclosing: ReadonlySet<string>
  /** the targets of the comprehensions around, up to a function */
  readonly loops: readonly string[]
  /** in what a comprehension goes through */
  readonly inIterable: boolean
}

/** Reports `yield`, `nonlocal` and `:=` where Python's scopes forbid them. */
export function checkScopes(body: readonly Statement[], report: Report): void {
  const around: Around = {
    fn: null,
    inClass: false,
    enclosing: new Set(),
    loops: [],
    inIterable: false,
  }
  for (const statement of body) visit(statement, around, report)
}

function visit(node: Node, around: Around, report: Report): void {
  const each = (holder: unknown, change: Partial<Around> = {}): void => {
    for (const part of nodesIn(holder)) visit(part, { ...around, ...change }, report)
  }
  switch (node.kind) {
    case 'FunctionDef':
      each([node.decorators, node.parameters])
      each([node.body], inside(node, around))
      return
    case 'Lambda':
      each(node.parameters)
      each([node.body], inside(node, around))
      return
    case 'Comprehension':
      visitComprehension(node, around, report)
      return
    case 'ClassDef':
      each([node.decorators, node.base])
      each([node.body], { fn: null, inClass: true, enclosing: new Set(), loops: [] })
      return
    case 'Yield':
    case 'YieldFrom':
      if (around.fn === null || around.fn.kind === 'Comprehension') {
        const where =
          around.fn === null ? 'only stand in a function' : 'not stand in a comprehension'
        report(node.span, `\`yield\` can ${where}.`, 'Move it into a function of its own.')
      }
      break
    case 'NamedExpr':
      checkNamed(node.span, node.target.id, around, report)
      break
    case 'Nonlocal':
      for (const name of node.names) checkNonlocal(name, node.span, around, report)
      break
    default:
      break
  }
  each(node)
}

function inside(fn: FunctionNode, { fn: outer, enclosing }: Around): Around {
  const bound = outer === null ? [] : symbolsOf(outer, enclosing).bound
  const hidden = outer === null ? new Set<string>() : declaredGlobal(outer)
  const all = new Set([...enclosing, ...bound].filter((name) => !hidden.has(name)))
  return { fn, inClass: false, enclosing: all, loops: [], inIterable: false }
}

function visitComprehension(node: Comprehension, around: Around, report: Report): void {
  const loops = [...around.loops, ...node.clauses.flatMap(({ target }) => namesOf(target))]
  const within: Around = { ...inside(node, around), loops, inClass: around.inClass }
  const inner = (part: Node): void => {
    visit(part, { ...within, inIterable: around.inIterable }, report)
  }
  node.clauses.forEach(({ target, iterable, conditions }, index) => {
    visit(iterable, { ...(index === 0 ? around : within), loops, inIterable: true }, report)
    inner(target)
    conditions.forEach(inner)
  })
  inner(node.element)
  if (node.value !== null) inner(node.value)
}

function checkNamed(span: Range, name: string, around: Around, report: Report): void {
  if (around.inIterable) {
    const message = '`:=` cannot stand in what a comprehension goes through.'
    report(span, message, 'Assign it on a line before.')
  } else if (around.loops.includes(name)) {
    const message = `\`:=\` cannot change \`${name}\`, which the comprehension goes through.`
    report(span, message, 'Choose another name.')
  } else if (around.inClass && around.fn !== null) {
    const message = '`:=` cannot stand in a comprehension of a class.'
    report(span, message, 'Move it into a function.')
  }
}

function checkNonlocal(
  { name, span }: { readonly name: string; readonly span: Range },
  whole: Range,
  { fn, enclosing }: Around,
  report: Report,
): void {
  if (fn === null || fn.kind !== 'FunctionDef') {
    report(whole, '`nonlocal` can only stand in a function.', 'Remove it.')
  } else if (parametersOf(fn).includes(name)) {
    report(span, `\`${name}\` is a parameter here.`, 'Remove it, or rename one.')
  } else if (declaredGlobal(fn).has(name)) {
    report(span, `\`${name}\` cannot be global, too.`, 'Remove one of the two.')
  } else if (!enclosing.has(name)) {
    report(span, `No function around binds \`${name}\`.`, 'Assign it there first.')
  } else if (usedBefore(fn.body, name, span.from)) {
    report(span, `\`${name}\` is used before this line.`, 'Put `nonlocal` first.')
  }
}

/** Does the function itself use the name before this place in the text? */
function usedBefore(body: readonly Statement[], name: string, place: number): boolean {
  const uses = (node: Node): boolean => {
    if (node.span.from >= place) return false
    if (node.kind === 'FunctionDef' || node.kind === 'ClassDef') {
      return node.name === name || nodesIn([node.decorators]).some(uses)
    }
    if (node.kind === 'Lambda' || node.kind === 'Comprehension') return false
    if (node.kind === 'Name') return node.id === name
    return nodesIn(node).some(uses)
  }
  return body.some(uses)
}
