import type { Span } from './source.ts'

/**
 * The syntax tree of the subset, as Python's own `ast` names things. Everything that lezer lets
 * through and Python does not is already rejected; `not` has Python's precedence.
 */
export interface Module {
  readonly span: Span
  readonly file: string
  /** from the header line `# python: 2` or `# python: 3`; null when there is none */
  readonly version: 2 | 3 | null
  readonly body: readonly Statement[]
}

export type Statement =
  | { readonly kind: 'Import'; readonly span: Span; readonly names: readonly ImportedName[] }
  | {
      readonly kind: 'ImportFrom'
      readonly span: Span
      readonly module: string
      readonly names: readonly ImportedName[]
    }
  | {
      readonly kind: 'ClassDef'
      readonly span: Span
      readonly nameSpan: Span
      readonly name: string
      readonly base: Expression | null
      readonly body: readonly Statement[]
      readonly decorators: readonly Expression[]
      readonly made?: ClassMade
    }
  | FunctionDef
  | {
      readonly kind: 'Assign'
      readonly span: Span
      /** a = b = 1 has two */ readonly targets: readonly Target[]
      readonly value: Expression
    }
  /** `x: int` or `x: int = 1`: what the annotation says is not read, only where it is */
  | {
      readonly kind: 'AnnAssign'
      readonly span: Span
      readonly target: Exclude<Target, { kind: 'TargetTuple' | 'TargetStar' }>
      readonly annotation: Span
      readonly value: Expression | null
      /** the target is a name without brackets around it */
      readonly simple: boolean
    }
  | {
      readonly kind: 'AugAssign'
      readonly span: Span
      readonly target: Target
      readonly operator: BinaryOperator
      readonly value: Expression
    }
  | { readonly kind: 'Delete'; readonly span: Span; readonly targets: readonly Target[] }
  | {
      readonly kind: 'Global' | 'Nonlocal'
      readonly span: Span
      readonly names: readonly { readonly name: string; readonly span: Span }[]
    }
  | {
      readonly kind: 'If'
      readonly span: Span
      readonly test: Expression
      readonly body: readonly Statement[]
      /** an elif is a nested If */ readonly orelse: readonly Statement[]
    }
  | {
      readonly kind: 'While'
      readonly span: Span
      readonly test: Expression
      readonly body: readonly Statement[]
      readonly orelse: readonly Statement[]
    }
  | {
      readonly kind: 'For'
      readonly span: Span
      readonly target: Target
      readonly iterable: Expression
      readonly body: readonly Statement[]
      readonly orelse: readonly Statement[]
    }
  | {
      readonly kind: 'Try'
      readonly span: Span
      readonly body: readonly Statement[]
      readonly handlers: readonly ExceptHandler[]
      readonly orelse: readonly Statement[]
      readonly finalbody: readonly Statement[]
    }
  | {
      readonly kind: 'With'
      readonly span: Span
      readonly items: readonly WithItem[]
      readonly body: readonly Statement[]
    }
  | {
      readonly kind: 'Raise'
      readonly span: Span
      /** null: re-raise */ readonly exception: Expression | null
      /** of `raise … from …` */ readonly cause: Expression | null
    }
  | { readonly kind: 'Return'; readonly span: Span; readonly value: Expression | null }
  | {
      readonly kind: 'Assert'
      readonly span: Span
      readonly test: Expression
      readonly message: Expression | null
    }
  | { readonly kind: 'Expr'; readonly span: Span; readonly value: Expression }
  | { readonly kind: 'Pass' | 'Break' | 'Continue'; readonly span: Span }

/** A field of a dataclass: does `__init__` take it, does `__repr__` show it? */
export interface FieldMade {
  readonly name: string
  readonly init: boolean
  readonly repr: boolean
}

/** What has written methods of the class. */
export type ClassMade =
  | {
      readonly kind: 'dataclass'
      readonly fields: readonly FieldMade[]
      /** it has the `__repr__` that was written */
      readonly shown: boolean
      readonly frozen: boolean
      /** the `__init__` that was written sets the fields of a frozen one */
      readonly sets: boolean
    }
  /** its instances are tuples */
  | { readonly kind: 'namedtuple'; readonly fields: readonly string[] }

export interface FunctionDef {
  readonly kind: 'FunctionDef'
  readonly span: Span
  /** the `def` line up to its colon */
  readonly headSpan: Span
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly body: readonly Statement[]
  /** from the top down */
  readonly decorators: readonly Expression[]
}

export interface Parameter {
  readonly name: string
  readonly span: Span
  readonly default: Expression | null
  readonly takes: ParameterKind
}

/** How an argument gets there: before a `/`; in either way; after a `*`; `*rest`; `**named`. */
export type ParameterKind = 'position' | 'any' | 'name' | 'rest' | 'named'

export interface ImportedName {
  readonly name: string
  readonly asName: string | null
  readonly span: Span
}

export interface ExceptHandler {
  readonly span: Span
  /** null: catches everything. A tuple expression catches any of its items. */
  readonly type: Expression | null
  readonly name: string | null
  readonly body: readonly Statement[]
}

export interface WithItem {
  readonly context: Expression
  readonly target: Target | null
}

/** What may be on the left of `=`. */
export type Target =
  | Extract<Expression, { kind: 'Name' | 'Attribute' | 'Subscript' }>
  | { readonly kind: 'TargetTuple'; readonly span: Span; readonly items: readonly Target[] }
  /** `*rest`, at most one in a tuple */
  | { readonly kind: 'TargetStar'; readonly span: Span; readonly target: Target }

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '//' | '%' | '**' | '|' | '&' | '^' | '<<' | '>>'
export type CompareOperator =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in'

export type Expression =
  | { readonly kind: 'Constant'; readonly span: Span; readonly value: Constant }
  | { readonly kind: 'Name'; readonly span: Span; readonly id: string }
  | {
      readonly kind: 'Attribute'
      readonly span: Span
      readonly value: Expression
      readonly name: string
    }
  | {
      readonly kind: 'Subscript'
      readonly span: Span
      readonly value: Expression
      readonly index: Expression | Slice
    }
  | {
      readonly kind: 'Call'
      readonly span: Span
      readonly callee: Expression
      readonly args: readonly Expression[]
      readonly keywords: readonly Keyword[]
    }
  | {
      readonly kind: 'BoolOp'
      readonly span: Span
      readonly operator: 'and' | 'or'
      readonly values: readonly Expression[]
    }
  | {
      readonly kind: 'UnaryOp'
      readonly span: Span
      readonly operator: 'not' | '-' | '+' | '~'
      readonly operand: Expression
    }
  | {
      readonly kind: 'BinOp'
      readonly span: Span
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'Compare'
      readonly span: Span
      readonly left: Expression
      readonly rest: readonly { readonly operator: CompareOperator; readonly right: Expression }[]
    }
  | {
      readonly kind: 'IfExp'
      readonly span: Span
      readonly test: Expression
      readonly body: Expression
      readonly orelse: Expression
    }
  | {
      readonly kind: 'Tuple' | 'List' | 'Set'
      readonly span: Span
      readonly items: readonly Expression[]
    }
  | {
      readonly kind: 'Dict'
      readonly span: Span
      /** a key of null: `**value` */
      readonly entries: readonly { readonly key: Expression | null; readonly value: Expression }[]
    }
  /** `*value` among arguments or items */
  | { readonly kind: 'Starred'; readonly span: Span; readonly value: Expression }
  | {
      readonly kind: 'Lambda'
      readonly span: Span
      readonly parameters: readonly Parameter[]
      readonly body: Expression
    }
  | Comprehension
  /** `name := value` */
  | {
      readonly kind: 'NamedExpr'
      readonly span: Span
      readonly target: Extract<Expression, { kind: 'Name' }>
      readonly value: Expression
    }
  | { readonly kind: 'Yield'; readonly span: Span; readonly value: Expression | null }
  | { readonly kind: 'YieldFrom'; readonly span: Span; readonly value: Expression }
  | {
      readonly kind: 'JoinedStr'
      readonly span: Span
      readonly parts: readonly (string | FormattedValue)[]
    }

export interface FormattedValue {
  readonly value: Expression
  readonly conversion: Conversion | null
  /** what stands after the colon; null: no colon */
  readonly spec: readonly (string | FormattedValue)[] | null
}

/** `!s`, `!r` or `!a` */
export type Conversion = 's' | 'r' | 'a'

export interface Slice {
  readonly kind: 'Slice'
  readonly span: Span
  readonly lower: Expression | null
  readonly upper: Expression | null
  readonly step: Expression | null
}

export interface Comprehension {
  readonly kind: 'Comprehension'
  readonly of: 'list' | 'set' | 'dict' | 'generator'
  readonly span: Span
  /** of a dictionary: the key */
  readonly element: Expression
  /** of a dictionary, else null */
  readonly value: Expression | null
  readonly clauses: readonly ComprehensionClause[]
}

/** `for target in iterable if condition if condition` */
export interface ComprehensionClause {
  readonly target: Target
  readonly iterable: Expression
  readonly conditions: readonly Expression[]
}

export interface Keyword {
  /** null: `**value` */
  readonly name: string | null
  readonly span: Span
  readonly value: Expression
}

/** A literal. Integers are bigint, as Python's have no bound; text is string; bytes are tagged. */
/** A number is a float; an int is a bigint. */
export type Constant = null | boolean | bigint | number | string | { readonly bytes: string }
