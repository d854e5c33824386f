import type { Code } from '../python/index.ts'

/**
 * The modelled modules and the built-ins that a program names: "os.path", "open". A member that is
 * imported counts as its module; what only looks like one is counted, too.
 */
export function namesIn(code: Code): ReadonlySet<string> {
  const names = new Set<string>()
  for (const globals of code.globals.values()) {
    for (const global of globals.values()) {
      if (global.kind === 'module') names.add(global.name)
      if (global.kind === 'member') {
        names.add(global.module)
        // `from os import path` brings the module os.path.
        names.add(`${global.module}.${global.name}`)
      }
    }
  }
  for (const { points } of code.functions.values()) {
    for (const { op } of points) addNames(op, names)
  }
  return names
}

/** Code is plain data, so that every expression in an operation is found by walking it. */
function addNames(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) addNames(each, names)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const { kind, name, object } = node as Readonly<Record<string, unknown>>
  if (kind === 'global' && typeof name === 'string') names.add(name)
  if (kind === 'attribute' || kind === 'method') {
    const parent = (object as Readonly<Record<string, unknown>> | undefined) ?? {}
    // `os.path`, `os.stat`: one level is all that modelled modules have.
    if (parent['kind'] === 'global') names.add(`${String(parent['name'])}.${String(name)}`)
  }
  for (const each of Object.values(node)) addNames(each, names)
}
