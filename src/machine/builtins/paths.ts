import { callSpecial } from '../values/special.ts'
import { typeName } from '../values/typeName.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** The working directory of every process. */
export const WORKING_DIRECTORY = '/work'

/**
 * The path as system calls want it: absolute, and normalised but for `..`, which needs the
 * directory before it.
 */
export function absolute(path: string): string {
  // An empty path is none: the call says so.
  if (path === '') return ''
  const whole = path.startsWith('/') ? path : `${WORKING_DIRECTORY}/${path}`
  const parts = whole.split('/').filter((part) => part !== '' && part !== '.')
  return `/${parts.join('/')}`
}

/** os.path.normpath: `..` takes away the part before it, by the text alone. */
export function normalPath(path: string): string {
  const root =
    path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : ''
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (root === '') parts.push(part)
  }
  return `${root}${parts.join('/')}` || '.'
}

/** os.path.join for two parts */
export function joinPaths(head: string, tail: string): string {
  if (tail.startsWith('/')) return tail
  return head === '' || head.endsWith('/') ? head + tail : `${head}/${tail}`
}

/** A path: a str, or an object that says which by `__fspath__`. */
export function pathArgument(evaluation: Evaluation, path: Value, name: string): string {
  if (typeof path === 'string') return path
  const own = callSpecial(evaluation, path, '__fspath__')
  if (typeof own === 'string') return own
  const type = typeName(evaluation, path)
  if (name === 'open') {
    return evaluation.fail('TypeError', `expected str, bytes or os.PathLike object, not ${type}`)
  }
  const text = `${name}: path should be string, bytes or os.PathLike, not ${type}`
  return evaluation.fail('TypeError', text)
}
