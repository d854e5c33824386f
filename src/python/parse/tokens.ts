import type { Problem, Range } from './problems.ts'

export interface Token extends Range {
  readonly kind: 'name' | 'number' | 'string' | 'operator'
  readonly text: string
}

/** The tokens from one NEWLINE of Python's to the next; may reach over several lines of text. */
export interface LogicalLine extends Range {
  /** the white space before the first token */
  readonly indent: string
  /** never empty */
  readonly tokens: readonly Token[]
}

export interface Tokens {
  readonly lines: readonly LogicalLine[]
  /** each backslash that joins two lines, with the line break */
  readonly joins: readonly Range[]
  /** where brackets are nested too deeply: no more can be read from here; null: nowhere */
  readonly tooDeep: number | null
  readonly problems: readonly Problem[]
}

const SPACE = /[ \t\f]+|#[^\r\n]*/y
const LINE_BREAK = /\r\n|\r|\n/y
const JOIN = /\\(?:\r\n|\r|\n)/y
const STRING_START = /(?:[uUbBfF]|[bBfF][rR]|[rR][bBfF]?)?('''|"""|'|")/y
const NUMBER = /(?:\d|\.\d)[\w.]*/y
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy
const OPERATOR = /\.\.\.|(?:\*\*|\/\/|>>|<<)=?|[-+*/%&|^@=<>!:]=|->|<>|[-+*/%&|^~@<>=()[\]{},:.;]/y

const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])
/** CPython's own limit; it also keeps our recursion shallow. */
const DEEPEST_NESTING = 200

/**
 * Splits a source into Python's tokens and logical lines and reports what is wrong below the
 * grammar: strings, brackets, stray characters. Indentation is not judged here.
 * The rules are those of "Lexical analysis" in the Python 3.11 reference.
 */
export function tokenize(text: string): Tokens {
  const lexer = new Lexer(text)
  while (lexer.position < text.length) lexer.step()
  lexer.finish()
  const { lines, joins, tooDeep, problems } = lexer
  return { lines, joins, tooDeep, problems }
}

class Lexer {
  readonly lines: LogicalLine[] = []
  readonly joins: Range[] = []
  readonly problems: Problem[] = []
  position = 0
  private readonly text: string
  private tokens: Token[] = []
  private open: Token[] = []
  private lineStart = 0
  /** where the text line of the first token begins */
  private textLineStart = 0
  private latestLineBreak = 0
  private bracketsJudged = false
  tooDeep: number | null = null

  constructor(text: string) {
    this.text = text
  }

  step(): void {
    const { position } = this
    if (this.matches(SPACE) !== null) return
    if (this.matches(LINE_BREAK) !== null) {
      this.latestLineBreak = this.position
      if (this.open.length === 0) this.endLine()
      return
    }
    if (this.matches(JOIN) !== null) {
      const join = { from: position, to: this.position }
      this.joins.push(join)
      if (this.tokens.length === 0) {
        const message = 'A line cannot begin with a backslash.'
        this.report(join, message, 'Remove it.', 'structure')
      } else if (this.position === this.text.length) {
        this.report(join, 'There is no line that this backslash joins.', 'Remove it.')
      }
      return
    }
    const start = this.matches(STRING_START)
    if (start !== null) this.string(position, start)
    else if (this.matches(NUMBER) !== null) this.push('number', position)
    else if (this.matches(NAME) !== null) this.push('name', position)
    else if (this.matches(OPERATOR) !== null) this.operator(position)
    else this.stray(position)
  }

  finish(): void {
    const unclosed = this.open[0]
    if (unclosed !== undefined && !this.bracketsJudged) {
      const message = `This \`${unclosed.text}\` is never closed.`
      this.report(unclosed, message, `Add the closing bracket that belongs to it.`, 'everything')
    }
    this.endLine()
    this.findNul()
  }

  /** CPython refuses a file with one, be it in a string or a comment. */
  private findNul(): void {
    const from = this.text.indexOf('\0')
    if (from === -1 || this.problems.some((one) => one.from <= from && from < one.to)) return
    const message =
      'A NUL character (code 0) cannot stand in a Python file, nor in a string or comment.'
    this.report({ from, to: from + 1 }, message, 'Write `\\0` in a string.')
  }

  /** Advances over a match here; gives its last group, or '' when the pattern has none. */
  private matches(pattern: RegExp): string | null {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)
    if (found === null) return null
    this.position = pattern.lastIndex
    return found[1] ?? ''
  }

  private push(kind: Token['kind'], from: number): Token {
    if (this.tokens.length === 0) {
      this.lineStart = from
      this.textLineStart = this.latestLineBreak
    }
    const token = { kind, from, to: this.position, text: this.text.slice(from, this.position) }
    this.tokens.push(token)
    return token
  }

  private endLine(): void {
    const last = this.tokens.at(-1)
    if (last !== undefined) {
      const from = this.lineStart
      const before = this.text.slice(this.textLineStart, from)
      const indent = /^[ \t\f]*/.exec(before)?.[0] ?? ''
      this.lines.push({ from, to: last.to, indent, tokens: this.tokens })
    }
    this.tokens = []
  }

  private string(from: number, quote: string): void {
    const long = quote.length === 3
    const end = endOfString(this.text, this.position, quote)
    this.position = end.position
    const token = this.push('string', from)
    if (end.closed) return
    const inBrackets = this.open.length > 0
    this.report(
      token,
      `This string is never closed: a ${quote} is missing.`,
      long ? null : `Close it on the same line, or use three quotes for a text of several lines.`,
      long || inBrackets ? 'everything' : 'line',
    )
    this.bracketsJudged ||= inBrackets
    this.open = []
  }

  private operator(from: number): void {
    const token = this.push('operator', from)
    if ('([{'.includes(token.text)) this.opening(token)
    const opener = CLOSERS.get(token.text)
    if (opener === undefined) return
    const open = this.open.pop()
    if (open?.text === opener || this.bracketsJudged) return
    this.bracketsJudged = true
    if (open === undefined) {
      this.report(token, `There is no \`${opener}\` that this \`${token.text}\` closes.`, null)
    } else {
      const message = `This \`${token.text}\` cannot close the \`${open.text}\` before it.`
      this.report(token, message, `Close brackets in the order they were opened.`, 'everything')
    }
  }

  private opening(token: Token): void {
    this.open.push(token)
    if (this.open.length !== DEEPEST_NESTING + 1 || this.bracketsJudged) return
    this.bracketsJudged = true
    this.tooDeep = token.from
    const instead = `Use a variable for a part of it.`
    this.report(token, `Brackets are nested too deeply here.`, instead, 'everything')
  }

  private stray(from: number): void {
    const character = String.fromCodePoint(this.text.codePointAt(from) ?? 0)
    this.position = from + character.length
    const token = this.push('operator', from)
    const [message, instead] = strayCharacter(character)
    this.report(token, message, instead)
  }

  private report(
    range: Range,
    message: string,
    instead: string | null,
    spoils: Problem['spoils'] = 'line',
  ): void {
    const { from, to } = range
    this.problems.push({ phase: 'lexical', spoils, from, to, message, instead })
  }
}

function endOfString(
  text: string,
  start: number,
  quote: string,
): { readonly position: number; readonly closed: boolean } {
  const long = quote.length === 3
  let position = start
  while (position < text.length) {
    if (text.startsWith(quote, position)) return { position: position + quote.length, closed: true }
    const character = text.charAt(position)
    if (!long && (character === '\n' || character === '\r')) break
    const skipsBreak = character === '\\' && text.startsWith('\r\n', position + 1)
    position += skipsBreak ? 3 : character === '\\' ? 2 : 1
  }
  return { position: Math.min(position, text.length), closed: false }
}

function strayCharacter(character: string): readonly [string, string | null] {
  switch (character) {
    case '`':
      return ['Backticks are not part of Python 3.', 'Write `repr(value)`.']
    case '!':
      return ['`!` is not an operator of Python.', 'Write `not`.']
    case '\\':
      return ['A backslash can only stand at the very end of a line.', 'Remove it.']
    case '$':
    case '?':
      return [`\`${character}\` is not part of Python.`, 'Remove it.']
    default:
      return [`This character (${codePointName(character)}) cannot stand here.`, 'Remove it.']
  }
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `U+${hex.padStart(4, '0')}`
}
