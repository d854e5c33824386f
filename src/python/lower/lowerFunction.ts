import { assemble } from './assemble.ts'
import { Assembler } from './assembler.ts'
import type { Parameter, Statement } from '../ast.ts'
import type { Expr, FunctionCode, ParameterCode } from '../code.ts'
import { boundNames } from '../link/locals.ts'
import {
  declaredGlobal,
  type FunctionNode,
  parametersOf,
  type Symbols,
  symbolsOf,
} from '../link/symbols.ts'
import { NONE, type Scope } from '../link/scope.ts'
import { nodesIn, type Node } from '../walk.ts'
import { assignTarget } from './lowerAssign.ts'
import { lowerTest } from './lowerCondition.ts'
import { lowerInto, lowerValue } from './lowerExpression.ts'
import type { Lowering } from './lowering.ts'
import { lowerComprehensionBody } from './lowerNested.ts'
import { lowerStatement } from './lowerStatement.ts'
import { lowerOperands, operand } from './operands.ts'
import type { Source, Span } from '../source.ts'

export interface FunctionHead {
  readonly id: string
  readonly name: string
  readonly node: FunctionNode
  /** of what is around */
  readonly scope: Scope
  /** by parameter; null: none, or one that is computed where the function is made */
  readonly defaults: readonly (Expr | null)[]
}

/** Where the functions of a program are collected while they are lowered. */
export interface FunctionsMade {
  readonly source: Source
  readonly add: (code: FunctionCode) => void
  /** an id that no other function has */
  readonly freshId: (wanted: string) => string
}

/**
 * Adds one function, and those inside of it. What its body has that is not supported is reported.
 */
export function lowerFunction(head: FunctionHead, made: FunctionsMade): void {
  const { id, name, node, scope: around } = head
  const symbols = symbolsOf(node, around.enclosing)
  const owner =
    around.owner === null ? '' : `${around.owner.slice(around.owner.lastIndexOf('.') + 1)}.`
  const qualifiedName = `${around.prefix === '' ? owner : around.prefix}${name}`
  const scope = innerScope(head, symbols, `${qualifiedName}.<locals>.`)
  const points = new Assembler(scope.program.stepwise ? scope.program.assigned : null)
  const on = newLowering(scope, points, (inner, innerName) => {
    const innerId = made.freshId(`${id}.<locals>.${innerName}`)
    return lowerNested(on, { id: innerId, name: innerName, node: inner, scope }, made)
  })
  lowerBody(on, node, made.source)
  const names = parametersOf(node)
  const { cells, free, generator } = symbols
  const bound = names.filter((each) => !cells.includes(each))
  made.add({
    id,
    name,
    file: scope.file,
    owner: around.prefix === '' ? around.owner : null,
    parameters: names.map((each, index) =>
      parameterCode(each, parameterAt(node, index), head.defaults[index] ?? null),
    ),
    locals: symbols.bound,
    ...(cells.length > 0 && { cells }),
    ...(free.length > 0 && { free }),
    ...(generator && { generator }),
    ...(around.prefix !== '' && { qualifiedName }),
    ...assemble(points.items, bound),
    span: node.span,
  })
}

function parameterAt(node: FunctionNode, index: number): Parameter | undefined {
  return node.kind === 'Comprehension' ? undefined : node.parameters[index]
}

function parameterCode(
  name: string,
  parameter: Parameter | undefined,
  value: Expr | null,
): ParameterCode {
  if (parameter === undefined) return { name, default: null }
  const { takes } = parameter
  return {
    name,
    default: value,
    ...(takes !== 'any' && { takes }),
    ...(parameter.default !== null && value === null && { computed: true }),
  }
}

/** The function object of a function inside of another: its defaults are evaluated now. */
export function lowerNested(
  on: Lowering,
  head: Omit<FunctionHead, 'defaults'>,
  made: FunctionsMade,
): Expr {
  const { id, node } = head
  const parameters = node.kind === 'Comprehension' ? [] : node.parameters
  const defaults = parameters.map(({ default: value }): Expr | null =>
    value?.kind === 'Constant' ? { kind: 'constant', value: value.value } : null,
  )
  const computed = parameters.flatMap(({ name, default: value }) =>
    value === null || value.kind === 'Constant' ? [] : [{ name, value }],
  )
  const values = lowerOperands(
    on,
    computed.map(({ value }) => operand(on, value)),
  )
  lowerFunction({ ...head, defaults }, made)
  return {
    kind: 'closure',
    function: id,
    defaults: computed.map(({ name }, index) => ({ name, value: values[index] ?? NONE })),
  }
}

function innerScope({ node, scope }: FunctionHead, symbols: Symbols, prefix: string): Scope {
  const { bound, cells, free } = symbols
  const [self = null] = node.kind === 'Comprehension' ? [] : parametersOf(node)
  const rebound = node.kind === 'FunctionDef' ? boundNames(node.body) : []
  const isMethod = scope.prefix === '' && node.kind === 'FunctionDef'
  const stays = isMethod && self !== null && !rebound.includes(self) && !cells.includes(self)
  const hidden = declaredGlobal(node)
  // what is inside of the body of a class does not see its names
  const { attributes: _, ...around } = scope
  return {
    ...around,
    owner: isMethod ? scope.owner : null,
    locals: new Set(bound),
    self: isMethod ? self : null,
    selfStays: stays,
    cells: new Set(cells),
    free: new Set(free),
    enclosing: new Set([...scope.enclosing, ...bound].filter((name) => !hidden.has(name))),
    prefix,
    rebinds: hasNamed(node),
  }
}

/** Is there a `:=` in it? */
function hasNamed(node: Node): boolean {
  return node.kind === 'NamedExpr' || nodesIn(node).some(hasNamed)
}

function lowerBody(on: Lowering, node: FunctionNode, source: Source): void {
  if (node.kind === 'Comprehension') lowerComprehensionBody(on, node)
  else if (node.kind === 'Lambda') {
    on.block([{ kind: 'Return', span: node.body.span, value: node.body }])
  } else {
    on.block(node.body)
    on.points.emit({ kind: 'return', value: NONE }, lastLine(node.span, source), 'end')
  }
}

/** `special` lowers a statement that is not like others here, and says whether it has. */
export function newLowering(
  scope: Scope,
  points: Assembler,
  nest: Lowering['nest'],
  special: (statement: Statement) => boolean = () => false,
): Lowering {
  const on: Lowering = {
    scope,
    points,
    regions: [],
    handling: [],
    value: (expression) => lowerValue(on, expression),
    into: (expression, place, naming) => {
      lowerInto(on, expression, place, naming)
    },
    test: (expression, yes, no, word) => {
      lowerTest(on, expression, yes, no, word)
    },
    assign: (target, value, span) => {
      assignTarget(on, target, value, span)
    },
    block: (statements) => {
      for (const statement of statements) {
        const mark = points.mark()
        if (!special(statement)) lowerStatement(on, statement)
        points.release(mark)
      }
    },
    nest,
  }
  return on
}

/** The last line of the span that is not blank, without its indentation. */
export function lastLine(span: Span, source: Source): Span {
  const text = source.text.slice(span.from, span.to).trimEnd()
  const breaks = [...text.matchAll(/\r\n|\r|\n/g)]
  const last = breaks.at(-1)
  if (last === undefined) return { ...span, to: span.from + text.length }
  const start = last.index + last[0].length
  const indent = text.slice(start).length - text.slice(start).trimStart().length
  return {
    file: span.file,
    from: span.from + start + indent,
    to: span.from + text.length,
    line: span.line + breaks.length,
  }
}
