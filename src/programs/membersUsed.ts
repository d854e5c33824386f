import type { Code } from '../python/index.ts'

/**
 * The members of a modelled module that a program uses: "sleep" of `time.sleep(1)` under whatever name
 * the module was imported, and those that are imported from it. Null: the module itself is handed
 * around, so that it may be any of them.
 */
export function membersUsed(code: Code, module: string): ReadonlySet<string> | null {
  const used = new Set<string>()
  const aliases = new Set<string>()
  for (const globals of code.globals.values()) {
    for (const [alias, global] of globals) {
      if (global.kind === 'module' && global.name === module) aliases.add(alias)
      if (global.kind === 'member' && global.module === module) used.add(global.name)
    }
  }
  const uses = { aliases, used, bare: 0 }
  for (const { points } of code.functions.values()) {
    for (const { op } of points) countUses(op, uses)
  }
  return uses.bare > 0 ? null : used
}

interface Uses {
  readonly aliases: ReadonlySet<string>
  readonly used: Set<string>
  /** mentions of the module but for its members */
  bare: number
}

/** Code is plain data, so that every expression in an operation is found by walking it. */
function countUses(node: unknown, uses: Uses): void {
  if (typeof node !== 'object' || node === null) return
  const { kind, name, object } = node as Readonly<Record<string, unknown>>
  const isMember = kind === 'attribute' || kind === 'method'
  if (isAlias(node, uses)) uses.bare++
  if (isMember && isAlias(object, uses)) {
    uses.used.add(String(name))
    uses.bare--
  } else if (isMember && uses.aliases.has(String(name))) {
    // Through another file of the program, perhaps.
    uses.bare++
  }
  for (const each of Object.values(node)) countUses(each, uses)
}

function isAlias(node: unknown, { aliases }: Uses): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { kind, name } = node as Readonly<Record<string, unknown>>
  return kind === 'global' && typeof name === 'string' && aliases.has(name)
}
