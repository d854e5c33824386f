import { expect, test } from 'vitest'
import { CATALOGUE } from './catalogue.ts'
import { compileCatalogue } from './compileCatalogue.ts'
import { compiledCode } from './compiled.ts'
import { sourceText } from './sources.ts'

test.each(CATALOGUE.map((row) => [row.id, row] as const))(
  '%s: what the app runs is what its sources compile to now, and it lists these very sources',
  (id, row) => {
    const code = compiledCode(row)
    expect(code).toEqual(compileCatalogue(sourceText).get(id))
    expect(code.sources).toEqual(
      Object.entries(row.files).map(([name, file]) => ({ name, text: sourceText(file) })),
    )
  },
)

test('a mistake in a program of ours is told with its file, line and message', () => {
  const broken = (file: string) =>
    sourceText(file).replace(/$/, file === 'fix.py' ? '\nimport nowhere\n' : '')
  const line = sourceText('fix.py').split('\n').length + 1
  expect(() => compileCatalogue(broken)).toThrow(
    `the program "fix" does not compile\nsrc/programs/sources/fix.py:${line}: `,
  )
})

test('a setting that no scenario sets is a mistake', () => {
  const broken = (file: string) =>
    sourceText(file).replace('settings.DEBUG_LOGGING', 'settings.DEBUG')
  expect(() => compileCatalogue(broken)).toThrow(/middleware_pre\.py:\d+: .*DEBUG/)
})
