import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import { BugError } from '../../base/index.ts'
import type { Module } from '../ast.ts'
import { checkLayout } from './indentation.ts'
import { type Mask, maskForGrammar } from './lezerWorkarounds.ts'
import { parseExpression } from './parseExpression.ts'
import { parseStatements } from './parseStatement.ts'
import { checkPlacement } from './checkPlacement.ts'
import { checkScopes } from './checkScopes.ts'
import { type Problem, type Range, settleProblems } from './problems.ts'
import { children, type ModelledNames, type Reader, reject } from './reader.ts'
import type { Diagnostic, Source, Span } from '../source.ts'
import { settleTop } from './settleTop.ts'
import { type LogicalLine, tokenize, type Tokens } from './tokens.ts'
import { findUnreadable } from './unreadable.ts'

export type Parsed =
  | { readonly ok: true; readonly module: Module }
  | {
      readonly ok: false
      readonly diagnostics: readonly Diagnostic[]
      /**
       * The rest of the file, in which placeholders stand for what could not be read; empty when
       * nobody knows where what begins.
       */
      readonly module: Module
      /** the lines that could not be read, and the names in them; `*` for all that there may be */
      readonly unread: { readonly ranges: readonly Range[]; readonly names: ReadonlySet<string> }
    }

/**
 * What the top of a file may hold: imports, functions, classes and constants (the catalogue), or
 * any statement (programs that people bring).
 */
export type TopLevel = 'constants' | 'statements'

/** Deeper expressions are refused, so that no stage runs out of stack. */
const DEEPEST_EXPRESSION = 400

/**
 * Reads one file into a syntax tree of the subset. All that is wrong with it, or outside of the
 * subset, comes as diagnostics in the order of their positions; only without any is the tree whole.
 * What CPython 3.11 rejects as a syntax error is always rejected.
 * With `topLevel: 'statements'` the top of the file is settled: see `settleTop`.
 */
export function parse(
  source: Source,
  modelled: ModelledNames,
  topLevel: TopLevel = 'constants',
): Parsed {
  const { text } = source
  const tokens = tokenize(text)
  const mask = maskForGrammar(text, tokens)
  const tree = parser.parse(mask.text)
  const problems: Problem[] = [
    ...tokens.problems,
    ...checkLayout(tokens.lines),
    ...findUnreadable(tree, tokens.lines),
  ]
  const span = spanMaker(source)
  const leftOut: Range[] = []
  const reader = createReader(source, modelled, tokens, mask, span, { problems, leftOut })
  const written = reader.statements(children(tree.topNode))
  for (const check of [checkPlacement, checkScopes]) {
    check(written, (range, message, instead) => {
      reader.reject(range, message, instead, 'placement')
    })
  }
  const { body, ignored } =
    topLevel === 'constants' ? { body: written, ignored: [] } : settleTop(written, modelled)
  const relevant = problems.filter((problem) => !isOnlyOutside(problem, ignored))
  const diagnostics = settleProblems(withAsyncOnce(relevant), lineFinder(tokens.lines), span)
  if (relevant.length > 0 && diagnostics.length === 0) {
    throw new BugError(`expected a diagnostic for ${JSON.stringify(relevant[0])}`)
  }
  const whole = { from: 0, to: text.length }
  const module = {
    span: span(whole),
    file: source.name,
    version: versionOf(text),
    body,
  }
  if (diagnostics.length === 0) return { ok: true, module }
  const readable = relevant.every(({ spoils }) => spoils === 'line')
  const unread = unreadIn(tokens.lines, [...relevant.map(beginOf), ...leftOut])
  if (readable) return { ok: false, diagnostics, module, unread }
  const all = { ranges: [whole], names: new Set(['*']) }
  return { ok: false, diagnostics, module: { ...module, body: [] }, unread: all }
}

type Unread = Extract<Parsed, { ok: false }>['unread']

/** A problem spoils the line that it begins in; what else it reaches to is in the tree. */
function beginOf({ from }: Problem): Range {
  return { from, to: from }
}

/** The logical lines that some of these ranges touch. */
function unreadIn(lines: readonly LogicalLine[], spoilt: readonly Range[]): Unread {
  const lineOf = lineFinder(lines)
  const numbers = new Set(
    spoilt.flatMap(({ from, to }) => {
      const first = lineOf(from)
      return Array.from({ length: lineOf(to) - first + 1 }, (_, more) => first + more)
    }),
  )
  const ranges = lines.filter((_, index) => numbers.has(index))
  return { ranges, names: namesIn(ranges) }
}

/** The names in some lines; `*` where one imports all that a module has. */
function namesIn(lines: readonly LogicalLine[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { tokens } of lines) {
    for (const [index, { kind, text }] of tokens.entries()) {
      if (kind === 'name') names.add(text)
      if (text === '*' && tokens[index - 1]?.text === 'import') names.add('*')
    }
  }
  return names
}

/** `async` is told once in a file: by its first place, or by the import of asyncio. */
function withAsyncOnce(problems: readonly Problem[]): readonly Problem[] {
  const isAsync = ({ message }: Problem) => /^`(async|await)` /.test(message)
  const told = problems.some(({ message }) => message.startsWith('`import asyncio'))
  const first = told ? undefined : problems.filter(isAsync).toSorted((a, b) => a.from - b.from)[0]
  return problems.filter((problem) => !isAsync(problem) || problem === first)
}

/** Is it outside of the subset, but where nothing ever runs? */
function isOnlyOutside({ phase, from, to }: Problem, ignored: readonly Range[]): boolean {
  const inside = ignored.some((range) => range.from <= from && to <= range.to)
  return inside && phase === 'construct'
}

function createReader(
  source: Source,
  names: ModelledNames,
  tokens: Tokens,
  mask: Mask,
  span: (range: Range) => Span,
  { problems, leftOut }: { readonly problems: Problem[]; readonly leftOut: Range[] },
): Reader {
  const { text } = source
  const strings = tokens.lines.flatMap((line) =>
    line.tokens.filter(({ kind }) => kind === 'string'),
  )
  let depth = 0
  const reader: Reader = {
    text,
    names,
    strings: new Map(strings.map(({ from, to }) => [from, to])),
    withTargets: mask.targets,
    bareYields: mask.yields,
    textOf: ({ from, to }) => text.slice(from, to),
    span,
    leaveOut: ({ from, to }) => {
      leftOut.push({ from, to })
    },
    reject: ({ from, to }, message, instead, phase = 'construct') => {
      problems.push({ phase, spoils: 'line', from, to, message, instead })
    },
    expression: (node) => {
      if (depth >= DEEPEST_EXPRESSION) {
        const message = 'This expression is nested too deeply.'
        return reject(reader, node, message, 'Use a variable for a part of it.')
      }
      depth += 1
      const expression = parseExpression(reader, node)
      depth -= 1
      return expression
    },
    statements: (nodes) => parseStatements(reader, nodes),
    reread: (range) => reread(reader, range),
  }
  return reader
}

/** Reads a part of the source in its place, with blanks for all before it. */
function reread(reader: Reader, range: Range): SyntaxNode | null {
  const tree = parser.parse(`${' '.repeat(range.from)}${reader.textOf(range)}`)
  const statement = tree.topNode.firstChild
  const expression = statement?.firstChild ?? null
  let broken = statement?.name !== 'ExpressionStatement' || statement.nextSibling !== null
  tree.iterate({
    enter(node) {
      broken ||= node.type.isError
    },
  })
  if (!broken && expression !== null && expression.nextSibling === null) return expression
  reader.reject(range, 'Python cannot read this here.', 'Name one target after `as`.')
  return null
}

function versionOf(text: string): 2 | 3 | null {
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (!/^[ \t\f]*(?:#|$)/.test(line)) break
    const version = /^#\s*python:\s*([23])\s*$/.exec(line)?.[1]
    if (version !== undefined) return version === '2' ? 2 : 3
  }
  return null
}

function spanMaker(source: Source): (range: Range) => Span {
  const starts = [
    0,
    ...Array.from(source.text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ]
  return ({ from, to }) => ({ file: source.name, from, to, line: countUpTo(starts, from) })
}

function lineFinder(lines: readonly LogicalLine[]): (offset: number) => number {
  // a line owns the white space before it
  const ends = lines.map((line) => line.to + 1)
  return (offset) => countUpTo(ends, offset)
}

/** How many of the ascending numbers are not greater than the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
