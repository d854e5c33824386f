import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { CATALOGUE } from '../../src/programs/index.ts'
import type { Compared } from './compareWorkload.ts'

const FILE = new URL('../../docs/fidelity.md', import.meta.url)
const BEGIN = '<!-- cpython: begin -->'
const END = '<!-- cpython: end -->'

/** Puts what was compared, program by program, into docs/fidelity.md. */
export async function writeTable(
  version: string,
  compared: ReadonlyMap<string, readonly Compared[]>,
): Promise<void> {
  const text = readFileSync(FILE, 'utf8')
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]]
  if (before === undefined || after === undefined) throw new Error('expected a place for the table')
  const table = [BEGIN, '', ...tableOf(version, compared), '', END].join('\n')
  const { semi, singleQuote, printWidth } = { semi: false, singleQuote: true, printWidth: 100 }
  const options = { parser: 'markdown', semi, singleQuote, printWidth }
  writeFileSync(FILE, await format(`${before}${table}${after}`, options))
}

function tableOf(
  version: string,
  compared: ReadonlyMap<string, readonly Compared[]>,
): readonly string[] {
  const all = [...compared.values()].flat()
  return [
    `CPython ${version}: ${number(sum(all, 'schedules'))} schedules, ${number(sum(all, 'steps'))} steps, ${number(all.reduce((count, { differences }) => count + differences.length, 0))} differences.`,
    '',
    '| program | workloads | of them whole | schedules | steps | hangs | with a fault | differences |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...CATALOGUE.map(({ id }) => rowOf(id, compared.get(id) ?? [])),
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
