import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Expression, Keyword } from '../ast.ts'
import { readNewName } from './names.ts'
import { namedExpression, parseComprehension } from './parseComprehension.ts'
import { parseItem } from './parseExpressionList.ts'
import { around, children, type Reader, reject, splitOn } from './reader.ts'

export function parseCall(reader: Reader, node: SyntaxNode): Expression {
  const [callee, list] = children(node)
  if (callee === undefined || list === undefined) throw new BugError('expected a call')
  const value = reader.expression(callee)
  return { kind: 'Call', span: reader.span(node), callee: value, ...parseArguments(reader, list) }
}

interface Arguments {
  readonly args: readonly Expression[]
  readonly keywords: readonly Keyword[]
}

/** An ArgList: positional arguments, then named ones, each name once; `*` and `**` among them. */
export function parseArguments(reader: Reader, list: SyntaxNode): Arguments {
  const args: Expression[] = []
  const keywords: Keyword[] = []
  const inside = children(list).slice(1, -1)
  if (inside.some((node) => node.name === 'for')) {
    return { args: [parseLoneGenerator(reader, inside, list)], keywords }
  }
  for (const run of splitOn(inside, ',')) {
    const [first, operator, value] = run
    if (first === undefined) continue
    const place = around(run, first)
    if (operator?.name === 'AssignOp' && value !== undefined) {
      if (reader.textOf(operator) === ':=') {
        rejectLate(reader, run, keywords)
        args.push(namedExpression(reader, first, operator, value))
      } else keywords.push(parseKeyword(reader, first, value, keywords))
    } else if (first.name === '**' && operator !== undefined) {
      const spread = parseItem(reader, run.slice(1), list)
      keywords.push({ name: null, span: reader.span(place), value: spread })
    } else {
      rejectLate(reader, run, keywords)
      args.push(parseItem(reader, run, list, true))
    }
  }
  return { args, keywords }
}

/** `f(a for a in b)`: the brackets of the call are those of the expression. */
function parseLoneGenerator(
  reader: Reader,
  inside: readonly SyntaxNode[],
  list: SyntaxNode,
): Expression {
  let inTarget = false
  const comma = inside.find((node) => {
    if (node.name === 'for' || node.name === 'in') inTarget = node.name === 'for'
    return node.name === ',' && !inTarget
  })
  if (comma === undefined) return parseComprehension(reader, inside, 'generator', list)
  const message = 'A generator expression beside other arguments needs its own parentheses.'
  return reject(reader, around(inside, list), message, 'Add them.')
}

/** `*rest` may follow a named argument, but not `**named`; anything else may follow neither. */
function rejectLate(
  reader: Reader,
  run: readonly SyntaxNode[],
  keywords: readonly Keyword[],
): void {
  const [first] = run
  if (first === undefined) return
  const spread = keywords.some(({ name }) => name === null)
  if (first.name === '*' ? !spread : keywords.length === 0) return
  const place = around(run, first)
  const what = spread ? '`**`' : 'a named one'
  const message = `A positional argument cannot follow ${what}.`
  reader.reject(place, message, 'Put it first, or give it its name.')
}

function parseKeyword(
  reader: Reader,
  nameNode: SyntaxNode,
  valueNode: SyntaxNode,
  before: readonly Keyword[],
): Keyword {
  const name = readNewName(reader, nameNode)
  if (before.some((keyword) => keyword.name === name)) {
    reader.reject(nameNode, `The argument \`${name}\` is given twice.`, 'Remove one.')
  }
  const span = reader.span({ from: nameNode.from, to: valueNode.to })
  return { name, span, value: reader.expression(valueNode) }
}
