/** `{'a': 1}` or `{u'a': u'b'}` at the end of a line, of texts and numbers. */
const DICT = /^(.*)\{(.*)\}$/
const ITEM = /u?('[^']*'): (?:u?('[^']*')|([^',]*))/g

/**
 * A line that ends in a dict as Python writes it, with its names sorted and without the `u` of
 * Python 2's unicode. Python 2 has an order of its own for the names of a dict.
 */
export function sortedDict(line: string): string {
  const [, before, held] = DICT.exec(line) ?? []
  if (before === undefined || held === undefined) return line
  const items = Array.from(held.matchAll(ITEM), ([, name, text, other]) => {
    return `${name}: ${text ?? other}`
  })
  return `${before}{${items.sort().join(', ')}}`
}
