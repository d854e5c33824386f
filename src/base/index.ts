/**
 * base: a handful of words without a domain. Promises to import nothing.
 */
export type { Branded } from './branded.ts'
export { BugError, unreachable } from './bug.ts'
export { drain, mapProgress } from './generators.ts'
