import { useLayoutEffect } from 'react'
import { useStores } from '../stepper.tsx'
import { BINDINGS, bindingOf } from './bindings.ts'
import type { Binding, Hands } from './bindings.ts'
import { chordOf, takes } from './chord.ts'
import type { KeyUse } from './chord.ts'

/** Listens to the keys of a mode. The functions and the rows must not change. */
export function useKeys(
  { help, enlarge, leave }: Pick<Hands, 'help' | 'enlarge' | 'leave'>,
  bindings: readonly Binding[] = BINDINGS,
): void {
  const stores = useStores()
  // Before the page is painted: what can be seen can be pressed.
  useLayoutEffect(() => {
    const hands = { ...stores, help, enlarge, leave }
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      // A dialog has the keys for itself.
      if (document.querySelector('dialog[open]') !== null) return
      const chord = chordOf(event)
      if (chord === null || takes(keyUse(event.composedPath()[0]), chord)) return
      const binding = bindingOf(chord, stores.preferences.getState().singleKeys, bindings)
      if (binding === null) return
      event.preventDefault()
      if (!event.repeat || binding.repeats) binding.run(hands, chord)
    }
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('keydown', pressed)
    }
  }, [stores, help, enlarge, leave, bindings])
}

const INPUTS: Readonly<Record<string, KeyUse>> = {
  range: 'range',
  radio: 'radio',
  checkbox: 'press',
  button: 'press',
}

/** `target`: where the key was pressed, inside of a shadow root too. */
function keyUse(target: EventTarget | undefined): KeyUse {
  if (target instanceof HTMLInputElement) return INPUTS[target.type] ?? 'text'
  if (target instanceof HTMLTextAreaElement) return 'text'
  if (target instanceof HTMLSelectElement) return 'select'
  if (!(target instanceof HTMLElement)) return 'none'
  if (target.isContentEditable) return 'text'
  return target.matches('button, summary, a[href], [role="button"], [role="tab"]')
    ? 'press'
    : 'none'
}
