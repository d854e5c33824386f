import type { Op } from '../../../python/index.ts'
import type { Program } from '../../chart/program.ts'
import type { HeapObject } from '../../values/value.ts'
import { mentions } from './names.ts'

/** The type of os.environ. */
const OF = 'os._Environ'

const NAMES: ReadonlySet<string> = new Set(['environ', 'getenv'])

/** Does a program mention os.environ? */
export function usesEnvironment({ code }: Program): boolean {
  const globals = [...code.globals.values()].flatMap((file) => [...file.values()])
  const isMember = globals.some(({ kind, ...rest }) => {
    return kind === 'member' && 'name' in rest && NAMES.has(rest.name)
  })
  const functions = [...code.functions.values()]
  return isMember || functions.some(({ points }) => points.some(({ op }) => mentions(op, NAMES)))
}

export function isEnvironment(object: HeapObject): boolean {
  return object.kind === 'dict' && object.of === OF
}

/**
 * What CPython does with os.environ in one access to the dictionary inside (Lib/os.py, Lib/_collections_abc.py). Everything
 * else is several: `pop` reads and deletes, `items` reads the names and then each value.
 */
const ONE_ACCESS: ReadonlySet<string> = new Set([
  '__getitem__',
  '__setitem__',
  '__delitem__',
  '__contains__',
  '__len__',
  'get',
])

export function isOneAccess(op: Op, name: string): boolean {
  return ONE_ACCESS.has(name) || op.kind === 'iter'
}
