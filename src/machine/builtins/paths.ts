import { callSpecial } from '../values/special.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isTagged } from '../values/value.ts'
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

/**
 * The absolute path of what need not be a directory. A slash at the end makes a difference then (POSIX
 * wants a directory, and a call that creates a file fails), which is not modelled.
 */
export function entryPath(evaluation: Evaluation, path: string): string {
  const whole = absolute(path)
  if (whole !== '/' && /\/\.?$/.test(path)) {
    evaluation.unsupported('a path that ends in a slash', 'Write it without the slash.')
  }
  return whole
}

/** The argument that a function calls otherwise than `path`. */
const FIRST_PATHS: Readonly<Record<string, string>> = { link: 'src', rename: 'src', replace: 'src' }

/** Functions that take an open descriptor in the place of a path, and what their message says. */
const TAKES_DESCRIPTOR: Readonly<Record<string, string>> = {
  chmod: 'string, bytes, os.PathLike or integer',
  listdir: 'string, bytes, os.PathLike, integer or None',
  stat: 'string, bytes, os.PathLike or integer',
}

/**
 * A path: a str, or what an object says by `__fspath__`; CPython's TypeError for what is none. `name`: the function of os
 * that reads it, "fspath", or "join" for what is joined to a path.
 */
export function pathArgument(
  evaluation: Evaluation,
  path: Value,
  name: string,
  argument: string = FIRST_PATHS[name] ?? 'path',
): string {
  if (typeof path === 'string') return path
  const own = callSpecial(evaluation, path, '__fspath__')
  if (typeof own === 'string') return own
  if (isTagged(path) && path.kind === 'bytes') return evaluation.unsupported('a path of bytes')
  const type = typeName(evaluation, path)
  if (name === 'fspath') {
    return evaluation.fail('TypeError', `expected str, bytes or os.PathLike object, not ${type}`)
  }
  if (name === 'join') {
    const text = `join() argument must be str, bytes, or os.PathLike object, not '${type}'`
    return evaluation.fail('TypeError', text)
  }
  const wanted = TAKES_DESCRIPTOR[name]
  if (wanted !== undefined && asInt(path) !== null) {
    return evaluation.unsupported('a descriptor in the place of a path')
  }
  const text = `${name}: ${argument} should be ${wanted ?? 'string, bytes or os.PathLike'}, not ${type}`
  return evaluation.fail('TypeError', text)
}
