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
    for (const { op } of points) addNames(op, code, names)
  }
  return names
}

/** Code is plain data, so that every expression in an operation is found by walking it. */
function addNames(node: unknown, code: Code, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) addNames(each, code, names)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const name = fullName(node, code)
  if (name !== null) names.add(name)
  for (const each of Object.values(node)) addNames(each, code, names)
}

/** "os.path.exists", by whatever name the module was imported; null for what is no such name. */
function fullName(node: unknown, code: Code): string | null {
  if (typeof node !== 'object' || node === null) return null
  const { kind, name, file, object } = node as Readonly<Record<string, unknown>>
  if (typeof name !== 'string') return null
  if (kind === 'global') {
    const global = code.globals.get(String(file))?.get(name)
    if (global?.kind === 'member') return `${global.module}.${global.name}`
    return global?.kind === 'module' ? global.name : name
  }
  if (kind !== 'attribute' && kind !== 'method') return null
  const parent = fullName(object, code)
  return parent === null ? null : `${parent}.${name}`
}
