import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import type { ProgramRow } from '../../src/programs/index.ts'
import type { Compared } from './compareWorkload.ts'

const FILE = new URL('../../docs/fidelity.md', import.meta.url)

/**
 * Puts what was compared, program by program, into docs/fidelity.md, between the marks of a place.
 * `who`: what was compared with, and its version.
 */
export async function writeTable(
  place: string,
  who: string,
  programs: readonly ProgramRow[],
  compared: ReadonlyMap<string, readonly Compared[]>,
): Promise<void> {
  const [begin, end] = [`<!-- ${place}: begin -->`, `<!-- ${place}: end -->`]
  const table = await format(tableOf(who, programs, compared).join('\n'), {
    parser: 'markdown',
    printWidth: 100,
  })
  // Read and written at once: another file of tests may write its table meanwhile.
  const text = readFileSync(FILE, 'utf8')
  const [before, after] = [text.split(begin)[0], text.split(end)[1]]
  if (before === undefined || after === undefined) throw new Error('expected a place for the table')
  writeFileSync(FILE, `${before}${begin}\n\n${table}\n${end}${after}`)
}

function tableOf(
  who: string,
  programs: readonly ProgramRow[],
  compared: ReadonlyMap<string, readonly Compared[]>,
): readonly string[] {
  const all = [...compared.values()].flat()
  return [
    `${who}: ${number(sum(all, 'schedules'))} schedules, ${number(sum(all, 'steps'))} steps, ${number(all.reduce((count, { differences }) => count + differences.length, 0))} differences.`,
    '',
    '| program | workloads | of them whole | schedules | steps | hangs | with a fault | differences |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...programs.map(({ id }) => rowOf(id, compared.get(id) ?? [])),
  ]
}

function rowOf(program: string, rows: readonly Compared[]): string {
  const faults = rows.filter(({ kind }) => kind === 'fault')
  const whole = rows.filter((row) => row.whole).length
  const differences = rows.reduce((count, row) => count + row.differences.length, 0)
  const cells = [
    rows.length,
    whole,
    sum(rows, 'schedules'),
    sum(rows, 'steps'),
    sum(rows, 'hangs'),
    sum(faults, 'schedules'),
    differences,
  ]
  return `| \`${program}\` | ${cells.map(number).join(' | ')} |`
}

function sum(rows: readonly Compared[], what: 'schedules' | 'steps' | 'hangs'): number {
  return rows.reduce((total, row) => total + row[what], 0)
}

function number(value: number): string {
  return value.toLocaleString('en')
}
