import type { SyntaxNode } from '@lezer/common'
import type { ImportedName, Statement } from '../ast.ts'
import { missingModule } from '../notModelled.ts'
import { isOnlyForTypes } from '../link/linkModule.ts'
import { readNewName } from './names.ts'
import type { Range } from './problems.ts'
import { around, children, type Reader, splitOn } from './reader.ts'

/** `import a.b as c, d` or `from a.b import c as d`; only modules that are there. */
export function parseImport(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const [keyword, ...rest] = parts
  const span = reader.span(node)
  if (keyword?.name === 'import') {
    const names = parseNames(reader, rest, node, true)
    return { kind: 'Import', span, names }
  }
  const split = rest.findIndex((part) => part.name === 'import')
  const moduleNodes = rest.slice(0, split)
  const place = around(moduleNodes, node)
  if (moduleNodes[0]?.name !== 'VariableName') {
    const message = 'Relative imports are not supported.'
    reader.reject(place, message, 'Import the file by its name.')
    return null
  }
  const module = dottedName(reader, moduleNodes)
  checkModule(reader, module, place)
  const after = rest.slice(split + 1)
  const star = after.find((part) => part.name === '*')
  if (star !== undefined) {
    const message = '`import *` is not supported.'
    reader.reject(star, message, 'Name what you need.')
    return null
  }
  const bracketed = after[0]?.name === '('
  const names = parseNames(reader, bracketed ? after.slice(1, -1) : after, node, false)
  const last = after.at(-1)
  if (last?.name === ',') reader.reject(last, 'A name is missing after this comma.', 'Remove it.')
  return { kind: 'ImportFrom', span, module, names }
}

function parseNames(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
  modules: boolean,
): readonly ImportedName[] {
  const names: ImportedName[] = []
  for (const run of splitOn(nodes, ',')) {
    const as = run.findIndex((part) => part.name === 'as')
    const nameNodes = as === -1 ? run : run.slice(0, as)
    const alias = as === -1 ? undefined : run[as + 1]
    const place = around(nameNodes, where)
    if (nameNodes.length === 0) {
      const comma = nodes.at(-1) ?? where
      if (modules) reader.reject(comma, 'A name is missing after this comma.', 'Remove it.')
      continue
    }
    const name = dottedName(reader, nameNodes)
    if (modules) checkModule(reader, name, place)
    else if (nameNodes.length > 1)
      reader.reject(place, 'A name with dots cannot be imported from a module.', null)
    const asName = alias === undefined ? null : readNewName(reader, alias)
    names.push({ name, asName, span: reader.span(around(run, where)) })
  }
  return names
}

function dottedName(reader: Reader, nodes: readonly SyntaxNode[]): string {
  return nodes
    .filter((node) => node.name === 'VariableName')
    .map((node) => readNewName(reader, node))
    .join('.')
}

function checkModule(reader: Reader, name: string, place: Range): void {
  const { modules, files } = reader.names
  if (modules.has(name) || files.has(name) || isOnlyForTypes(name)) return
  const { message, instead } = missingModule(name, { modules, files })
  reader.reject(place, message, instead)
}
