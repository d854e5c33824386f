import type { Access } from '../../operation.ts'

/**
 * The words of a step that touches shared memory, as the harness writes them, too:
 *
 * - `load visits`, `store visits`, `delete visits`: a variable of a file, or one that functions share
 * - `load .status`, `store .status`, `delete .status`: an attribute
 * - `list.append`, `dict.__getitem__`, `Lock.acquire`: what the type of a container or a lock has.
 *   `len(x)` and the truth of `x` are `__len__`, `x in y` is `__contains__`, an item of a loop is `__next__` of what
 *   is looped over, and a built-in that goes through all of it is `__iter__`
 * - `Condition.wait` lets go and waits, `Condition.wait, again` goes on
 */
function accessText({ verb, type, name }: Names): string {
  return verb === 'call' ? `${type ?? '?'}.${name}` : `${verb} ${name}`
}

/** One word for it: "loads", "append". */
function accessVerb({ verb, name }: Names): string {
  return verb === 'call' ? name.replaceAll('_', '') : `${verb}s`
}

/** Which access it is, but for its words. */
export type Names = Pick<Access, 'verb' | 'type' | 'name' | 'of'>

export function withWords(names: Names): Access {
  return { ...names, text: accessText(names), word: accessVerb(names) }
}
