import { format } from 'prettier'
import { expect, test } from 'vitest'
import { prettier } from '../../package.json'
import { check } from '../programs/check/drained.testing.ts'
import { differenceFrom, raceScenario, readRace } from '../programs/everyProgram.ts'
import { outcomesOf, prepare } from '../programs/index.ts'
import { lastWorld, replay } from '../world/index.ts'
import { teaserOf, wordsOf } from './docstring.ts'
import { GALLERY, GALLERY_GROUPS } from './index.ts'
import { ROWS } from './rows.ts'

const FILES = import.meta.glob<string>('./*.py', { query: '?raw', import: 'default', eager: true })
const RACES = Object.entries(FILES).map(([path, text]) => [path.slice(2, -3), text] as const)

function raceOf(id: string, text: string) {
  const scenario = raceScenario(`${id}.py`, text)
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return { scenario, race: read.race }
}

/** Every check is made once. */
const FOUND = new Map(
  RACES.map(([id, text]) => {
    const { scenario, race } = raceOf(id, text)
    return [id, { race, report: check(scenario).report(0) }] as const
  }),
)

test('every file is in the table or the twin of one that is, and every row is a file', () => {
  const ids = ROWS.map(([id]) => id)
  const known = [...ids, ...ids.map((id) => `${id}_fixed`)]
  expect(RACES.map(([id]) => id).filter((id) => !known.includes(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(GALLERY_GROUPS.flatMap(({ entries }) => entries)).toEqual(GALLERY)
})

test.each(RACES)('%s: the verdict is what the file expects', (id) => {
  const { race, report } = FOUND.get(id) ?? {}
  const { table = [], verdict, end } = report ?? {}
  const found = idsFound(id)
  const bad = table.filter((one) => one.bad && found.includes(one.id)).map((one) => one.id)
  expect(race?.expect).not.toBeNull()
  expect(differenceFrom(race?.expect ?? 'safe', bad)).toEqual({ missing: [], unexpected: [] })
  expect(end).toEqual({ kind: 'complete' })
  expect(verdict?.kind).toBe(id.endsWith('_fixed') ? 'safe' : 'broken')
})

test.each(RACES)('%s: has a title and a paragraph, as Python sees them', (id, text) => {
  const { title, paragraph } = wordsOf(text)
  const { race } = raceOf(id, text)
  expect(title).toBe(race.title)
  expect(paragraph).toBe(race.description.replaceAll('\n', ' '))
  expect(title.length).toBeLessThan(64)
  expect(title).not.toMatch(/\.$/)
  expect(paragraph.length).toBeGreaterThan(id.endsWith('_fixed') ? 40 : 120)
  expect(paragraph).toMatch(/[.)]$/)
  expect(teaserOf(paragraph).length).toBeLessThan(160)
})

/** The shortest schedule that ends badly; else the one with the fewest switches. */
function firstRun(id: string) {
  const { report } = FOUND.get(id) ?? {}
  const { table = [], outcomes = [], seen = [] } = report ?? {}
  const isBad = (one: { readonly id: string }) => table.some((row) => row.bad && row.id === one.id)
  const failing = [
    ...outcomes.filter(isBad).map(({ shortest }) => shortest),
    ...seen.filter(isBad).map(({ example, round = '' }) => `${example ?? ''}${round}`),
  ].toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1))
  const ok = outcomes.find((one) => one.id === 'ok')
  const bad = table.filter((one) => isBad(one) && idsFound(id).includes(one.id))
  return { schedule: failing[0] ?? ok?.fewest ?? '', bad: bad.map((one) => one.id) }
}

function idsFound(id: string): readonly string[] {
  const { outcomes = [], seen = [] } = FOUND.get(id)?.report ?? {}
  return [...outcomes, ...seen].map((one) => one.id)
}

test('the first schedules are those that the checks find (-u writes them down)', async () => {
  const runs = Object.fromEntries(RACES.map(([id]) => [id, firstRun(id)]))
  const text = `// Written by \`npx vitest run src/gallery -u\`.
interface FirstRun {
  readonly schedule: string
  readonly bad: readonly string[]
}

/** The shortest schedule of each race that ends badly, else the one with the fewest switches; and its bad outcomes. */
export const FIRST_RUNS: Readonly<Record<string, FirstRun>> = ${JSON.stringify(runs)}
`
  const formatted = await format(text, { ...prettier, parser: 'typescript' })
  await expect(formatted).toMatchFileSnapshot('./firstRuns.ts')
})

test.each(GALLERY.map((entry) => [entry.id, entry] as const))(
  '%s: its first schedule ends badly, and that of its twin well',
  (_, { scenario, schedule, bad, fixed }) => {
    for (const race of [{ scenario, schedule, bad }, ...(fixed === null ? [] : [fixed])]) {
      readRace(race.scenario)
      const prepared = prepare(race.scenario)
      const { run, divergence } = replay(prepared.plan, race.schedule)
      expect(divergence).toBeNull()
      // A livelock never ends.
      const found = outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)
      const [ended = 'livelock'] = found.filter((id) => id !== 'torn-read')
      expect(race.bad.length === 0 ? ['ok'] : race.bad).toContain(ended)
    }
  },
)
