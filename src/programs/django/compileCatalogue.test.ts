import { expect, test, vi } from 'vitest'
import { CATALOGUE, filesOf, middlewaresOf } from './catalogue/catalogue.ts'
import { compileCatalogue } from './compileCatalogue.ts'
import { compiledCode } from './compiled.ts'
import { scenarioWith } from './scenario.ts'
import { PACKS, programId } from './programId.ts'
import { sourceText } from './sources.ts'
import { provideEveryProgram } from '../everyProgram.ts'

const ALL = CATALOGUE.flatMap((row) =>
  middlewaresOf(row).map((middleware) => [programId(row, middleware), row, middleware] as const),
)
const fresh = compileCatalogue(sourceText)

test('the first program can be opened at once, those of the fix and all others when they are provided', async () => {
  // Another test of this thread may have provided it to the modules that are loaded.
  vi.resetModules()
  const { isLoaded } = await import('./compiled.ts')
  const loaded = () =>
    ALL.filter(([, { id }, middleware]) =>
      isLoaded(scenarioWith({ program: id, views: [], middleware })),
    )
  expect(loaded().map(([id]) => id)).toEqual([...PACKS.first])
  ;(await import('../fixPrograms.ts')).provideFixPrograms()
  expect(loaded().map(([id]) => id)).toEqual([...PACKS.first, ...PACKS.fix])
  ;(await import('../everyProgram.ts')).provideEveryProgram()
  expect(loaded()).toEqual(ALL)
})

test.each(ALL)(
  '%s: what the app runs is what its sources compile to now, and it lists these very sources',
  async (id, row, middleware) => {
    provideEveryProgram()
    const code = compiledCode(row, middleware)
    expect(code).toEqual(fresh.get(id))
    expect(code.sources).toEqual(
      Object.entries(filesOf(row, middleware)).map(([name, file]) => ({
        name,
        text: sourceText(file),
      })),
    )
  },
)

test('a mistake in a program of ours is reported with its file, line and message', () => {
  const broken = (file: string) =>
    sourceText(file).replace(/$/, file === 'fix.py' ? '\nimport nowhere\n' : '')
  const line = sourceText('fix.py').split('\n').length + 1
  expect(() => compileCatalogue(broken)).toThrow(
    `the program "fix pre" does not compile\nsrc/programs/sources/fix.py:${line}: `,
  )
})

test('a setting that no scenario sets is a mistake', () => {
  const broken = (file: string) =>
    sourceText(file).replace('settings.DEBUG_LOGGING', 'settings.DEBUG')
  expect(() => compileCatalogue(broken)).toThrow(/middleware_pre\.py:\d+: .*DEBUG/)
})
