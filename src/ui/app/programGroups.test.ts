import { afterEach, expect, test } from 'vitest'
import { offerGroup, programGroups } from './programGroups.ts'

afterEach(() => {
  programGroups.setState({ groups: [] })
})

test('a group that is offered again takes the place of the one before', () => {
  const group = (title: string, id: string) => ({
    title,
    programs: [{ id, title: id }],
    open: () => {},
    current: () => null,
  })
  offerGroup(group('Gallery', 'one'))
  offerGroup(group('My programs', 'mine'))
  offerGroup(group('Gallery', 'two'))
  const { groups } = programGroups.getState()
  expect(groups.map(({ title }) => title)).toEqual(['Gallery', 'My programs'])
  expect(groups[0]?.programs.map(({ id }) => id)).toEqual(['two'])
})
