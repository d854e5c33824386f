import { beforeAll, expect, test } from 'vitest'
import { drain } from '../../../base/index.ts'
import fidelity from '../../../../docs/fidelity.md?raw'
import { lastWorld, replay } from '../../../world/index.ts'
import { OUTCOMES } from '../outcomes.ts'
import { scenarioWith } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'
import { COLUMNS, DIFFERENCES, KNOWN, STARTS_KNOWN } from './history.oracle.ts'
import type { Column, Difference, Knowledge } from './history.oracle.ts'
import { outcomesOf } from '../../outcome.ts'
import type { OutcomeId } from '../../outcome.ts'
import { prepare } from '../../prepare.ts'
import { checkCell } from '../../check/checkCell.ts'
import { provideEveryProgram } from '../../everyProgram.ts'

const BUDGET = { states: 1_000_000, memory: 2 ** 28 }

beforeAll(provideEveryProgram)

const CELLS = KNOWN.flatMap((row) =>
  Object.keys(COLUMNS).map((column) => {
    const entry = row.middleware === undefined ? row.program : `${row.program} (${row.middleware})`
    return { name: `${entry}, ${column}`, row, column: column as Column }
  }),
)

test.each(CELLS)('$name: the known outcomes, and the argued differences', ({ row, column }) => {
  const found = COLUMNS[column].map((views) => badOf(scenarioWith({ ...programOf(row), views })))
  const more = DIFFERENCES.filter((one) => sameProgram(one, row) && one.column === column)
  expect(sortedSigns(found.join(''))).toBe(
    sortedSigns(row[column] + more.map((one) => one.more).join('')),
  )
})

test.each(KNOWN)('$program $middleware: touch ∥ set p shows no more than two alike', (row) => {
  const more = DIFFERENCES.filter((one) => sameProgram(one, row)).map((one) => one.more)
  const alike = sortedSigns([row.two, row.writers, ...more].join(''))
  const found = badOf(scenarioWith({ ...programOf(row), views: ['touch', 'set p'] }))
  expect([...found].filter((letter) => !alike.includes(letter))).toEqual([])
})

test.each(STARTS_KNOWN)('%s, 1 touch, start %s: %s', (program, start, letters) => {
  expect(badOf(scenarioWith({ program, views: ['touch'], start }))).toBe(sortedSigns(letters))
})

test.each(DIFFERENCES)('$program, $column: $more is shown by a schedule', (one) => {
  const prepared = prepare(scenarioWith({ ...programOf(one), views: one.views }))
  const { run, divergence } = replay(prepared.plan, one.schedule)
  expect(divergence).toBe(null)
  const shown = outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)
  for (const letter of one.more) expect(letters(shown)).toContain(letter)
})

test('docs/fidelity.md argues every difference, with its schedule', () => {
  const rows = fidelity.split('\n').filter((line) => line.startsWith('|'))
  const argued = (one: Difference) =>
    rows.some((line) =>
      [`\`${one.program}\``, `+${one.more} `, `\`${withRunLengths(one.schedule)}\``].every((part) =>
        line.includes(part),
      ),
    )
  expect(DIFFERENCES.filter((one) => !argued(one))).toEqual([])
})

function programOf({ program, middleware }: Pick<Knowledge, 'program' | 'middleware'>) {
  return { program, ...(middleware !== undefined && { middleware }) }
}

function sameProgram(one: Difference, row: Knowledge): boolean {
  return one.program === row.program && one.middleware === row.middleware
}

/** The letters of the bad outcomes that some schedule has, of all schedules. */
function badOf(scenario: Scenario): string {
  const { complete, outcomes } = drain(checkCell(scenario, { budget: BUDGET }))
  expect(complete).toBe(true)
  return sortedSigns(letters(outcomes.map(({ id }) => id)))
}

function letters(ids: readonly OutcomeId[]): string {
  return OUTCOMES.flatMap(({ id, sign, bad }) => (bad && ids.includes(id) ? [sign] : [])).join('')
}

/** Each letter once, in the order of the outcomes. */
function sortedSigns(signs: string): string {
  return OUTCOMES.flatMap(({ sign }) => (signs.includes(sign) ? [sign] : [])).join('')
}

/** "A×47 B×6": the way in which long stretches are written. */
function withRunLengths(schedule: string): string {
  return schedule
    .replace(/(.)\1{4,}/g, (stretch, letter: string) => ` ${letter}×${stretch.length} `)
    .trim()
    .replace(/ +/g, ' ')
}
