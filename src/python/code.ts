import type { BinaryOperator, ClassMade, CompareOperator, Constant, Conversion } from './ast.ts'
import { moduleName, type Source, type Span } from './source.ts'

/**
 * A compiled program: flat functions of program points. An expression that cannot run code of the
 * program's own is evaluated inside one point; whatever might (a call, a property, a subscript,
 * `in`) is a separate point, in Python's order of evaluation.
 */
export interface Code {
  readonly version: 2 | 3
  readonly sources: readonly Source[]
  /** by id */
  readonly functions: ReadonlyMap<FunctionId, FunctionCode>
  readonly classes: ReadonlyMap<ClassId, ClassCode>
  /** the globals of each file, by file name */
  readonly globals: ReadonlyMap<string, ReadonlyMap<string, Global>>
}

/** "file_backend.StepperStore.save", "middleware.process_response": module, class, name. */
export type FunctionId = string
/** "file_backend.StepperStore" */
export type ClassId = string

/** The function that runs the top of a file: "main.<module>" of "main.py". */
export function topOf(file: string): FunctionId {
  return `${moduleName(file)}.<module>`
}

/** The variable of a file that says that it was imported. No name of Python's is like this. */
export const IMPORTED = '<imported>'

/**
 * What a name at the top of a file means. All but a variable are decided when compiling and never
 * assigned later.
 */
export type Global =
  | { readonly kind: 'constant'; readonly value: Expr }
  | { readonly kind: 'function'; readonly id: FunctionId }
  | { readonly kind: 'class'; readonly id: ClassId }
  /** a modelled module ("os") */
  | { readonly kind: 'module'; readonly name: string }
  /** a name taken from a modelled module ("from os import path") */
  | { readonly kind: 'member'; readonly module: string; readonly name: string }
  /** another file of the program, imported whole */
  | { readonly kind: 'file'; readonly file: string }
  /** set by the run, beginning with the top of the file; every process has its own */
  | { readonly kind: 'variable' }

export interface ClassCode {
  readonly id: ClassId
  readonly name: string
  readonly file: string
  /** a class of the program, a built-in class by name ("Exception", "object"), or null */
  readonly base:
    | { readonly kind: 'class'; readonly id: ClassId }
    | { readonly kind: 'builtin'; readonly name: string }
    | null
  readonly methods: ReadonlyMap<string, FunctionId>
  /** those of the methods that get no instance: nothing, or the class */
  readonly bindings?: ReadonlyMap<string, 'static' | 'class'>
  readonly properties: ReadonlyMap<
    string,
    { readonly getter: FunctionId; readonly setter: FunctionId | null }
  >
  /** class-level constants */
  readonly attributes: ReadonlyMap<string, Expr>
  /** a dataclass or a named tuple */
  readonly made?: ClassMade
  readonly span: Span
}

export interface FunctionCode {
  readonly id: FunctionId
  readonly name: string
  readonly file: string
  /** the class it was defined in, for super(); null for a plain function */
  readonly owner: ClassId | null
  readonly parameters: readonly ParameterCode[]
  /** names that are local: parameters and every name assigned in the body */
  readonly locals: readonly string[]
  /** locals that functions inside share: each call puts them into cells of the heap */
  readonly cells?: readonly string[]
  /** names of functions around: the function object brings their cells */
  readonly free?: readonly string[]
  /** a call makes a generator and runs nothing */
  readonly generator?: true
  /** "look.<locals>.inner" for a function inside of a function */
  readonly qualifiedName?: string
  /** in source order; the first is the entry. Ids are unique in the function. */
  readonly points: readonly Point[]
  /** what the stack of CPython holds although no point may read it any more; inner ones first */
  readonly held?: readonly HeldRegion[]
  readonly span: Span
}

/**
 * While the points from `from` up to, without, `to` run, the value of a temporary stays alive: the
 * exception that they handle, the iterator of the loop around them, what waits for their `finally`.
 */
export interface HeldRegion {
  readonly temp: number
  readonly from: number
  readonly to: number
}

export interface ParameterCode {
  readonly name: string
  /** null: none, or the function object brings it */
  readonly default: Expr | null
  /** how an argument gets there, where it is not both by position and by name */
  readonly takes?: 'position' | 'name' | 'rest' | 'named'
  /** it is optional, and what it is then is found in the function object */
  readonly computed?: true
}

/** Readable and unique within its function: "41 f.write", "42 if", "38 self._session". */
export type PointId = string

/**
 * One program point: one state of the statechart.
 * `next`: where to go when it completes (for a branch: when true; for `next`: an item came).
 * `otherwise`: branch false, iterator exhausted, exception not matched; null for other operations.
 * `raises`: the handler for an exception raised here; null: it leaves the function.
 * `return` and `raise` have next null.
 */
export interface Point {
  readonly id: PointId
  readonly span: Span
  readonly op: Op
  readonly next: PointId | null
  readonly otherwise: PointId | null
  readonly raises: PointId | null
}

/** Where a value goes. Temporaries are the compiler's own and never shown to a person. */
export type Place =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'temp'; readonly index: number }
  /** a variable that several functions share */
  | { readonly kind: 'cell'; readonly name: string }
  | Variable

/** A name at the top of a file that the run sets. Its `Global` is a variable, too. */
export interface Variable {
  readonly kind: 'variable'
  readonly file: string
  readonly name: string
}

export type Op =
  /** evaluate; null: for its exceptions only */
  | { readonly kind: 'eval'; readonly value: Expr; readonly into: Place | null }
  /** forget a local (`del name`, or the end of `except … as name`); UnboundLocalError when unset and `strict` */
  | {
      readonly kind: 'unbind'
      readonly name: string
      readonly strict: boolean
      readonly cell?: true
    }
  /** forget a variable of a file; NameError when unset and `strict` */
  | { readonly kind: 'unset'; readonly variable: Variable; readonly strict: boolean }
  /** run the top of another file, unless it has run */
  | { readonly kind: 'import'; readonly file: string }
  /** `from file import name` of a variable; ImportError when unset */
  | {
      readonly kind: 'importName'
      readonly file: string
      readonly name: string
      readonly into: Place
    }
  /** an attribute that may be a property of the program's own */
  | { readonly kind: 'getattr'; readonly object: Expr; readonly name: string; readonly into: Place }
  /** like Python, setattr and setitem evaluate the value first, then the object, then the index */
  | { readonly kind: 'setattr'; readonly object: Expr; readonly name: string; readonly value: Expr }
  | { readonly kind: 'delattr'; readonly object: Expr; readonly name: string }
  | { readonly kind: 'getitem'; readonly object: Expr; readonly index: Expr; readonly into: Place }
  | { readonly kind: 'setitem'; readonly object: Expr; readonly index: Expr; readonly value: Expr }
  | { readonly kind: 'delitem'; readonly object: Expr; readonly index: Expr }
  /** `item in container`, or its negation */
  | {
      readonly kind: 'contains'
      readonly item: Expr
      readonly container: Expr
      readonly negated: boolean
      readonly into: Place
    }
  | {
      readonly kind: 'call'
      readonly callee: Callee
      /** a `star` among them stands for all its items */
      readonly args: readonly Expr[]
      /** the name '**' stands for all entries of a mapping */
      readonly keywords: readonly { readonly name: string; readonly value: Expr }[]
      readonly into: Place | null
    }
  | { readonly kind: 'branch'; readonly test: Expr }
  /** ValueError unless the value has exactly as many items; `star`: which place takes the rest */
  | {
      readonly kind: 'unpack'
      readonly value: Expr
      readonly into: readonly Place[]
      readonly star?: number
    }
  /** start iterating over a list, tuple, dict, string or range */
  | { readonly kind: 'iter'; readonly value: Expr; readonly into: Place }
  /** the next item, else `otherwise` */
  | { readonly kind: 'next'; readonly iterator: Place; readonly into: Place }
  /** the entry of a handler: takes the exception on its way into a place */
  | { readonly kind: 'catch'; readonly into: Place }
  /** does the exception match? types null: always */
  | { readonly kind: 'match'; readonly exception: Place; readonly types: Expr | null }
  /** `raise X from cause`; an instance or a class */
  | { readonly kind: 'raise'; readonly value: Expr; readonly cause?: Expr }
  /** re-raise what a handler or a finally holds; the traceback continues */
  | { readonly kind: 'reraise'; readonly exception: Place }
  | { readonly kind: 'return'; readonly value: Expr }
  /** hands a value out of a generator; what comes back when it goes on is the result */
  | { readonly kind: 'yield'; readonly value: Expr; readonly into: Place | null }
  /** hands all out that an iterator gives; what a generator returns is the result */
  | { readonly kind: 'delegate'; readonly iterator: Expr; readonly into: Place | null }

export type Callee =
  | { readonly kind: 'value'; readonly value: Expr }
  /**
   * `object.name(…)` in one point. With `protocol` it is `__enter__` or `__exit__` of a with
   * statement: TypeError, not AttributeError, when it is not a context manager.
   */
  | {
      readonly kind: 'method'
      readonly object: Expr
      readonly name: string
      readonly protocol?: true
    }
  /** `super().name(…)`: looked up after `owner` in the lineage of self */
  | { readonly kind: 'super'; readonly owner: ClassId; readonly name: string }

/** Evaluated inside one point, in order; may raise, cannot call code of the program. */
export type Expr =
  | { readonly kind: 'constant'; readonly value: Constant }
  /** UnboundLocalError when unset */
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'temp'; readonly index: number }
  /** UnboundLocalError when unset; of a function around (`free`): NameError */
  | { readonly kind: 'cell'; readonly name: string; readonly free?: true }
  /** a function object with the cells that are here and the defaults that are evaluated here */
  | {
      readonly kind: 'closure'
      readonly function: FunctionId
      readonly defaults: readonly { readonly name: string; readonly value: Expr }[]
    }
  /** all items of an iterable; only among arguments and items */
  | { readonly kind: 'star'; readonly value: Expr }
  /** a global of the file that is no variable, else a built-in; NameError when neither */
  | { readonly kind: 'global'; readonly file: string; readonly name: string }
  /** a built-in of that name when unset; NameError when there is none */
  | Variable
  /** an attribute whose name is not a property anywhere in the program */
  | { readonly kind: 'attribute'; readonly object: Expr; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: 'not' | '-' | '+' | '~'; readonly operand: Expr }
  /** in place (`x += y`): a list on the left is extended itself, and is the result */
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expr
      readonly right: Expr
      readonly inPlace?: true
    }
  | {
      readonly kind: 'compare'
      readonly operator: Exclude<CompareOperator, 'in' | 'not in'>
      readonly left: Expr
      readonly right: Expr
    }
  | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Expr[] }
  | {
      readonly kind: 'dict'
      /** a key of null: all entries of a mapping */
      readonly entries: readonly { readonly key: Expr | null; readonly value: Expr }[]
    }
  | {
      readonly kind: 'slice'
      readonly lower: Expr | null
      readonly upper: Expr | null
      readonly step?: Expr
    }
  /** an f-string */
  | {
      readonly kind: 'format'
      readonly parts: readonly (
        | string
        | {
            readonly value: Expr
            readonly conversion: Conversion | null
            /** the format after the colon, as text */
            readonly spec?: Expr
          }
      )[]
    }
