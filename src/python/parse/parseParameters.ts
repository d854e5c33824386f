import type { SyntaxNode } from '@lezer/common'
import type { Parameter, ParameterKind } from '../ast.ts'
import { readNewName } from './names.ts'
import type { Range } from './problems.ts'
import { around, type Reader } from './reader.ts'

/** A node of the list, or a `/`, for which lezer has none: it is in a gap. */
type Piece = SyntaxNode | (Range & { readonly name: '/' })

/** The parameters of a ParamList; annotations are left out. */
export function parseParameters(reader: Reader, list: SyntaxNode): readonly Parameter[] {
  const runs = runsOf(reader, list)
  let parameters: readonly Parameter[] = []
  let stage: Stage = 'any'
  let slash = false
  runs.forEach((run, index) => {
    const [first] = run
    if (first === undefined) return
    if (stage === 'named') {
      const message = 'Nothing can follow `**` among the parameters.'
      reader.reject(around(run, first), message, 'Put it last.')
    }
    if (!isNode(first)) {
      const misplaced = slash || stage !== 'any'
      checkSlash(reader, run, parameters.length === 0, misplaced)
      slash = true
      parameters = parameters.map(beforeSlash)
      return
    }
    if (first.name === '*') checkStar(reader, run, stage, runs[index + 1])
    stage = stageAfter(stage, first)
    const name = first.name === '*' || first.name === '**' ? run.slice(1).find(isNode) : first
    if (name === undefined) return
    const parameter = parseParameter(reader, name, run, takesOf(first, stage))
    checkParameter(reader, name, parameter, parameters)
    parameters = [...parameters, parameter]
  })
  return parameters
}

/** Behind nothing, a `*`, or a `**`. */
type Stage = 'any' | 'name' | 'named'

function stageAfter(stage: Stage, { name }: SyntaxNode): Stage {
  if (name === '*') return 'name'
  return name === '**' ? 'named' : stage
}

function takesOf({ name }: SyntaxNode, stage: Stage): ParameterKind {
  if (name === '*') return 'rest'
  if (name === '**') return 'named'
  return stage === 'name' ? 'name' : 'any'
}

function checkSlash(
  reader: Reader,
  run: readonly Piece[],
  isFirst: boolean,
  misplaced: boolean,
): void {
  const [slash, ...rest] = run
  if (slash === undefined) return
  if (rest.length > 0) reader.reject(slash, 'Python cannot read this here.', null)
  else if (isFirst) reader.reject(slash, 'A parameter is missing before this `/`.', null)
  else if (misplaced) reader.reject(slash, 'This `/` cannot stand here.', 'Remove it.')
}

function checkStar(
  reader: Reader,
  run: readonly Piece[],
  stage: Stage,
  next: readonly Piece[] | undefined,
): void {
  const [star, name] = run
  if (star === undefined) return
  if (stage === 'name') {
    const message = 'There is a `*` among the parameters already.'
    reader.reject(around(run, star), message, 'Remove one.')
  } else if (name === undefined && !named(next)) {
    const message = 'A parameter is missing after this `*`.'
    reader.reject(star, message, 'Name one, or remove it.')
  }
}

function named(run: readonly Piece[] | undefined): boolean {
  return run?.[0] !== undefined && isNode(run[0]) && run[0].name === 'VariableName'
}

function isNode(piece: Piece): piece is SyntaxNode {
  return 'node' in piece
}

function beforeSlash(parameter: Parameter): Parameter {
  return parameter.takes === 'any' ? { ...parameter, takes: 'position' } : parameter
}

function parseParameter(
  reader: Reader,
  nameNode: SyntaxNode,
  run: readonly Piece[],
  takes: ParameterKind,
): Parameter {
  const equals = run.findIndex((part) => part.name === 'AssignOp')
  const value = equals === -1 ? undefined : run[equals + 1]
  const initial = value !== undefined && isNode(value) ? reader.expression(value) : null
  if (initial !== null && (takes === 'rest' || takes === 'named')) {
    reader.reject(around(run, nameNode), 'This parameter cannot have a default.', 'Remove it.')
  }
  const annotation = run.find((part) => part.name === 'TypeDef')
  if (annotation !== undefined) checkAnnotation(reader, annotation)
  const name = readNewName(reader, nameNode)
  return { name, span: reader.span(around(run, nameNode)), default: initial, takes }
}

/** An annotation is not read, but Python must be able to. */
export function checkAnnotation(reader: Reader, node: Range): void {
  if (!/\b(?:yield|await)\b|:=/.test(reader.textOf(node))) return
  reader.reject(node, 'Python cannot read this annotation.', 'Write the name of a type.')
}

function checkParameter(
  reader: Reader,
  node: SyntaxNode,
  parameter: Parameter,
  before: readonly Parameter[],
): void {
  const { name } = parameter
  const last = before.at(-1)
  if (before.some((one) => one.name === name)) {
    reader.reject(node, `The parameter \`${name}\` is there twice.`, 'Rename one.')
  } else if (
    parameter.takes === 'any' &&
    parameter.default === null &&
    last !== undefined &&
    last.default !== null
  ) {
    const message = 'A parameter without a default cannot follow one that has a default.'
    reader.reject(node, message, 'Put it first, or give it a default.')
  }
}

/** What stands between the commas. */
function runsOf(reader: Reader, list: SyntaxNode): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [[]]
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === ',') runs.push([])
    else if (node.name !== '(' && node.name !== ')' && node.name !== 'Comment') {
      runs.at(-1)?.push(node)
    }
    const gap = { from: node.to, to: node.nextSibling?.from ?? node.to }
    const at = reader.textOf(gap).indexOf('/')
    if (at !== -1) {
      runs.at(-1)?.push({ name: '/', from: gap.from + at, to: gap.from + at + 1 })
    }
  }
  return runs
}
