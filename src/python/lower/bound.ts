import type { Op, Place } from '../code.ts'
import type { Node } from '../parse/node.ts'

/**
 * For every point the locals that are bound whichever way it was reached; undefined where it
 * cannot be reached. Index by index with `nodes`.
 */
export function certainlyBound(
  nodes: readonly Node[],
  parameters: readonly string[],
): readonly (ReadonlySet<string> | undefined)[] {
  const bound: (ReadonlySet<string> | undefined)[] = nodes.map(() => undefined)
  const pending: { readonly index: number; readonly locals: ReadonlySet<string> }[] = [
    { index: 0, locals: new Set(parameters) },
  ]
  while (pending.length > 0) {
    const arrival = pending.pop()
    const node = arrival === undefined ? undefined : nodes[arrival.index]
    if (arrival === undefined || node === undefined) continue
    const before = bound[arrival.index]
    const locals = before === undefined ? arrival.locals : intersection(before, arrival.locals)
    if (before !== undefined && locals.size === before.size) continue
    bound[arrival.index] = locals
    if (node.next !== null) pending.push({ index: node.next, locals: boundAfter(node.op, locals) })
    if (node.otherwise !== null) pending.push({ index: node.otherwise, locals })
    if (node.raises !== null) pending.push({ index: node.raises, locals })
  }
  return bound
}

/** What is bound when the operation has completed. */
function boundAfter(op: Op, locals: ReadonlySet<string>): ReadonlySet<string> {
  if (op.kind === 'unbind' && op.cell !== true)
    return new Set([...locals].filter((local) => local !== op.name))
  // evaluated for its exception only: going on means that the local was bound
  if (op.kind === 'eval' && op.into === null && op.value.kind === 'local') {
    return new Set([...locals, op.value.name])
  }
  const names = places(op).flatMap((place) => (place.kind === 'local' ? [place.name] : []))
  return names.length === 0 ? locals : new Set([...locals, ...names])
}

function places(op: Op): readonly Place[] {
  if (!('into' in op) || op.into === null) return []
  return 'kind' in op.into ? [op.into] : op.into
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((element) => b.has(element)))
}
