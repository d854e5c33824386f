import type { Actions, Player, StepperStore } from '../../../store/index.ts'
import { derivedOf, faultsHere, nextLetter } from '../../../store/index.ts'
import { ariaKeys, keyCaps } from './chord.ts'
import { letterOf } from '../../../world/index.ts'

/** What a key can take hold of. */
export interface Hands {
  readonly stepper: StepperStore
  readonly actions: Actions
  readonly player: Player
  /** opens the list of keys */
  help(): void
  /** gives the whole stage to the panel in hand, or back */
  enlarge(): void
  /** ends an enlargement */
  leave(): void
}

/** A row of the table of keys. */
export interface Binding {
  readonly id: BindingId
  readonly group: 'Step' | 'Move' | 'Change' | 'Look' | 'Help'
  /** what it does, for the list of keys */
  readonly title: string
  /** see chordOf */
  readonly chords: readonly string[]
  /** a key that is held down does it again and again */
  readonly repeats: boolean
  run(hands: Hands, chord: string): void
}

export type BindingId =
  | 'step'
  | 'step on'
  | 'line'
  | 'line back'
  | 'run'
  | 'play'
  | 'back'
  | 'forward'
  | 'back five'
  | 'forward five'
  | 'start'
  | 'end'
  | 'undo'
  | 'redo'
  | 'fix'
  | 'kill'
  | 'enlarge'
  | 'leave'
  | 'help'

/** How many steps Shift and an arrow go. */
const LEAP = 5

/** Every key of the stage. A mode that offers less takes its rows from here. */
export const BINDINGS: readonly Binding[] = [
  {
    id: 'step',
    group: 'Step',
    title: 'Step A, B, C, D, E, F or G',
    chords: ['1', '2', '3', '4', '5', '6', '7'],
    repeats: true,
    run: ({ actions }, chord) => {
      actions.choose(letterOf((Number(chord) - 1) as Parameters<typeof letterOf>[0]))
    },
  },
  {
    id: 'step on',
    group: 'Step',
    title: 'Step the one that moved last',
    chords: ['F10'],
    repeats: true,
    run: ({ actions, stepper }) => {
      const letter = nextLetter(stepper.getState())
      if (letter !== null) actions.choose(letter)
    },
  },
  {
    id: 'line',
    group: 'Step',
    title: 'Forward one source line',
    chords: ['F11', '.'],
    repeats: true,
    run: ({ actions }) => {
      actions.stepLine()
    },
  },
  {
    id: 'line back',
    group: 'Step',
    title: 'One source line back',
    chords: ['Shift+F11', ','],
    repeats: true,
    run: ({ actions }) => {
      actions.backLine()
    },
  },
  {
    id: 'run',
    group: 'Step',
    title: 'Run the one that moved last to its end',
    chords: ['r'],
    repeats: false,
    run: ({ actions, stepper }) => {
      const { moved } = derivedOf(stepper.getState())
      const letter = moved === null ? nextLetter(stepper.getState()) : letterOf(moved)
      if (letter !== null) actions.runToEnd(letter)
    },
  },
  {
    id: 'play',
    group: 'Move',
    title: 'Play or pause',
    chords: ['Space'],
    repeats: false,
    run: ({ player }) => {
      player.toggle()
    },
  },
  {
    id: 'back',
    group: 'Move',
    title: 'One step back',
    chords: ['ArrowLeft'],
    repeats: true,
    run: ({ actions }) => {
      actions.back()
    },
  },
  {
    id: 'forward',
    group: 'Move',
    title: 'One step forward',
    chords: ['ArrowRight'],
    repeats: true,
    run: ({ actions }) => {
      actions.forward()
    },
  },
  {
    id: 'back five',
    group: 'Move',
    title: 'Five steps back',
    chords: ['Shift+ArrowLeft'],
    repeats: true,
    run: leap(-LEAP),
  },
  {
    id: 'forward five',
    group: 'Move',
    title: 'Five steps forward',
    chords: ['Shift+ArrowRight'],
    repeats: true,
    run: leap(LEAP),
  },
  {
    id: 'start',
    group: 'Move',
    title: 'To the start',
    chords: ['Home'],
    repeats: false,
    run: ({ actions }) => {
      actions.toStart()
    },
  },
  {
    id: 'end',
    group: 'Move',
    title: 'To the end',
    chords: ['End'],
    repeats: false,
    run: ({ actions }) => {
      actions.toEnd()
    },
  },
  {
    id: 'undo',
    group: 'Change',
    title: 'Undo',
    chords: ['u', 'Mod+z'],
    repeats: true,
    run: ({ actions }) => {
      actions.undo()
    },
  },
  {
    id: 'redo',
    group: 'Change',
    title: 'Redo',
    chords: ['y', 'Mod+Shift+z', 'Mod+y'],
    repeats: true,
    run: ({ actions }) => {
      actions.redo()
    },
  },
  {
    id: 'fix',
    group: 'Change',
    title: 'Switch the fix on or off',
    chords: ['f'],
    repeats: false,
    run: ({ actions, stepper }) => {
      const row = derivedOf(stepper.getState()).prepared.django?.row
      if (row?.fix) actions.setFix(row.id !== row.fix.on)
    },
  },
  {
    id: 'kill',
    group: 'Change',
    title: 'Kill the one that moved last, before its next step',
    chords: ['x'],
    repeats: false,
    run: ({ actions, stepper }) => {
      const state = stepper.getState()
      const { moved } = derivedOf(state)
      const canDie = moved !== null && faultsHere(state, moved).includes('kill')
      const letter = canDie ? letterOf(moved) : nextLetter(state)
      if (letter !== null) actions.injectFault('kill', letter)
    },
  },
  {
    id: 'enlarge',
    group: 'Look',
    title: 'Give the whole stage to the panel under the pointer or the focus, or back',
    chords: ['z'],
    repeats: false,
    run: ({ enlarge }) => {
      enlarge()
    },
  },
  {
    id: 'leave',
    group: 'Look',
    title: 'Back to the stage',
    chords: ['Escape'],
    repeats: false,
    run: ({ leave }) => {
      leave()
    },
  },
  {
    id: 'help',
    group: 'Help',
    title: 'Show these keys',
    chords: ['?'],
    repeats: false,
    run: ({ help }) => {
      help()
    },
  },
]

function leap(steps: number): Binding['run'] {
  return ({ actions, stepper }) => {
    actions.goTo(stepper.getState().cursor + steps)
  }
}

/** The row that a chord belongs to. `singleKeys` false: only function keys and Ctrl or ⌘ count. */
export function bindingOf(
  chord: string,
  singleKeys: boolean,
  bindings: readonly Binding[] = BINDINGS,
): Binding | null {
  if (!singleKeys && !isCommand(chord)) return null
  return bindings.find((binding) => binding.chords.includes(chord)) ?? null
}

/**
 * The keys of a control, from the same table: for `aria-keyshortcuts`, and " (U)" for its tooltip.
 * `index`: of the chord, where each chord of a row has a separate control.
 */
export function controlKeys(
  id: BindingId,
  singleKeys: boolean,
  index?: number,
): { readonly keys: string | undefined; readonly hint: string } {
  const all = BINDINGS.find((binding) => binding.id === id)?.chords ?? []
  const chords = (index === undefined ? all : all.slice(index, index + 1)).filter(
    (chord) => singleKeys || isCommand(chord),
  )
  const [first] = chords
  if (first === undefined) return { keys: undefined, hint: '' }
  return { keys: chords.map(ariaKeys).join(' '), hint: ` (${keyCaps(first).join(' ')})` }
}

/** A function key, or one with Ctrl or ⌘: nothing that a person types by accident. */
export function isCommand(chord: string): boolean {
  return /(^|\+)F\d+$/.test(chord) || chord.startsWith('Mod+')
}
