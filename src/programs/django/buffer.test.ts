import { expect, test } from 'vitest'
import { replay, requestViews, worldAt } from '../../world/index.ts'
import { PRESETS } from './presets.ts'
import { prepare } from '../prepare.ts'

test('what save has written stays in the buffer of its file until the step that writes it out', () => {
  const preset = PRESETS.find(({ id }) => id === 'ticket-alone')
  if (preset === undefined) throw new Error('expected the preset ticket-alone')
  const prepared = prepare(preset.scenario)
  const { run } = replay(prepared.plan, 'A'.repeat(7))
  const buffered = run.worlds.map((world) =>
    requestViews(prepared.plan, world)
      .flatMap(({ frames, next }) =>
        frames.flatMap(({ variables }) => variables.map(({ file }) => ({ file, next }))),
      )
      .filter(({ file }) => file !== null && file.buffered > 0)
      .map(({ file, next }) => `${file?.buffered} before ${next?.name}`),
  )
  // After step 6 the inner save is about to write "{}" and its checksum, after step 7 the outer one.
  expect(buffered.slice(0, 6).flat()).toEqual([])
  expect(buffered[6]).toEqual(['11 before write'])
  expect(buffered[7]).toEqual(['11 before write'])
  expect(requestViews(prepared.plan, worldAt(run, 7))[0]?.next?.name).toBe('write')
})
