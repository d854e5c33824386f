import type { SyntaxNode } from '@lezer/common'
import type { Target } from '../ast.ts'
import { readNewName } from './names.ts'
import { parseMember } from './parseMember.ts'
import type { Range } from './problems.ts'
import { around, children, type Reader, splitOn } from './reader.ts'

type Single = Exclude<Target, { kind: 'TargetTuple' | 'TargetStar' }>

const KIND_NAMES: ReadonlyMap<string, string> = new Map([
  ['CallExpression', 'the result of a call'],
  ['String', 'a string'],
  ['FormatString', 'a string'],
  ['ContinuedString', 'a string'],
  ['Number', 'a number'],
  ['DictionaryExpression', 'a dictionary'],
  ['ConditionalExpression', 'a conditional expression'],
])

const KEYWORD_NODES: ReadonlySet<string> = new Set(['None', 'Boolean', 'Ellipsis'])

/** A target of `=` or `del`: a name, attribute, subscript, or a tuple of them. */
export function parseTarget(
  reader: Reader,
  node: SyntaxNode,
  verb: 'assign to' | 'delete',
): Target {
  if (node.name === 'ParenthesizedExpression') {
    return parseTargets(reader, children(node).slice(1, -1), node, verb)
  }
  if (node.name === 'TupleExpression' || node.name === 'ArrayExpression') {
    const inside = children(node).slice(1, -1)
    return {
      kind: 'TargetTuple',
      span: reader.span(node),
      items: items(reader, inside, node, verb),
    }
  }
  return parseSingle(reader, node, verb)
}

/** The nodes of one target: a single one, or several with commas, which make a tuple. */
export function parseTargets(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
  verb: 'assign to' | 'delete',
): Target {
  const [first, second] = nodes
  if (first !== undefined && second === undefined) return parseTarget(reader, first, verb)
  if (first?.name === '*' && !nodes.some(({ name }) => name === ',')) {
    const message = 'A target with `*` must be one of several.'
    reader.reject(around(nodes, where), message, 'Write a comma after it.')
  }
  const span = reader.span(around(nodes, where))
  return { kind: 'TargetTuple', span, items: items(reader, nodes, where, verb) }
}

/** The target of `+=`: no tuple. */
export function parseSingleTarget(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
): Single {
  const [first, second] = nodes
  if (first !== undefined && second === undefined) {
    const inner = children(first)[1]
    const wrapped = first.name === 'ParenthesizedExpression' && inner !== undefined
    return wrapped
      ? parseSingleTarget(reader, [inner], first)
      : parseSingle(reader, first, 'assign to')
  }
  const message = 'Several targets cannot be changed at once.'
  const place = around(nodes, where)
  reader.reject(place, message, 'Write one line for each.')
  return placeholder(reader, place)
}

function items(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
  verb: 'assign to' | 'delete',
): readonly Target[] {
  const found: Target[] = []
  for (const run of splitOn(nodes, ',')) {
    const [first] = run
    if (first === undefined) continue
    if (first.name !== '*') found.push(parseTarget(reader, first, verb))
    else if (verb === 'delete' || found.some(({ kind }) => kind === 'TargetStar')) {
      const message = verb === 'delete' ? 'Python cannot delete this.' : 'There are two `*` here.'
      reader.reject(around(run, where), message, 'Remove one.')
    } else {
      const target = parseTargets(reader, run.slice(1), where, verb)
      found.push({ kind: 'TargetStar', span: reader.span(around(run, where)), target })
    }
  }
  return found
}

function parseSingle(reader: Reader, node: SyntaxNode, verb: 'assign to' | 'delete'): Single {
  if (node.name === 'VariableName') {
    return { kind: 'Name', span: reader.span(node), id: readNewName(reader, node) }
  }
  if (node.name === 'MemberExpression') {
    const member = parseMember(reader, node)
    if (member.kind === 'Attribute' && member.name === '__debug__') {
      reader.reject(node, '`__debug__` cannot be assigned.', 'Choose another name.')
    }
    return member
  }
  const keyword = KEYWORD_NODES.has(node.name)
  const what = keyword
    ? `\`${reader.textOf(node)}\``
    : (KIND_NAMES.get(node.name) ?? 'an expression')
  const comparison = verb === 'assign to' && !keyword
  const instead = comparison ? 'Write `==` to compare, or a name on the left.' : null
  reader.reject(node, `Python cannot ${verb} ${what}.`, instead)
  return placeholder(reader, node)
}

function placeholder(reader: Reader, range: Range): Single {
  return { kind: 'Name', span: reader.span(range), id: '' }
}
