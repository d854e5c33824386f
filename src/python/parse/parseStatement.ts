import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Statement } from '../ast.ts'
import { parseBody } from '../lower/blocks.ts'
import { COMPOUND_STATEMENTS } from './parseCompound.ts'
import { parseClass, parseDecorated, parseFunction } from './parseDefinition.ts'
import { parseImport } from './parseImport.ts'
import { SIMPLE_STATEMENTS, UNSUPPORTED_STATEMENTS } from './parseSimple.ts'
import { children, type Reader } from './reader.ts'

type ParseNode = (reader: Reader, node: SyntaxNode) => Statement | null

const STATEMENTS: ReadonlyMap<string, ParseNode> = new Map<string, ParseNode>([
  ...SIMPLE_STATEMENTS,
  ...COMPOUND_STATEMENTS,
  ['ImportStatement', parseImport],
  ['FunctionDefinition', parseFunctionAlone],
  ['ClassDefinition', parseClass],
  ['DecoratedStatement', parseDecorated],
])

function parseFunctionAlone(reader: Reader, node: SyntaxNode): Statement | null {
  return parseFunction(reader, node)
}

/** The statements of a block. One that cannot be read is left out, after its problems are reported. */
export function parseStatements(
  reader: Reader,
  nodes: readonly SyntaxNode[],
): readonly Statement[] {
  return nodes.flatMap((node) => parseStatement(reader, node))
}

function parseStatement(reader: Reader, node: SyntaxNode): readonly Statement[] {
  if (node.name === 'StatementGroup') {
    return parseGroup(reader, node)
  }
  if (node.type.isError) return []
  if (isBroken(node)) {
    // the grammar's own errors are reported by themselves; the blocks may have more to say
    for (const body of bodiesOf(node)) parseBody(reader, body)
    return []
  }
  const unsupported = UNSUPPORTED_STATEMENTS.get(node.name)
  if (unsupported !== undefined) {
    const keyword = node.firstChild ?? node
    reader.reject(node.name === 'MatchStatement' ? keyword : node, ...unsupported)
    reader.leaveOut(node)
    return []
  }
  const parse = STATEMENTS.get(node.name)
  if (parse === undefined) throw new BugError(`expected a statement, got the node ${node.name}`)
  const statement = parse(reader, node)
  if (statement !== null) return [statement]
  reader.leaveOut(node)
  return []
}

/** `a; b;` where lezer allows `a;; b`, too. */
function parseGroup(reader: Reader, node: SyntaxNode): readonly Statement[] {
  const parts = children(node)
  parts.forEach((part, index) => {
    if (part.name === ';' && parts[index - 1]?.name === ';') {
      reader.reject(part, 'A statement is missing before this `;`.', 'Remove it.')
    }
  })
  return parseStatements(
    reader,
    parts.filter((part) => part.name !== ';'),
  )
}

/** Is there an error of the grammar in it, outside of its blocks? */
function isBroken(node: SyntaxNode): boolean {
  return children(node).some(
    (child) => child.type.isError || (child.name !== 'Body' && isBroken(child)),
  )
}

function isDefinition(node: SyntaxNode): boolean {
  return node.name === 'FunctionDefinition' || node.name === 'ClassDefinition'
}

function bodiesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return children(node).flatMap((child) =>
    child.name === 'Body' ? [child] : isDefinition(child) ? bodiesOf(child) : [],
  )
}
