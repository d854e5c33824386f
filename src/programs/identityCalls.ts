import type { Expr } from '../python/index.ts'

/**
 * What calls of built-ins and of methods of Python's own values do with an identity (a fresh key, a
 * temporary name): see `identityFlow`.
 */

/** Built-ins that make an identity, or hand one out. */
export const SOURCES = /^(?:uuid\.|tempfile\.|browser\.send$)/

/**
 * What leaves an identity whole that it is given or called on. Anything else may order, cut, parse or
 * hash it.
 */
export const KEEPING_FUNCTIONS =
  /^(?:open|str|repr|len|isinstance|issubclass|hasattr|callable|bool|print|dict|super|type|json\.dumps?|(?:browser|cache|db|fcntl|logging|os|os\.path|tempfile|traceback|uuid)\..*|shutil\.move|django\.db\..*|\w*(?:Error|Exception))$/
export const KEEPING_METHODS = new Set([
  'append',
  'add',
  'extend',
  'insert',
  'setdefault',
  'get',
  'pop',
  'keys',
  'values',
  'items',
  'has_key',
  'copy',
  'clear',
  'set_cookie',
  'delete_cookie',
  'encode',
  'decode',
  'write',
  'read',
  'flush',
  'close',
  'fileno',
  'seek',
  '__init__',
  '__enter__',
  '__exit__',
])

/** Methods of Python's own values that do not. A method of the program may have the same name. */
export const TELLING_METHODS =
  /^(?:is(?:alnum|alpha|ascii|decimal|digit|disjoint|identifier|lower|numeric|printable|space|subset|superset|title|upper)|r?(?:find|index|split|partition|strip|just)|l(?:strip|just)|count|splitlines|startswith|endswith|remove\w*|replace|translate|upper|lower|title|capitalize|casefold|swapcase|center|zfill|expandtabs|format(?:_map)?|hex|sort|reverse|update|union|difference\w*|intersection\w*|symmetric_difference\w*)$/

/** Methods of containers that keep what they are given. */
export const MUTATORS = new Set(['append', 'add', 'extend', 'insert', 'setdefault', 'update'])

/** Their answers hold no identity, whatever they are given. */
export const CLEAN =
  /^(?:open|os\.open|(?:db|cache)\.\w+|len|isinstance|hasattr|callable|bool|os\.path\.exists|print|os\.unlink|os\.remove)$/

export const STORES = /^(?:cache\..*|db\..*|os\.p?write|json\.dump|print)$/
/** Their first argument says where they store. */
export const KEYED = /^(?:cache\.|db\.|os\.p?write$)/
/** What they give may hold, or lead to, what was stored. */
export const READS = /(?:^cache\..*|^db\..*|^os\.p?read|^open|^os\.fdopen|\.read\w*)$/
export const OPENS = /^(?:open|os\.fdopen)$/

/** Does an operator leave a text whole: is it put together with others, or into a place of a pattern? */
export function isWhole({ operator, left }: Extract<Expr, { kind: 'binary' }>): boolean {
  if (operator === '+') return true
  if (operator !== '%' || left.kind !== 'constant') return false
  const { value } = left
  return typeof value === 'string' && /^(?:[^%]|%%|%(?:\(\w+\))?[srd])*$/.test(value)
}

/** An index that takes nothing out of a text. */
export function isName(index: Expr): boolean {
  return index.kind === 'constant' && typeof index.value === 'string'
}
