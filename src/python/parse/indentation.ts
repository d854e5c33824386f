import type { Problem, Range } from './problems.ts'
import type { LogicalLine, Token } from './tokens.ts'

/** CPython's limit on nested blocks (its MAXINDENT). */
const DEEPEST_BLOCK = 99

interface Width {
  /** with tab stops every 8 columns */
  readonly wide: number
  /** with tabs of one column */
  readonly narrow: number
}

/**
 * Checks indentation by CPython's rule: two lines compare alike whether a tab counts as eight
 * columns or as one. The grammar of lezer lets wrong indents and dedents through.
 */
export function checkLayout(lines: readonly LogicalLine[]): readonly Problem[] {
  const problems: Problem[] = []
  const report = (range: Range, message: string, instead: string | null): void => {
    const { from, to } = range
    problems.push({ phase: 'lexical', spoils: 'structure', from, to, message, instead })
  }
  let blocks: readonly Width[] = [{ wide: 0, narrow: 0 }]
  let header: Header | null = null
  for (const line of lines) {
    const width = measure(line.indent)
    const judgement = judge(width, blocks.at(-1) ?? width, blocks, header !== null)
    if (judgement === 'empty block') {
      if (header?.certain === true) report(header.end, ...EMPTY_BLOCK)
    } else if (judgement !== null) {
      const at = line.indent === '' ? line : { from: line.from - line.indent.length, to: line.from }
      const [message, instead] = MESSAGES[judgement]
      report(at, message, instead)
    }
    blocks = [...blocks.filter((block) => block.wide < width.wide), width]
    header = headerOf(line)
    if (header?.colonMissing === true) report(header.end, ...MISSING_COLON)
  }
  if (header?.certain === true) report(header.end, ...EMPTY_BLOCK)
  return problems
}

/** A line after which a block may be indented. */
interface Header {
  readonly end: Token
  /** a block is required */
  readonly certain: boolean
  readonly colonMissing: boolean
}

const BLOCK_WORDS: ReadonlySet<string> = new Set(
  'if elif else for while try except finally with def class'.split(' '),
)

function headerOf({ tokens }: LogicalLine): Header | null {
  const end = tokens.at(-1)
  if (end === undefined) return null
  const first = tokens[0]?.text === 'async' ? tokens[1] : tokens[0]
  const opensBlock = first !== undefined && BLOCK_WORDS.has(first.text)
  if (end.text === ':') return { end, certain: opensBlock, colonMissing: false }
  const colonMissing = opensBlock && !hasOuterColon(tokens)
  return colonMissing ? { end, certain: false, colonMissing } : null
}

function hasOuterColon(tokens: readonly Token[]): boolean {
  let depth = 0
  for (const { text } of tokens) {
    if (text === ':' && depth === 0) return true
    if (text === '(' || text === '[' || text === '{') depth += 1
    if (text === ')' || text === ']' || text === '}') depth -= 1
  }
  return false
}

const EMPTY_BLOCK = [
  'The block after this `:` is empty.',
  'Indent the lines that belong to it, or write `pass`.',
] as const

const MISSING_COLON = ['A `:` is missing at the end of this line.', 'Add it.'] as const

type Judgement = 'empty block' | keyof typeof MESSAGES

const MESSAGES = {
  tabs: [
    'Tabs and spaces are mixed so that this indent can be read in two ways.',
    'Indent with spaces only.',
  ],
  indent: [
    'This line is indented without a block that it could belong to.',
    'Indent it like the line before, or end the line before with `:`.',
  ],
  dedent: [
    'This indent fits none of the blocks around it.',
    'Indent it exactly like the first line of its block.',
  ],
  deep: ['Blocks are nested too deeply here.', 'Move a part into a function of its own.'],
} as const

function judge(
  width: Width,
  current: Width,
  blocks: readonly Width[],
  afterHeader: boolean,
): Judgement | null {
  if (width.wide === current.wide) {
    if (width.narrow !== current.narrow) return 'tabs'
    return afterHeader ? 'empty block' : null
  }
  if (width.wide > current.wide) {
    if (width.narrow <= current.narrow) return 'tabs'
    if (blocks.length > DEEPEST_BLOCK) return 'deep'
    return afterHeader ? null : 'indent'
  }
  if (afterHeader) return 'empty block'
  const same = blocks.find((block) => block.wide === width.wide)
  if (same === undefined) return 'dedent'
  return same.narrow === width.narrow ? null : 'tabs'
}

function measure(indent: string): Width {
  let wide = 0
  let narrow = 0
  for (const character of indent) {
    if (character === '\f') {
      wide = 0
      narrow = 0
    } else {
      wide = character === '\t' ? wide + 8 - (wide % 8) : wide + 1
      narrow += 1
    }
  }
  return { wide, narrow }
}
