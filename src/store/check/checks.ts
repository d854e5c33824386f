/** A face of its own: the page fetches what checks scenarios after its first view. */
export { createChecker } from './checker.ts'
export { createCheck } from './createCheck.ts'
