import type { Statement } from '../ast.ts'

/** What some piece of a program names: a name, `name.attribute`, or a file that it imports. */
export interface Mention {
  readonly name: string
  /** null: the name as a whole */
  readonly attribute: string | null
}

/** The module that an import statement runs is mentioned under this name. */
export const MODULE = '<module>'

/** All that is named in a piece of a syntax tree. The tree is plain data, so it is walked as such. */
export function mentionsIn(part: unknown): readonly Mention[] {
  if (Array.isArray(part)) return part.flatMap(mentionsIn)
  if (typeof part !== 'object' || part === null) return []
  const node = part as Readonly<Record<string, unknown>>
  switch (node['kind']) {
    case 'Name':
      return [{ name: String(node['id']), attribute: null }]
    case 'Attribute': {
      const base = node['value'] as Readonly<Record<string, unknown>>
      if (base['kind'] !== 'Name') return mentionsIn(base)
      return [{ name: String(base['id']), attribute: String(node['name']) }]
    }
    case 'Import':
      return (node['names'] as readonly { name: string }[]).map(({ name }) => moduleRun(name))
    case 'ImportFrom': {
      const module = String(node['module'])
      const names = node['names'] as readonly { name: string }[]
      const taken = names.map(({ name }) => ({ name: `${MODULE} ${module}`, attribute: name }))
      return [moduleRun(module), ...taken]
    }
    default:
      return Object.values(node).flatMap(mentionsIn)
  }
}

function moduleRun(module: string): Mention {
  return { name: `${MODULE} ${module}`, attribute: MODULE }
}

/** What is named when the statement itself runs: not what is in the bodies of functions. */
export function mentionsOnRun(statement: Statement): readonly Mention[] {
  switch (statement.kind) {
    case 'FunctionDef':
      return mentionsIn({ ...statement, kind: null, body: [] })
    case 'ClassDef':
      return [
        ...mentionsIn({ ...statement, kind: null, body: [] }),
        ...statement.body.flatMap(mentionsOnRun),
      ]
    case 'Assign':
      return mentionsIn([statement.value, statement.targets.filter(({ kind }) => kind !== 'Name')])
    default:
      return mentionsIn(statement)
  }
}
