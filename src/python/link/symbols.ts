import type { Comprehension, Expression, FunctionDef } from '../ast.ts'
import { nodesIn, type Node } from '../walk.ts'
import { boundNames, namesOf } from './locals.ts'

/** What has names of its own: a function, a lambda, or a comprehension, which is one inside. */
export type FunctionNode = FunctionDef | Extract<Expression, { kind: 'Lambda' }> | Comprehension

/** The parameter that a comprehension gets its first iterator by, as in CPython. */
export const FIRST_ITERATOR = '.0'

/** The names of one function, by "Naming and binding" in the Python 3.11 reference. */
export interface Symbols {
  /** parameters, then what the body binds, in order */
  readonly bound: readonly string[]
  /** those of `bound` that functions inside read or bind, too: their values live in cells */
  readonly cells: readonly string[]
  /** names of functions around that this one, or one inside of it, uses: cells that it is given */
  readonly free: readonly string[]
  readonly generator: boolean
}

/** `enclosing`: what the functions around bind. */
export function symbolsOf(node: FunctionNode, enclosing: ReadonlySet<string>): Symbols {
  const scan = scanOf(node)
  const wanted = new Set(scan.inside.flatMap(wantedBy))
  return {
    bound: scan.bound,
    cells: scan.bound.filter((name) => wanted.has(name)),
    free: wantedBy(node).filter((name) => enclosing.has(name)),
    generator: scan.yields || (node.kind === 'Comprehension' && node.of === 'generator'),
  }
}

interface Scan {
  readonly bound: readonly string[]
  readonly used: ReadonlySet<string>
  readonly nonlocals: ReadonlySet<string>
  readonly globals: ReadonlySet<string>
  /** the functions right inside */
  readonly inside: readonly FunctionNode[]
  readonly yields: boolean
  /** what `:=` in a comprehension binds in the function around */
  readonly walrus: readonly string[]
}

const wantedOf = new WeakMap<FunctionNode, readonly string[]>()
const scans = new WeakMap<FunctionNode, Scan>()

/** The names that a function and those inside of it use and do not bind themselves. */
function wantedBy(node: FunctionNode): readonly string[] {
  const known = wantedOf.get(node)
  if (known !== undefined) return known
  const { bound, used, nonlocals, globals, inside } = scanOf(node)
  const all = new Set([...used, ...nonlocals, ...inside.flatMap(wantedBy)])
  const wanted = [...all].filter((name) => !bound.includes(name) && !globals.has(name))
  wantedOf.set(node, wanted)
  return wanted
}

/** The names that functions inside may not see although a function around binds them. */
export function declaredGlobal(node: FunctionNode): ReadonlySet<string> {
  return scanOf(node).globals
}

function scanOf(node: FunctionNode): Scan {
  const known = scans.get(node)
  if (known !== undefined) return known
  const scanner = new Scanner()
  for (const part of bodyOf(node)) scanner.visit(part)
  const names = [...parametersOf(node), ...bindings(node), ...scanner.named]
  const { used, nonlocals, globals, inside, yields } = scanner
  const walrus = node.kind === 'Comprehension' ? scanner.named : []
  const bound = [...new Set(names)].filter(
    (name) => !nonlocals.has(name) && !globals.has(name) && !walrus.includes(name),
  )
  const all = new Set([...used, ...walrus])
  const scan = { bound, used: all, nonlocals, globals, inside, yields, walrus }
  scans.set(node, scan)
  return scan
}

export function parametersOf(node: FunctionNode): readonly string[] {
  return node.kind === 'Comprehension'
    ? [FIRST_ITERATOR]
    : node.parameters.map((parameter) => parameter.name)
}

function bindings(node: FunctionNode): readonly string[] {
  if (node.kind === 'FunctionDef') return boundNames(node.body)
  return node.kind === 'Comprehension' ? node.clauses.flatMap(({ target }) => namesOf(target)) : []
}

/** What is evaluated inside: not the default values, nor the first iterable of a comprehension. */
function bodyOf(node: FunctionNode): readonly Node[] {
  if (node.kind === 'FunctionDef') return node.body
  if (node.kind === 'Lambda') return [node.body]
  const [first, ...more] = node.clauses
  const value = node.value === null ? [] : [node.value]
  const firstParts = first === undefined ? [] : [first.target, ...first.conditions]
  return [...firstParts, ...nodesIn(more), node.element, ...value]
}

class Scanner {
  readonly used = new Set<string>()
  readonly nonlocals = new Set<string>()
  readonly globals = new Set<string>()
  /** bound by `:=`, also by one in a comprehension right inside */
  readonly named: string[] = []
  readonly inside: FunctionNode[] = []
  yields = false

  visit(node: Node): void {
    switch (node.kind) {
      case 'Name':
        this.used.add(node.id)
        return
      case 'Global':
      case 'Nonlocal':
        for (const { name } of node.names) {
          if (node.kind === 'Global') this.globals.add(name)
          else this.nonlocals.add(name)
        }
        return
      case 'FunctionDef':
        this.inside.push(node)
        this.visitAll([...node.decorators, ...node.parameters])
        return
      case 'Lambda':
        this.inside.push(node)
        this.visitAll(node.parameters)
        return
      case 'Comprehension':
        this.inside.push(node)
        this.visitAll(node.clauses.slice(0, 1).map(({ iterable }) => iterable))
        this.named.push(...scanOf(node).walrus)
        return
      case 'NamedExpr':
        this.named.push(node.target.id)
        break
      case 'Yield':
      case 'YieldFrom':
        this.yields = true
        break
      default:
        break
    }
    this.visitAll(node)
  }

  private visitAll(holder: unknown): void {
    for (const part of nodesIn(holder)) this.visit(part)
  }
}
