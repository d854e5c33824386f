/**
 * python: text to syntax tree to Code, with diagnostics. Front end on @lezer/python.
 */
export { compile, type Compiled } from './compile.ts'
export { IMPORTED, topOf } from './code.ts'
export type { ClassMade, Conversion, FieldMade } from './ast.ts'
export { expandClasses } from './expand/index.ts'
export type { Report } from './link/scope.ts'
export type { Module } from './ast.ts'
export { diagnosticText } from './diagnosticText.ts'
export { decodeCode, encodeCode } from './codeText.ts'
export type { Modelled } from './link/scope.ts'
export type { ModelledNames } from './parse/reader.ts'
export { outlineOf, type Outline } from './outline.ts'
export { importedModules } from './importedModules.ts'
export type { Diagnostic, Source, Span } from './source.ts'
export type {
  Callee,
  ClassCode,
  ClassId,
  Code,
  Expr,
  FunctionCode,
  FunctionId,
  Global,
  HeldRegion,
  Op,
  ParameterCode,
  Place,
  Point,
  PointId,
  Variable,
} from './code.ts'
