import type { Tree } from '@lezer/common'
import { isKeyword } from './names.ts'
import type { Problem, Range } from './problems.ts'
import type { LogicalLine, Token } from './tokens.ts'

/** What lezer could not read, as problems: its error nodes, with the best guess at the cause. */
export function findUnreadable(tree: Tree, lines: readonly LogicalLine[]): readonly Problem[] {
  const problems: Problem[] = []
  tree.iterate({
    enter(node) {
      if (!node.type.isError) return
      const line = lines.findLast((one) => one.from <= node.from) ?? lines[0]
      if (line !== undefined) problems.push(explain(line, node))
    },
  })
  return problems
}

type Guess = readonly [range: Range, message: string, instead: string | null]

function explain(line: LogicalLine, { from }: Range): Problem {
  const { tokens } = line
  const found = tokens.findIndex((token) => token.to > from)
  const index = found === -1 ? tokens.length - 1 : found
  const [range, message, instead] = guess(tokens, index) ?? [
    tokens[index] ?? line,
    'Python cannot read this here.',
    null,
  ]
  return { phase: 'syntax', spoils: 'structure', from: range.from, to: range.to, message, instead }
}

const CONDITION_WORDS: ReadonlySet<string> = new Set(['if', 'elif', 'while', 'assert', 'return'])

const FOREIGN_WORDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['exec', ['The `exec` statement is not part of Python 3.', 'Remove it.']],
  ['print', ['The `print` statement is not part of Python 3.', 'Write `print(…)`.']],
  ['&&', ['`&&` is not an operator of Python.', 'Write `and`.']],
  ['||', ['`||` is not an operator of Python.', 'Write `or`.']],
  ['++', ['`++` is not an operator of Python.', 'Write `+= 1`.']],
  ['--', ['`--` is not an operator of Python.', 'Write `-= 1`.']],
  ['else if', ['`else if` is not part of Python.', 'Write `elif`.']],
])

function guess(tokens: readonly Token[], index: number): Guess | null {
  const at = tokens[index]
  const before = tokens[index - 1]
  const first = tokens[0]
  if (at === undefined || first === undefined) return null
  const foreign = foreignWord(tokens, index)
  if (foreign !== null) return foreign
  if (at.text === '=' && CONDITION_WORDS.has(first.text)) {
    return [at, 'A value cannot be assigned here.', 'Write `==` to compare.']
  }
  return misusedKeyword(at, before, first) ?? guessOf(at, before)
}

const NAME_FOLLOWS: ReadonlySet<string> = new Set(['def', 'class', '.', 'import', 'as'])
const CONTINUES: ReadonlySet<string> = new Set(['else', 'elif', 'except', 'finally'])

function misusedKeyword(at: Token, before: Token | undefined, first: Token): Guess | null {
  if (at === first && CONTINUES.has(at.text)) {
    const message = `There is no statement that this \`${at.text}\` belongs to.`
    return [at, message, 'Check the indentation.']
  }
  if (before === undefined) return null
  const isParameter = first.text === 'def' && (before.text === '(' || before.text === ',')
  if (isKeyword(at.text) && (isParameter || NAME_FOLLOWS.has(before.text))) return keywordAsName(at)
  return at.text === '=' && isKeyword(before.text) ? keywordAsName(before) : null
}

function keywordAsName(token: Token): Guess {
  const message = `\`${token.text}\` is a keyword of Python and cannot be a name.`
  return [token, message, 'Choose another.']
}

function guessOf(at: Token, before: Token | undefined): Guess | null {
  if (at.text === 'not' && before?.kind === 'operator') {
    const message = '`not` cannot stand right after an operator.'
    return [at, message, 'Put it in parentheses: `(not x)`.']
  }
  return null
}

function foreignWord(tokens: readonly Token[], index: number): Guess | null {
  const first = tokens[0]
  const single = first === undefined ? undefined : FOREIGN_WORDS.get(first.text)
  if (first !== undefined && single !== undefined && index > 0) return [first, ...single]
  for (const near of [index - 1, index]) {
    const one = tokens[near]
    const two = tokens[near + 1]
    if (one === undefined || two === undefined) continue
    const gap = one.kind === 'name' ? ' ' : ''
    const adjacent = one.to + gap.length === two.from
    const pair = adjacent ? FOREIGN_WORDS.get(one.text + gap + two.text) : undefined
    if (pair !== undefined) return [{ from: one.from, to: two.to }, ...pair]
  }
  return null
}
