import { expect, test } from 'vitest'
import { GALLERY } from '../../gallery/index.ts'
import { parseProgramLink, programLinkOf } from '../../share/programLink.ts'
import { baseOf, filesOfBase } from './bases.ts'
import { openingOfLink } from './openings.ts'

const [RACE] = GALLERY
if (RACE === undefined) throw new Error('expected a race')
const { scenario, id } = RACE
const NAME = `${id}.py`
const TEXT = scenario.files[NAME] ?? ''

test('every race of the gallery and every fixed twin is known by its files', () => {
  const races = GALLERY.flatMap((each) => [each, ...(each.fixed === null ? [] : [each.fixed])])
  for (const race of races) {
    const base = baseOf(race.scenario)
    expect(base?.id).toBe(`gallery/${race.id}`)
    expect(filesOfBase(base?.id ?? '')).toEqual(race.scenario.files)
  }
  expect(baseOf({ ...scenario, files: { [NAME]: `${TEXT}\n` } })).toBeNull()
  expect(filesOfBase('gallery/none')).toBeNull()
})

test('a race of the gallery that is opened from a link is a fork of it: the original comes from there', () => {
  const place = { base: null, schedule: '', cursor: 0 }
  const opening = openingOfLink({ scenario, ...place })
  expect(opening.base?.id).toBe(`gallery/${id}`)
  const files = { [NAME]: `${TEXT}# mine\n` }
  const { base } = opening
  const changed = openingOfLink({ scenario: { ...scenario, files }, ...place, base })
  expect(changed.original).toEqual(scenario.files)
})

test('a link of a fork holds what was changed alone, and gives the whole program back', async () => {
  const base = baseOf(scenario)
  const more = { ...scenario, files: { ...scenario.files, 'helper.py': 'x = 1\n' } }
  const place = { schedule: 'AB', cursor: 1 }
  const link = (await programLinkOf({ scenario: more, base, ...place }, filesOfBase)) ?? ''
  const whole = (await programLinkOf({ scenario: more, base: null, ...place }, filesOfBase)) ?? ''
  expect(link.length).toBeLessThan(whole.length / 2)
  const back = await parseProgramLink(link, filesOfBase)
  expect(back).toMatchObject({ kind: 'program', scenario: more, base, notice: null, ...place })
})
