import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  damage,
  damaged,
  lineDamage,
  withLinesDamaged,
} from '../../src/python/testing/damage.testing.ts'
import { check } from '../../src/programs/check/drained.testing.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { pythonVersion } from './pythons.ts'
import { proved, raceOf } from './prove.ts'
import { SEED } from './seed.ts'

/** Damaged programs: some at every change, more in the exhaustive run, any number on demand. */
const PROGRAMS = Number(
  process.env['RACETRACK_DAMAGED'] ?? (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? 240 : 120),
)
const SCHEDULES = 200
const BUDGET = { states: 50_000, memory: 2 ** 28 }

const RACES = new URL('../../src/programs/own/races/', import.meta.url)

const TEXTS = readdirSync(RACES)
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(new URL(name, RACES), 'utf8'))

/** Whether Racetrack calls it safe; anything that it throws is a fault of ours. */
function isSafe(text: string): boolean {
  const scenario = raceOf(text)
  return (
    readRace(scenario).ok && check(scenario, { budget: BUDGET }).report(0).verdict.kind === 'safe'
  )
}

/** What went wrong under CPython in a race that is called safe; null: nothing. */
function badEndOf(text: string): string | null {
  const { runs, answers, differences } = proved(raceOf(text), SCHEDULES)
  const bad = answers.find(([, end], index) => endsBadly(end, runs[index]?.endless === true))
  if (bad === undefined && differences.length === 0) return null
  return JSON.stringify([text, bad, differences[0]], null, 1)
}

/** `cut`: it could go on, and was followed no further. */
function endsBadly(end: unknown, cut: boolean): boolean {
  const { processes, rules, waiting } = end as Readonly<Record<string, object>>
  const died = Object.values(processes ?? {}).some((ended) => String(ended).startsWith('died'))
  const bad = cut ? [rules] : [rules, waiting]
  return died || bad.some((found) => Object.keys(found ?? {}).length > 0)
}

test.skipIf(pythonVersion() === null)(
  'no damaged race that Racetrack calls safe ends badly under CPython',
  () => {
    const edited = fc.tuple(
      fc.constantFrom(...TEXTS),
      fc.array(lineDamage, { minLength: 1, maxLength: 3 }),
    )
    const broken = fc.tuple(
      fc.constantFrom(...TEXTS),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
    )
    const texts = fc.sample(
      fc.oneof(
        { weight: 4, arbitrary: edited.map(([text, all]) => withLinesDamaged(text, all)) },
        { weight: 1, arbitrary: broken.map(([text, all]) => damaged(text, all)) },
      ),
      { seed: SEED, numRuns: PROGRAMS },
    )
    const safe = [...new Set(texts)].filter((text) => !TEXTS.includes(text) && isSafe(text))
    console.warn(
      `damaged races: ${safe.length} of ${texts.length} are called safe (RACETRACK_SEED=${SEED})`,
    )
    expect(safe.length).toBeGreaterThan(PROGRAMS / 100)
    const failures = safe.flatMap((text) => badEndOf(text) ?? [])
    expect(failures).toEqual([])
  },
)
