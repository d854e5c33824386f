import { isKeyword } from './names.ts'
import type { Range } from './problems.ts'
import type { LogicalLine, Token, Tokens } from './tokens.ts'

/**
 * The text that lezer gets to read: at most as long as the source but for a line break at its end, so that
 * every offset stays right. */
export interface Mask {
  readonly text: string
  /** offset in the masked text -> the `with` target that a plain name replaces there */
  readonly targets: ReadonlyMap<number, Range>
  /** offsets of the `yield` without a value that a plain name replaces there */
  readonly yields: ReadonlySet<number>
}

/**
 * Rewrites in place what @lezer/python 1.1 reads wrongly although it is good Python:
 * - a line, or a string, that continues after a backslash before CR LF
 * - the parentheses of `with (a as b, c as d):`
 * - a `with` target that is more than a name
 * - a float that has no digit after its dot
 * - a `yield` without a value
 *
 * What follows brackets that are nested too deeply is left out: lezer would run out of stack.
 */
export function maskForGrammar(text: string, tokens: Tokens): Mask {
  const characters = text.split('')
  const blank = ({ from, to }: Range): void => {
    characters.fill(' ', from, to)
  }
  for (const join of tokens.joins) blank(join)
  const targets = new Map<number, Range>()
  const yields = new Set<number>()
  for (const line of tokens.lines) {
    for (const bare of bareYields(line)) {
      yields.add(bare.from)
      characters.fill('_', bare.from, bare.to)
    }
    for (const join of joinsInStrings(line)) characters.fill('_', join.from, join.to)
    for (const dot of lastDots(line)) characters[dot] = '0'
    if (line.tokens[0]?.text !== 'with') continue
    const { items, parentheses } = withItems(line)
    if (parentheses) for (const gap of gaps(line, parentheses)) blank(gap)
    for (const target of items.flatMap(targetOf)) {
      targets.set(target.from, target)
      characters.fill('_', target.from, target.to)
    }
  }
  // lezer stumbles over blanks in a last line without a line break
  return { text: `${characters.slice(0, tokens.tooDeep ?? undefined).join('')}\n`, targets, yields }
}

const OPERAND_ENDS = /^[\w)\]}'"]/

/** Where Python allows it: a statement, the whole right side of an assignment, or in brackets. */
function bareYields({ tokens }: LogicalLine): readonly Token[] {
  const depth = depths(tokens)
  return tokens.filter((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (token.text !== 'yield' || token.kind !== 'name') return false
    if (after !== undefined && after.text !== ')' && after.text !== ';') return false
    if (before === undefined) return true
    if (before.text === '(') {
      const caller = tokens[index - 2]
      const isCall =
        caller !== undefined && OPERAND_ENDS.test(caller.text) && !isKeyword(caller.text)
      return after?.text === ')' && !isCall
    }
    if (depth[index] !== 0) return false
    return before.text === ';' || before.text === ':' || isAssignment(before)
  })
}

function isAssignment({ kind, text }: Token): boolean {
  return kind === 'operator' && text.endsWith('=') && !/^(?:[=!<>]=|:=)$/.test(text)
}

function joinsInStrings({ tokens }: LogicalLine): readonly Range[] {
  return tokens
    .filter((token) => token.kind === 'string')
    .flatMap((token) =>
      Array.from(token.text.matchAll(/\\\r\n/g), (join) => token.from + join.index),
    )
    .map((from) => ({ from, to: from + 3 }))
}

/** Where the dots of `5.` and `5.e3` are. */
function lastDots({ tokens }: LogicalLine): readonly number[] {
  return tokens.flatMap(({ kind, text, from }) =>
    kind === 'number' && /^\d(?:_?\d)*\.(?:[eE]\d*)?$/.test(text) ? [from + text.indexOf('.')] : [],
  )
}

interface WithItems {
  readonly items: readonly (readonly Token[])[]
  /** where `with (a, b):` has its brackets, as indices of tokens */
  readonly parentheses: { readonly open: number; readonly close: number } | null
}

/** Python tries the bracketed form first: `with (a, b):` has two items and makes no tuple. */
function withItems(line: LogicalLine): WithItems {
  const { tokens } = line
  const end = endOfItems(tokens)
  const close = closingIndex(tokens, 1)
  const inside = tokens.slice(2, close)
  const items = splitOnCommas(inside)
  const bracketed =
    tokens[1]?.text === '(' &&
    close === end - 1 &&
    inside.length > 0 &&
    (items.length > 1 || atTopLevel(inside, (token) => token.text === 'as')) &&
    !atTopLevel(inside, (token) => token.text === 'for' || token.text === ':=')
  return bracketed
    ? { items, parentheses: { open: 1, close } }
    : { items: splitOnCommas(tokens.slice(1, end)), parentheses: null }
}

function depths(tokens: readonly Token[]): readonly number[] {
  let depth = 0
  return tokens.map((token) => {
    if (')]}'.includes(token.text)) depth -= 1
    const here = depth
    if ('([{'.includes(token.text)) depth += 1
    return here
  })
}

function endOfItems(tokens: readonly Token[]): number {
  const depth = depths(tokens)
  const end = tokens.findIndex((token, index) => token.text === ':' && depth[index] === 0)
  return end === -1 ? tokens.length : end
}

function closingIndex(tokens: readonly Token[], open: number): number {
  const depth = depths(tokens)
  return tokens.findIndex((_, index) => index > open && depth[index] === depth[open])
}

function atTopLevel(tokens: readonly Token[], test: (token: Token) => boolean): boolean {
  const depth = depths(tokens)
  return tokens.some((token, index) => depth[index] === 0 && test(token))
}

function splitOnCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const depth = depths(tokens)
  const items: Token[][] = [[]]
  tokens.forEach((token, index) => {
    if (depth[index] === 0 && token.text === ',') items.push([])
    else items.at(-1)?.push(token)
  })
  return items
}

/** The brackets, a comma right before the last one, and all that is not a token between them. */
function gaps(
  line: LogicalLine,
  { open, close }: { readonly open: number; readonly close: number },
): readonly Range[] {
  const { tokens } = line
  const last = tokens[close - 1]?.text === ',' ? close - 1 : close
  const found: Range[] = []
  for (let index = open; index < close; index++) {
    const here = tokens[index]
    const next = tokens[index + 1]
    if (here === undefined || next === undefined) continue
    if (index === open || index >= last) found.push({ from: here.from, to: here.to })
    found.push({ from: here.to, to: next.from })
    if (index + 1 === close) found.push({ from: next.from, to: next.to })
  }
  return found
}

function targetOf(item: readonly Token[]): readonly Range[] {
  const depth = depths(item)
  const as = item.findIndex((token, index) => token.text === 'as' && depth[index] === 0)
  const first = item[as + 1]
  const last = item.at(-1)
  if (as === -1 || first === undefined || last === undefined) return []
  const plain = first === last && first.kind === 'name'
  return plain ? [] : [{ from: first.from, to: last.to }]
}
