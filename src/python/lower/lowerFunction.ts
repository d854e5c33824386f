import { assemble } from './assemble.ts'
import { Assembler } from './assembler.ts'
import type { FunctionDef, Statement } from '../ast.ts'
import type { Expr, FunctionCode } from '../code.ts'
import { bodyNames, localNames } from '../link/locals.ts'
import { assignTarget } from './lowerAssign.ts'
import { lowerInto, lowerValue } from './lowerExpression.ts'
import type { Lowering } from './lowering.ts'
import { lowerStatement } from './lowerStatement.ts'
import { lowerTest } from './lowerCondition.ts'
import { NONE, type Scope } from '../link/scope.ts'
import type { Source, Span } from '../source.ts'

export interface FunctionHead {
  readonly id: string
  readonly definition: FunctionDef
  readonly scope: Scope
  readonly defaults: readonly (Expr | null)[]
}

/** The points of one function. What its body has that is not supported is reported. */
export function lowerFunction(head: FunctionHead, source: Source): FunctionCode {
  const { definition } = head
  const locals = localNames(definition)
  const names = definition.parameters.map((parameter) => parameter.name)
  const self = names[0] ?? null
  const selfStays = self !== null && !bodyNames(definition).includes(self)
  const scope: Scope = { ...head.scope, locals: new Set(locals), self, selfStays }
  const points = new Assembler()
  const on = newLowering(scope, points)
  on.block(definition.body)
  points.emit({ kind: 'return', value: NONE }, lastLine(definition.span, source), 'end')
  return {
    id: head.id,
    name: definition.name,
    file: scope.file,
    owner: scope.owner,
    parameters: names.map((name, index) => ({ name, default: head.defaults[index] ?? null })),
    locals,
    ...assemble(points.items, names),
    span: definition.span,
  }
}

/** `special` lowers a statement that is not like others here, and says whether it has. */
export function newLowering(
  scope: Scope,
  points: Assembler,
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
