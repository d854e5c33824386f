import type { Access } from '../../operation.ts'

/**
 * The words of a step that touches shared memory, as the harness writes them, too:
 *
 * - `load visits`, `store visits`, `delete visits`: a variable of a file, or one that functions share
 * - `load .status`, `store .status`, `delete .status`: an attribute
 * - `list.append`, `dict.__getitem__`, `Lock.acquire`: what the type of a container or a lock has.
 *   `len(x)` and the truth of `x` are `__len__`, `x in y` is `__contains__`, an item of a loop is `__next__` of what
 *   is looped over, and a built-in that goes through all of it is `__iter__`
 * - `cache.lookup`, `cache.keep`, `cache.forget`: what a cache of functools does
 * - `Condition.wait` lets go and waits, `Condition.wait, again` goes on, or finds that time is over
 */
function accessText({ verb, type, name }: Names): string {
  return verb === 'call' ? `${type ?? '?'}.${name}` : `${verb} ${name}`
}

/** Of what containers, locks and queues have: the word for what was done, and the words for what is to be done. */
const CALLS: ReadonlyMap<string, readonly [word: string, order: string]> = new Map([
  ['__len__', ['counts', 'count the items of']],
  ['__getitem__', ['reads', 'read an item of']],
  ['__setitem__', ['stores', 'store an item in']],
  ['__delitem__', ['deletes', 'delete an item of']],
  ['__contains__', ['looks', 'look for an item in']],
  ['__iter__', ['reads', 'go through']],
  ['__next__', ['takes', 'take the next item of']],
  ['acquire', ['takes', 'take']],
  ['release', ['lets go', 'let go of']],
  ['wait', ['waits', 'wait for']],
  ['wait, again', ['goes on', 'go on with']],
  ['notify', ['notifies', 'notify one that waits for']],
  ['notify_all', ['notifies', 'notify all that wait for']],
  ['put', ['puts', 'put an item into']],
  ['lookup', ['looks', 'look into the cache of']],
  ['keep', ['keeps', 'keep the result in the cache of']],
  ['forget', ['clears', 'clear the cache of']],
])

/** One word for it: "loads", "reads". */
function accessWord({ verb, name }: Names): string {
  return verb === 'call' ? (CALLS.get(name)?.[0] ?? name.replaceAll('_', '')) : `${verb}s`
}

/** What is to be done, for a button: "load visits", "take red_lock". */
function accessOrder({ verb, name, of, type }: Names): string {
  const object = of ?? (type === null ? 'an object' : `a ${type}`)
  if (verb !== 'call') return `${verb} ${name.startsWith('.') ? `${object}${name}` : name}`
  const order = CALLS.get(name)?.[1]
  return order === undefined ? `${object}.${name}()` : `${order} ${object}`
}

/** Which access it is, but for its words. */
export type Names = Pick<Access, 'verb' | 'type' | 'name' | 'of'>

export function withWords(names: Names): Access {
  return { ...names, text: accessText(names), word: accessWord(names), order: accessOrder(names) }
}
