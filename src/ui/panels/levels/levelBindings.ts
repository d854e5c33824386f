import type { Level } from '../../../programs/index.ts'
import { letterOf } from '../../../world/index.ts'
import type { Letter } from '../../../world/index.ts'
import { BINDINGS } from '../../app/keys/bindings.ts'
import type { Binding, BindingId } from '../../app/keys/bindings.ts'

/** What a level offers. No other key works in it: nothing may change its program or its settings. */
const OFFERED: readonly BindingId[] = [
  'step',
  'back',
  'forward',
  'back five',
  'forward five',
  'start',
  'end',
  'undo',
  'redo',
  'leave',
  'help',
]

/** The keys of a level. */
export function levelBindings(level: Level): readonly Binding[] {
  const letters = lettersOf(level)
  return BINDINGS.filter(({ id }) => OFFERED.includes(id)).map((binding): Binding => {
    switch (binding.id) {
      case 'step':
        return {
          ...binding,
          chords: binding.chords.slice(0, letters.length),
          title: `Let request ${letters.join(' or ')} make its next step`,
        }
      case 'leave':
        return { ...binding, group: 'Move', title: 'To all levels' }
      default:
        return binding
    }
  })
}

/** The requests of a level. */
export function lettersOf({ scenario }: Level): readonly Letter[] {
  return scenario.views.map((_, index) => letterOf(index as Parameters<typeof letterOf>[0]))
}
