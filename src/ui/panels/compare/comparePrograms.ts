import { programRow } from '../../../programs/index.ts'
import type { CellMap, CheckReport, Outcome, ProgramRow } from '../../../programs/index.ts'
import { cellCounts } from '../../kit/map/cellCounts.ts'
import { SHORT_WORDS, PROSPECTS } from '../../kit/map/cellText.ts'
import { compactCount } from '../../kit/verdict/compactCount.ts'
import { outcomeRows } from '../../kit/verdict/outcomeRows.ts'
import type { OutcomeRow } from '../../kit/verdict/outcomeRows.ts'
import type { Words } from '../../kit/verdict/words.ts'

/** The programs that are compared, left and right. */
export type Pair = readonly [string, string]

/** The program on the stage beside its fix; without one, beside the next of the catalogue. */
export function defaultPair(catalogue: readonly ProgramRow[], program: string): Pair {
  const fix = programRow(program)?.fix
  if (fix !== null && fix !== undefined) return [fix.off, fix.on]
  const index = catalogue.findIndex(({ id }) => id === program)
  const other = catalogue[index + 1] ?? catalogue[index - 1]
  return [program, other?.id ?? program]
}

/** An outcome of either program. Null: the report is not there, or the outcome is not in it. */
export interface ComparedOutcome {
  readonly outcome: Outcome
  readonly sides: readonly (OutcomeRow | null)[]
}

/** Every outcome that one of the reports knows of, in the order of the first one's table. */
export function comparedOutcomes(
  reports: readonly (CheckReport | null)[],
): readonly ComparedOutcome[] {
  const rows = reports.map((report) => (report === null ? [] : outcomeRows(report)))
  const table = reports.find((report) => report !== null)?.table ?? []
  return table.flatMap((outcome) => {
    const sides = rows.map((side) => side.find((row) => row.outcome.id === outcome.id) ?? null)
    return sides.every((side) => side === null) ? [] : [{ outcome, sides }]
  })
}

/** The share of an outcome: never "0%" where a check was not complete. */
export function shareText(report: CheckReport, row: OutcomeRow | null): string {
  if (row?.counted) return row.counted.percent
  if (row !== null) return 'seen'
  return report.end.kind === 'complete' ? '0%' : 'not seen'
}

/** A line of the table: what is measured, and its value for each program. */
export interface Measure {
  readonly name: string
  readonly values: readonly Words[]
}

const NOTHING: Words = ['…']

export function measures(reports: readonly (CheckReport | null)[]): readonly Measure[] {
  const each = (name: string, tell: (report: CheckReport) => Words): Measure => ({
    name,
    values: reports.map((report) => (report === null ? NOTHING : tell(report))),
  })
  return [
    each('Checked', ({ end }) => [end.kind === 'complete' ? 'complete' : 'stopped early']),
    each('Schedules', ({ schedules }) => countWords(schedules)),
    each('Distinct', ({ classes }) => countWords(classes)),
    each('States', ({ states }) => [compactCount(states)]),
    each('Transitions', ({ transitions }) => [compactCount(transitions)]),
    ...comparedOutcomes(reports).flatMap(({ outcome, sides }) => {
      const side = (tell: (row: OutcomeRow | null, report: CheckReport) => Words): Words[] =>
        reports.map((report, index) =>
          report === null ? [...NOTHING] : tell(sides[index] ?? null, report),
        )
      return [
        {
          name: `${outcome.title}: share`,
          values: side((row, report) => [shareText(report, row)]),
        },
        {
          name: `${outcome.title}: schedules`,
          values: side((row) => (row?.counted ? [row.counted.schedules] : ['–'])),
        },
        { name: `${outcome.title}: odds`, values: side((row) => [row?.counted?.odds ?? '–']) },
        {
          name: `${outcome.title}: switches`,
          values: side((row) => [row?.counted ? String(row.counted.found.preemptions) : '–']),
        },
      ]
    }),
  ]
}

/** The maps in numbers. Of a check that is not complete there is none. */
export function mapMeasures(
  reports: readonly (CheckReport | null)[],
  maps: readonly (CellMap | null)[],
): readonly Measure[] {
  return PROSPECTS.filter((verdict) => verdict !== 'unreachable').map((verdict) => ({
    name: `Cells of the map: ${SHORT_WORDS[verdict]}`,
    values: maps.map((cells, index) => {
      if (cells === null) return reports[index]?.end.kind === 'stopped' ? ['–'] : NOTHING
      const found = cellCounts(cells).find((count) => count.verdict === verdict)
      return [String(found?.count ?? 0)]
    }),
  }))
}

function countWords(number: string | null): Words {
  return number === null ? ['not counted'] : [compactCount(number)]
}
