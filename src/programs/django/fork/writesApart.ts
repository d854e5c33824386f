import { isOpen, isNode, openCallIn } from '../../own/readsOnce.ts'
import { namesIn } from '../../namesIn.ts'
import type { Code } from '../../../python/index.ts'
import type { Alone } from '../../../world/index.ts'

/**
 * Does a program write only to temporary files, which then get their names as a whole? Then nobody writes in
 * place what somebody reads, and a read to the end of a file is one step (see `Start.readsOnce`). Decided by
 * what the code names; and where it opens files for writing itself, as `save` of Django does to see whether one is there,
 * by requests that run every `os.write` that there is. In doubt the answer is no: then reads
 * take one step more, as under CPython.
 *
 * @param tried requests that ran alone
 */
export function writesApart(code: Code, tried: readonly Alone[]): boolean {
  const names = namesIn(code)
  if (IN_PLACE.some((name) => names.has(name)) || !opensForReading(code)) return false
  if (!names.has('os.O_WRONLY')) return true
  if (names.has('os.fdopen')) return false
  const found = tried.map(writesIn)
  const places = new Set(found.flatMap((each) => [...each.places]))
  return found.every((each) => each.apart) && places.size === mentions(code, 'write')
}

/** What can change a file that has its name already. */
const IN_PLACE = [
  'os.O_TRUNC',
  'os.O_RDWR',
  'os.O_APPEND',
  'os.ftruncate',
  'os.truncate',
  'os.pwrite',
  'pathlib',
  'io.open',
  'os.dup',
  'os.dup2',
  ...['copy', 'copy2', 'copyfile', 'copyfileobj', 'copymode', 'copystat'].map(
    (name) => `shutil.${name}`,
  ),
]

/** Is every mention of the built-in `open` a call that says in its text that it reads? */
function opensForReading(code: Code): boolean {
  return [...code.functions.values()].every(({ points }) =>
    points.every(({ op }) => {
      const [call, rest] = openCallIn(code, op)
      const { kind, value } = (call?.mode ?? {}) as { kind?: unknown; value?: unknown }
      const reads = kind === 'constant' && typeof value === 'string' && /^r?[bt]?$/.test(value)
      return (call === null || reads) && !mentionsOpen(code, rest)
    }),
  )
}

function mentionsOpen(code: Code, node: unknown): boolean {
  if (!isNode(node)) return false
  return isOpen(code, node) || Object.values(node).some((each) => mentionsOpen(code, each))
}

/** Where a request wrote, and whether always to a temporary file of its own. */
function writesIn({ records }: Alone): {
  readonly apart: boolean
  readonly places: ReadonlySet<string>
} {
  const own = new Set<number>()
  const places = new Set<string>()
  let apart = true
  for (const { operation, answer, span } of records) {
    if (operation.kind !== 'syscall' || answer?.kind !== 'syscall' || !answer.result.ok) continue
    const { call } = operation
    const { value } = answer.result
    if (call.op === 'open' && typeof value === 'number') own.delete(value)
    if (call.op === 'mkstemp' && typeof value === 'object' && value !== null && 'fd' in value) {
      own.add(value.fd)
    }
    if (call.op !== 'write') continue
    places.add(`${span.file}:${span.from}`)
    apart &&= own.has(call.fd)
  }
  return { apart, places }
}

/** How often a method or a function of this name is called or mentioned. */
function mentions(code: Code, name: string): number {
  const count = (node: unknown): number => {
    if (!isNode(node)) return 0
    const isMember = node['kind'] === 'attribute' || node['kind'] === 'method'
    const here = isMember && node['name'] === name ? 1 : 0
    return Object.values(node).reduce<number>((sum, each) => sum + count(each), here)
  }
  const points = [...code.functions.values()].flatMap((fn) => fn.points)
  return points.reduce((sum, { op }) => sum + count(op), 0)
}
