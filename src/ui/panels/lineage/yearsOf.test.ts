import { expect, test } from 'vitest'
import { CATALOGUE, MILESTONES } from '../../../programs/index.ts'
import { dayOf, yearsOf } from './yearsOf.ts'

test('every version and milestone stands once, in the order of its date, under its year', () => {
  const years = yearsOf(CATALOGUE, MILESTONES)
  const stops = years.flatMap(({ stops }) => stops)
  expect(stops).toHaveLength(CATALOGUE.length + MILESTONES.length)
  const dates = stops.map(({ date }) => date)
  expect(dates).toEqual([...dates].sort())
  for (const { year, stops } of years) {
    for (const { date } of stops) expect(date.startsWith(year)).toBe(true)
  }
})

test('years say how far they are from the one before', () => {
  const years = yearsOf(CATALOGUE, MILESTONES)
  expect(years.map(({ year, after }) => [year, after])).toEqual([
    ['2007', null],
    ['2008', 1],
    ['2010', 2],
    ['2012', 2],
    ['2015', 3],
    ['2016', 1],
    ['2026', 10],
  ])
})

test('of one day the order of the catalogue is kept: the 51-second version before the fix', () => {
  const ids = yearsOf(CATALOGUE, [])
    .flatMap(({ stops }) => stops)
    .flatMap((stop) => (stop.kind === 'version' && stop.date === '2008-08-14' ? [stop.row.id] : []))
  expect(ids).toEqual(['r8340', 'fix'])
})

test('dates are told under their year, a month without its day', () => {
  expect([dayOf('2008-08-14'), dayOf('2008-04')]).toEqual(['14 Aug', 'Apr'])
})
