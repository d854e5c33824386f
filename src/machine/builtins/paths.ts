import { typeName } from '../values/typeName.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** The path as system calls want it: absolute and normalised. The root is the working directory. */
export function absolute(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** os.path.join for two parts */
export function joinPaths(head: string, tail: string): string {
  if (tail.startsWith('/')) return tail
  return head === '' || head.endsWith('/') ? head + tail : `${head}/${tail}`
}

/** A path, which must be a str here. */
export function pathArgument(evaluation: Evaluation, path: Value, name: string): string {
  if (typeof path === 'string') return path
  const type = typeName(evaluation, path)
  if (name === 'open') {
    return evaluation.fail('TypeError', `expected str, bytes or os.PathLike object, not ${type}`)
  }
  const text = `${name}: path should be string, bytes or os.PathLike, not ${type}`
  return evaluation.fail('TypeError', text)
}
