import type { Callee, Code, FunctionCode, Point } from '../python/index.ts'
import { reachingTemps } from './reachingTemps.ts'

/**
 * Does a program ask `os.stat` and its kin for nothing but what is the same for processes that do the
 * same: whether a file is there, its links, its size, its mode? Its number is theirs alone.
 */
export function statsAreHarmless(code: Code): boolean {
  const imported = [...code.globals.values()].some((names) =>
    [...names.values()].some((global) => global.kind === 'member' && STAT.test(global.name)),
  )
  return (
    !imported &&
    [...code.functions.values()].every((fn) => {
      const harmless = fn.points.filter((point) => isHarmlessCall(code, fn, point))
      const mentions = fn.points.reduce((sum, { op }) => sum + mentionsIn(op), 0)
      return mentions === harmless.length
    })
  )
}

const STAT = /^[lf]?stat$/
const THE_SAME = /^st_(?:nlink|size|mode)$/

/** How often anything is asked for such an attribute or method. */
function mentionsIn(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0
  const { kind, name } = node as Readonly<Record<string, unknown>>
  const isMember = kind === 'attribute' || kind === 'method' || kind === 'getattr'
  const own = isMember && typeof name === 'string' && STAT.test(name) ? 1 : 0
  return Object.values(node).reduce<number>((sum, each) => sum + mentionsIn(each), own)
}

function isHarmlessCall(code: Code, fn: FunctionCode, { id, op }: Point): boolean {
  if (op.kind !== 'call' || !isStat(code, op.callee)) return false
  const { into } = op
  if (into === null) return true
  if (into.kind !== 'temp') return false
  const temps = reachingTemps(fn)
  return fn.points.every(
    (point) =>
      temps.get(point.id)?.get(into.index)?.has(id) !== true ||
      readsOnlyTheSame(point.op, into.index),
  )
}

function isStat(code: Code, callee: Callee): boolean {
  if (callee.kind !== 'value' || callee.value.kind !== 'attribute') return false
  const { object, name } = callee.value
  if (object.kind !== 'global' || !STAT.test(name)) return false
  const global = code.globals.get(object.file)?.get(object.name)
  return global?.kind === 'module' && global.name === 'os'
}

/** Is a temporary used for nothing but to read such an attribute of it? */
function readsOnlyTheSame(node: unknown, index: number): boolean {
  if (typeof node !== 'object' || node === null) return true
  const { kind, name, object } = node as Readonly<Record<string, unknown>>
  const reads = (kind === 'attribute' || kind === 'getattr') && THE_SAME.test(String(name))
  if (reads && isTemp(object, index)) return true
  return Object.entries(node).every(
    ([key, each]) => key === 'into' || (!isTemp(each, index) && readsOnlyTheSame(each, index)),
  )
}

function isTemp(node: unknown, index: number): boolean {
  if (typeof node !== 'object' || node === null) return false
  const temp = node as Readonly<Record<string, unknown>>
  return temp['kind'] === 'temp' && temp['index'] === index
}
