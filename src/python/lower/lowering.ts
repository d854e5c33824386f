import type { Expression, Statement, Target } from '../ast.ts'
import type { Assembler, Label, Temp } from './assembler.ts'
import type { Expr, Place } from '../code.ts'
import type { Completion } from './lowerCompletion.ts'
import type { Scope } from '../link/scope.ts'
import type { FunctionNode } from '../link/symbols.ts'
import type { Span } from '../source.ts'

/** What a `return`, `break` or `continue` passes on its way out. */
export type Region =
  | { readonly kind: 'loop'; readonly onBreak: Label; readonly onContinue: Label }
  | { readonly kind: 'finally'; readonly completion: Completion }
  /** an `except … as name`, which forgets its name */
  | { readonly kind: 'name'; readonly name: string }

/** How an assignment names its point when the value does not need one. */
export interface Naming {
  readonly span: Span
  readonly text: string
}

/**
 * The lowering of one function. Mutually recursive parts (expressions hold tests, tests
 * hold expressions, …) call one another through it.
 */
export interface Lowering {
  readonly scope: Scope
  readonly points: Assembler
  /** innermost last */
  readonly regions: Region[]
  /** the exceptions that the handlers around hold, innermost last; null: inside a finally */
  readonly handling: (Temp | null)[]
  /** emits what cannot be evaluated inside one point; the rest is the result */
  readonly value: (expression: Expression) => Expr
  /** the same, and puts the value into a place. The expression must not read that place. */
  readonly into: (expression: Expression, place: Place, naming: Naming) => void
  /** leads to one of two labels; `word` names the branches ("if") */
  readonly test: (expression: Expression, yes: Label, no: Label, word: string) => void
  /** binds a target to a value that is stable */
  readonly assign: (target: Target, value: Expr, span: Span) => void
  readonly block: (statements: readonly Statement[]) => void
  /** a function object of a function inside of this one */
  readonly nest: (node: FunctionNode, name: string) => Expr
}

/** Reports what the subset does not have. */
export function report(on: Lowering, span: Span, message: string, instead: string | null): void {
  on.scope.program.report(span, message, instead)
}
