import type { Module, Report } from '../../python/index.ts'
import type { Deeper } from '../chart/deeper.ts'
import type { Then } from '../state/context.ts'
import type { Answer } from '../operation.ts'
import type { Keywords, CallResult } from '../chart/callResult.ts'
import type { DbService } from '../../db/index.ts'
import type { MoreValues } from '../values/moreValues.ts'
import type { RandomText } from '../values/randomText.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import type { Builtin, Given } from './signature.ts'

/** What CPython 3.11 has and accepts, beside what is modelled. */
export interface PythonFacts {
  /**
   * The arguments of a call in the order of the built-in, or CPython's TypeError. `name`: "sorted",
   * "str.split". Null: nothing is known of it
   */
  fit(
    evaluation: Evaluation,
    builtin: Builtin,
    name: string,
    args: readonly Value[],
    keywords: Keywords,
  ): Given | null
  unmodelled(builtin: Builtin, name: string): UnmodelledArguments | null
  /** a function or a method that is written in Python, by its full name */
  isPython(name: string): boolean
  /** does the type itself have it? Without what its base has, but for what all objects have */
  hasAttribute(type: string, name: string): boolean
}

/** The arguments of a function that CPython accepts and we do not model. */
export interface UnmodelledArguments {
  /** how many may be given by position */
  readonly most: number
  /** by name, with the repr of the default, which changes nothing */
  readonly keywords: ReadonlyMap<string, string | null>
}

/** The built-in names and modelled modules, as evaluation sees them. */
export interface Library {
  /** how program code runs in the middle of a point; null: never */
  readonly deeper: Deeper | null
  /** a name of the built-in scope; undefined when it has none such */
  named(version: 2 | 3, name: string): Value | undefined
  /** a name of a modelled module */
  member(version: 2 | 3, module: string, name: string): Value | undefined
  hasMethod(version: 2 | 3, cls: ClassRef, name: string): boolean
  call(evaluation: Evaluation, name: string, args: readonly Value[], keywords: Keywords): CallResult
  callMethod(
    evaluation: Evaluation,
    self: Value,
    name: string,
    args: readonly Value[],
    keywords: Keywords,
  ): CallResult
  /** null: nothing is known, and what is not modelled is an error of the program */
  readonly python: PythonFacts | null
  /** resumes a built-in that waited for the world; without an answer it goes on by itself */
  resume(evaluation: Evaluation, then: Then, answer: Answer | null): CallResult
  /** what operators do with values of every kind; null: with texts and flags alone */
  readonly values: MoreValues | null
  /** how rows and cache answer; null: the programs have neither */
  readonly db: DbService | null
  /** what notes decisions by random text; null: there is none */
  readonly randomText: RandomText | null
  /** all names, for the compiler's diagnostics; the module `settings` has those that are given */
  names(settings: readonly string[]): ModelledNames
}

/** The names that a program can use. */
export interface ModelledNames {
  /** from each modelled module to its members */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>
  readonly builtins: ReadonlySet<string>
  /** of a built-in, or a function of a module, by its full name; null: nothing is known */
  unmodelledArguments(name: string): UnmodelledArguments | null
  /** writes out the methods that decorators give classes */
  readonly expand?: (module: Module, text: string, report: Report) => Module
}
