import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Expression, Keyword } from '../ast.ts'
import { readNewName } from './names.ts'
import { parseItem } from './parseExpressionList.ts'
import { around, children, type Reader, splitOn } from './reader.ts'

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

/** An ArgList: positional arguments, then named ones, each name once. */
export function parseArguments(reader: Reader, list: SyntaxNode): Arguments {
  const args: Expression[] = []
  const keywords: Keyword[] = []
  for (const run of splitOn(children(list).slice(1, -1), ',')) {
    const [first, operator, value] = run
    if (first === undefined) continue
    const place = around(run, first)
    if (run.some((node) => node.name === 'for')) {
      const message = 'Generator expressions are not supported.'
      reader.reject(place, message, 'Write a `for` loop that fills a list.')
    } else if (operator?.name === 'AssignOp' && value !== undefined) {
      if (reader.textOf(operator) === ':=') {
        reader.reject(place, '`:=` is not supported.', 'Write an assignment on a line of its own.')
      } else keywords.push(parseKeyword(reader, first, value, keywords))
    } else {
      if (keywords.length > 0 && first.name !== '*' && first.name !== '**') {
        const message = 'A positional argument cannot follow a named one.'
        reader.reject(place, message, 'Put it first, or give it its name.')
      }
      args.push(parseItem(reader, run, list))
    }
  }
  return { args, keywords }
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
