import { expect, test } from 'vitest'
import { filesOfForkBase } from '../../programs/everyProgram.ts'
import { scenarioWith } from '../../programs/index.ts'
import { baseNamed } from '../../share/programLink.ts'
import type { Draft } from '../drafts/draft.ts'
import { openingOfDraft, openingOfLink } from './openings.ts'
import { filesIn } from './texts.ts'

const FILES = filesOfForkBase('session/modern/modern') ?? {}
const TEXT = `${FILES['backend.py'] ?? ''}# mine\n`
const scenario = {
  ...scenarioWith({ program: 'modern', views: ['touch', 'logout'] }),
  edits: { 'backend.py': TEXT },
}
const draft: Draft = {
  id: 'a',
  name: 'mine',
  scenario,
  base: baseNamed('session/modern/modern', FILES),
  version: 1,
  savedAt: 0,
}
const PLACE = { schedule: 'AB', cursor: 1 }

test('a draft of a session program opens over the files that it was made from', () => {
  const opening = openingOfDraft(draft, PLACE)
  expect(opening).toMatchObject({ name: 'mine', draft, original: FILES, notice: null, ...PLACE })
  expect(filesIn(scenario)).toEqual({ ...FILES, 'backend.py': TEXT })
})

test('when those are others by now, it opens over the new ones, and says so', () => {
  const base = { id: 'session/modern/modern', hash: '0' }
  const opening = openingOfDraft({ ...draft, base }, PLACE)
  expect(opening?.base).toEqual(draft.base)
  expect(opening?.notice).toMatch(/^“mine” was made from files that .* has changed/)
})

test('a draft of a program that the catalogue does not have is not opened', () => {
  const gone = { ...draft, scenario: { ...scenario, program: 'none' } }
  expect(openingOfDraft(gone, PLACE)).toBeNull()
})

test('a session program of a link is a copy that nobody keeps', () => {
  const opening = openingOfLink({ scenario, base: null, ...PLACE })
  expect(opening).toMatchObject({ name: 'Django 4 and 5', base: draft.base, draft: null })
  expect(opening.original).toEqual(FILES)
})
