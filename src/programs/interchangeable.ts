import type { Code } from '../python/index.ts'
import { identityFlow } from './identityFlow.ts'
import { namesIn } from './namesIn.ts'

/**
 * Can processes that do the same be exchanged? Exchanging them renames what distinguishes them:
 * fresh keys, temporary names, inode numbers, pids. That keeps every step only if the program
 * does nothing with such an identity but store it, compare it for equality and build names of it.
 * So a program is refused that
 *
 * - names something whose answer is such a number or an order of such names (`os.stat`, `os.listdir`,
 *   `id`, …), or
 * - lets an identity flow into an operation that orders, cuts, parses or hashes it, or
 * - has generators, functions inside of functions, or special methods.
 *
 * Decided from the compiled code, without running it. In doubt the answer is no: then nothing is
 * exchanged, and only time is lost.
 */
export function isInterchangeable(code: Code): boolean {
  const names = namesIn(code)
  // The clock remembers who looks at it.
  if (names.has('time')) return false
  if (NUMBERS.some((name) => names.has(name)) || handsFunctionsAround(code)) return false
  return !identityFlow(code)
}

/**
 * Values that go through cells, generators, `*` and special methods are not followed: in doubt the
 * answer is no.
 */
function handsFunctionsAround({ functions, classes }: Code): boolean {
  const special = [...classes.values()].flatMap(({ methods }) => [...methods.keys()])
  return (
    special.some((name) => /^__\w+__$/.test(name) && !FOLLOWED.test(name)) ||
    [...functions.values()].some(
      (fn) =>
        fn.generator === true ||
        fn.qualifiedName !== undefined ||
        fn.free !== undefined ||
        /^<(?!module>)/.test(fn.name) ||
        fn.parameters.some(({ takes }) => takes === 'rest' || takes === 'named'),
    )
  )
}

const FOLLOWED = /^__(?:init|enter|exit|getitem|setitem|delitem|contains)__$/

/** Their results hold inode numbers, pids, addresses, or names in their order. */
const NUMBERS = [
  'os.stat',
  'os.lstat',
  'os.fstat',
  'os.listdir',
  'os.getpid',
  'os.path.getmtime',
  'os.path.getsize',
  'id',
  'hash',
  'getattr',
  'vars',
  'dir',
]
