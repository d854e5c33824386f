import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../programs/index.ts'
import type { CellMap, CheckReport, OutcomeReport } from '../../../programs/index.ts'
import { plain } from '../../kit/verdict/words.ts'
import {
  comparedOutcomes,
  defaultPair,
  mapMeasures,
  measures,
  shareText,
} from './comparePrograms.ts'

const LOST: OutcomeReport = {
  id: 'data-lost',
  schedules: '3',
  share: 1,
  odds: 1,
  shortest: 'AB',
  fewest: 'AB',
  preemptions: 0,
}
const OFF: CheckReport = {
  end: { kind: 'complete' },
  verdict: { kind: 'broken', reason: null },
  table: OUTCOMES,
  states: 10,
  transitions: 12,
  schedules: '3',
  classes: '2',
  outcomes: [LOST],
  seconds: 0,
  faultHappens: null,
  search: 'every schedule',
  bytesPerState: 16,
}
const ON: CheckReport = {
  ...OFF,
  verdict: { kind: 'safe', reason: null },
  outcomes: [{ ...LOST, id: 'ok' }],
}

test('the program on the stage is compared with its fix, off at the left', () => {
  expect(defaultPair(CATALOGUE, 'fix')).toEqual(['ticket', 'fix'])
  expect(defaultPair(CATALOGUE, 'ticket')).toEqual(['ticket', 'fix'])
})

test('a program without a fix is compared with a neighbour of the catalogue', () => {
  const rows = CATALOGUE.map((row, index) => ({ ...row, id: `program ${index}` }))
  expect(defaultPair(rows, 'program 0')).toEqual(['program 0', 'program 1'])
  expect(defaultPair(rows, `program ${rows.length - 1}`)).toEqual([
    `program ${rows.length - 1}`,
    `program ${rows.length - 2}`,
  ])
})

test('an outcome of either side has a line, with nothing where it does not happen', () => {
  const outcomes = comparedOutcomes([OFF, ON])
  expect(outcomes.map(({ outcome }) => outcome.id)).toEqual(['data-lost', 'ok'])
  expect(outcomes.map(({ sides }) => sides.map((side) => side !== null))).toEqual([
    [true, false],
    [false, true],
  ])
  expect(comparedOutcomes([null, null])).toEqual([])
})

test('only a complete check says 0%', () => {
  expect(shareText(OFF, null)).toBe('0%')
  expect(shareText({ ...OFF, end: { kind: 'stopped', by: 'time' } }, null)).toBe('not seen')
})

test('the table has every number of both sides, and waits for what is not there yet', () => {
  const lines = measures([OFF, null])
  expect(lines.find(({ name }) => name === 'Schedules')?.values.map(plain)).toEqual(['3', '…'])
  const share = measures([OFF, ON]).find(({ name }) => name === 'Data lost: share')
  expect(share?.values.map(plain)).toEqual(['100%', '0%'])
})

test('the maps are counted in the table; a stopped check has none, an unfinished one not yet', () => {
  const map: CellMap = {
    table: OUTCOMES,
    across: 'A',
    up: 'A',
    columns: 1,
    rows: 0,
    cells: [
      { x: 0, y: 0, states: 1, verdict: 'at-risk', possible: [] },
      { x: 1, y: 0, states: 1, verdict: 'at-risk', possible: [] },
    ],
  }
  const stopped: CheckReport = { ...OFF, end: { kind: 'stopped', by: 'time' } }
  const lines = mapMeasures([ON, stopped, null], [map, null, null])
  expect(lines.map(({ name, values }) => [name, ...values.map(plain)])).toEqual([
    ['Cells of the map: safe', '0', '–', '…'],
    ['Cells of the map: can still fail', '2', '–', '…'],
    ['Cells of the map: lost', '0', '–', '…'],
    ['Cells of the map: depends', '0', '–', '…'],
  ])
})
