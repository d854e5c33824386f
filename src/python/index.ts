/**
 * python: text to syntax tree to Code, with diagnostics. Front end on @lezer/python.
 */
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
  Op,
  Place,
  Point,
  PointId,
} from './code.ts'
