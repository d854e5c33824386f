import fc from 'fast-check'

/** Pieces that break things: brackets, quotes, keywords, indentation. */
const PIECES = [
  ...'()[]{}\'"\\:=,.@#\n\t;*'.split(''),
  '    ',
  '"""',
  "f'{",
  'async ',
  'await ',
  'yield ',
  'lambda: ',
  'def f(:\n',
  'class A(B, metaclass=C):\n',
  'import threading\n',
  'from os import *\n',
  'global x\n',
  'return ',
  'match x:\n    case 1:\n        y = 1\n',
  'try:\n    pass\n',
  'with a as b, c: pass\n',
  'x: int = 1\n',
  'if __name__ == "__main__":\n',
  '\u{1F600}',
  '\uFEFF',
  '\0',
]

/** Cuts a piece out of a text, doubles it, or puts another in its place; places as shares of 1000. */
export const damage = fc.record({
  kind: fc.constantFrom('cut', 'double', 'put'),
  from: fc.nat(1000),
  length: fc.nat(40),
  piece: fc.constantFrom(...PIECES),
})

type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never

/** The text after one damage after the other. */
export function damaged(text: string, all: readonly Damage[]): string {
  return all.reduce((current, { kind, from, length, piece }) => {
    const at = Math.floor((current.length * from) / 1000)
    const [head, middle, tail] = [
      current.slice(0, at),
      current.slice(at, at + length),
      current.slice(at + length),
    ]
    if (kind === 'cut') return head + tail
    return kind === 'double' ? head + middle + middle + tail : head + piece + middle + tail
  }, text)
}

/**
 * What somebody does who edits lines: most of it still compiles. A line goes, comes twice, changes places with
 * the next one, takes its neighbour's indentation, or has a word of another line instead of one of its own.
 */
export const lineDamage = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'indent', 'word'),
  line: fc.nat(1000),
  other: fc.nat(1000),
  word: fc.nat(20),
})

type LineDamage = typeof lineDamage extends fc.Arbitrary<infer D> ? D : never

export function withLinesDamaged(text: string, all: readonly LineDamage[]): string {
  return all.reduce((current, { kind, line, other, word }) => {
    const lines = current.split('\n')
    const at = Math.floor((lines.length * line) / 1001)
    const [mine = '', next = ''] = lines.slice(at)
    switch (kind) {
      case 'drop':
        return lines.toSpliced(at, 1).join('\n')
      case 'double':
        return lines.toSpliced(at, 0, mine).join('\n')
      case 'swap':
        return lines.toSpliced(at, 2, next, mine).join('\n')
      case 'indent':
        return lines.with(at, (/^ */.exec(next)?.[0] ?? '') + mine.trimStart()).join('\n')
      case 'word': {
        const source = lines[Math.floor((lines.length * other) / 1001)] ?? ''
        return lines.with(at, withWord(mine, wordsOf(source), word)).join('\n')
      }
    }
  }, text)
}

function wordsOf(line: string): readonly string[] {
  return line.match(/'[^']*'|\w+(?:\.\w+)*/g) ?? []
}

/** The line with one of its words replaced by one of the others. */
function withWord(line: string, others: readonly string[], number: number): string {
  const words = wordsOf(line)
  const [from, to] = [
    words[number % Math.max(1, words.length)],
    others[number % Math.max(1, others.length)],
  ]
  return from === undefined || to === undefined ? line : line.replace(from, to)
}
