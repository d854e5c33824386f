import { expect, test } from 'vitest'
import { plainLines } from './codeLine.ts'
import type { CodeLine, TokenKind } from './codeLine.ts'
import { highlightLines } from './highlight.ts'

const SOURCE = `class Store(object):

    def save(self, n=2):
        """Doc
        string."""
        return None  # why
`

function textsOf(kind: TokenKind): readonly string[] {
  return highlightLines(SOURCE).flatMap((line) =>
    line.tokens.filter((token) => token.kind === kind).map((token) => token.text.trim()),
  )
}

function joinText(lines: readonly CodeLine[]): string {
  return lines.map(({ tokens }) => tokens.map((token) => token.text).join('')).join('\n')
}

test('the tokens of all lines are the source again, without a line after the last newline', () => {
  const lines = highlightLines(SOURCE)
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(`${joinText(lines)}\n`).toBe(SOURCE)
})

test('keywords, names that are defined, numbers, strings over two lines and comments are distinguished', () => {
  expect(textsOf('keyword')).toEqual(['class', 'def', 'return'])
  expect(textsOf('definition')).toEqual(['Store', 'save'])
  expect(textsOf('number')).toEqual(['2', 'None'])
  expect(textsOf('string')).toEqual(['"""Doc', 'string."""'])
  expect(textsOf('comment')).toEqual(['# why'])
})

test('a source that is not Python is shown all the same', () => {
  const text = 'def (\n  %%%'
  expect(joinText(highlightLines(text))).toBe(text)
})

test.each([SOURCE, '', '\n', 'a = 1', 'a = 1\n\n\n', '\n# b\n'])(
  'before the colours come, %j has the same lines with the same texts',
  (text) => {
    const texts = (lines: readonly CodeLine[]) => lines.map((line) => joinText([line]))
    expect(texts(plainLines(text))).toEqual(texts(highlightLines(text)))
  },
)
