/**
 * The text of a program that opens many files and loses them in every way that the subset has,
 * decided by numbers. Each `open` names a file of its own; nothing in it fails but on purpose.
 * `functions`: with function objects, generators and context managers, too.
 */
export function randomFiles(choices: readonly number[], functions = false): string {
  let used = 0
  let files = 0
  let budget = 15
  const callable = ['pair']
  const choose = (count: number): number => (choices[used++] ?? 0) % count
  const pick = (from: readonly string[]): string => from[choose(from.length)] ?? ''
  const opened = () => `open('/d/${files++}', 'w')`
  const name = () => pick(['a', 'b', 'c'])
  const value = (depth: number): string => {
    if (functions && depth < 4 && choose(3) === 1) return ofFunctions(depth)
    switch (choose(depth > 1 ? 4 : 9)) {
      case 0:
        return 'None'
      case 1:
        return name()
      case 2:
      case 3:
        return opened()
      case 4:
        return `[${value(depth + 1)}, ${value(depth + 1)}]`
      case 5:
        return `(${value(depth + 1)}, ${value(depth + 1)})`
      case 6:
        return `{1: ${value(depth + 1)}, 2: ${value(depth + 1)}}`
      case 7:
        return `Box(${value(depth + 1)})`
      default:
        return `${pick(callable)}(${value(depth + 1)}, ${value(depth + 1)})`
    }
  }
  const ofFunctions = (depth: number): string => {
    const [one, other] = [value(depth + 2), value(depth + 2)]
    switch (choose(7)) {
      case 0:
        return `(lambda x=${one}: x)`
      case 1:
        return `(lambda: ${name()})`
      case 2:
        return `[x for x in [${one}, ${other}]]`
      case 3:
        return `next(each(${one}, ${other}))`
      case 4:
        return `each(${one}, ${other})`
      case 5:
        return `sorted([${one}, ${other}], key=lambda x: 1)`
      default:
        return `list(each(${one}, ${other}))`
    }
  }
  const block = (indent: string, depth: number): string => {
    const count = 1 + choose(3)
    return Array.from({ length: count }, () => statement(indent, depth)).join('')
  }
  const statement = (indent: string, depth: number): string => {
    budget -= 1
    if (budget < 0) return `${indent}mark('m')\n`
    const inner = `${indent}    `
    if (functions && depth < 3 && choose(5) === 1) {
      const what = pick([
        `for ${name()} in each(${value(1)}, ${value(1)})`,
        `with managed(${value(1)}) as ${name()}`,
      ])
      return `${indent}${what}:\n${block(inner, depth + 1)}`
    }
    switch (choose(depth > 2 ? 9 : 15)) {
      case 0:
      case 1:
        return `${indent}${name()} = ${value(0)}\n`
      case 2:
        return `${indent}${value(0)}\n`
      case 3:
        return `${indent}mark('m')\n`
      case 4:
        return `${indent}kept.append(${value(0)})\n`
      case 5:
        return `${indent}${pick(['kept.clear()', 'del kept[:1]', 'kept.reverse()'])}\n`
      case 6:
        return `${indent}${name()} = None\n`
      case 7:
        return `${indent}box.held = ${value(0)}\n`
      case 8:
        return `${indent}if isinstance(${name()}, Box):\n${inner}${name()} = ${value(0)}\n`
      case 9:
        return `${indent}for c in [${value(1)}, ${value(1)}]:\n${block(inner, depth + 1)}`
      case 10: {
        const named = pick(['', '', ' as e'])
        return `${indent}try:\n${block(inner, depth + 1)}${inner}raises(${value(1)}, ${value(1)})\n${indent}except ValueError${named}:\n${block(inner, depth + 1)}`
      }
      case 11:
        return `${indent}try:\n${block(inner, depth + 1)}${indent}finally:\n${block(inner, depth + 1)}`
      case 12:
        return `${indent}with ${opened()} as ${name()}:\n${block(inner, depth + 1)}`
      case 13:
        return `${indent}raise ValueError(${value(1)})\n`
      default:
        return `${indent}return ${value(0)}\n`
    }
  }
  const managed = functions ? '    managed = contextlib.contextmanager(managing)\n' : ''
  const helper = (own: string) => {
    const text = `def ${own}(a, b):\n    kept = []\n    box = Box(None)\n${managed}    c = None\n    mark('${own}')\n${block('    ', 1)}\n\n`
    // Only what is there already can be called, so that no run is endless.
    callable.push(own)
    budget = 25
    return text
  }
  const start = `    a = b = c = None\n    kept = []\n    box = Box(None)\n${managed}`
  const helpers = helper('first') + helper('second')
  return `${functions ? FUNCTIONS : ''}${SHARED}${helpers}def main():\n${start}${block('    ', 0)}${block('    ', 0)}    mark('end')\n`
}

const FUNCTIONS = `import contextlib


def each(a, b):
    c = b
    yield a
    b = None
    mark('each')
    yield c


def managing(a):
    b = a
    a = None
    yield b
    b = None
    mark('managed')


`

/** What every such program begins with. */
export const SHARED = `import os


class Box(object):
    def __init__(self, held):
        self.held = held


def pair(a, b):
    return (b, a)


def mark(name):
    os.path.exists(name)


def raises(a, b):
    c = b
    b = None
    raise ValueError('raises')


`
