/** What a chord is made from; a KeyboardEvent is one. */
export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The name of a pressed key with its modifiers: "1", "u", "Space", "Shift+F11", "Mod+Shift+z".
 * Mod is Ctrl or ⌘. For digits and signs Shift does not count, since it depends on the keyboard
 * whether they need it. Null: Alt is held, or Ctrl and ⌘ at once.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (altKey || (ctrlKey && metaKey)) return null
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key
  const isSign = name.length === 1 && !/\p{Letter}/u.test(name)
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey && !isSign ? 'Shift+' : ''}${name}`
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Mod: 'Ctrl or ⌘',
}

/** The keys of a chord as they are printed on a keyboard. */
export function keyCaps(chord: string): readonly string[] {
  return chord
    .split('+')
    .map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

/** A chord in the syntax of aria-keyshortcuts. */
export function ariaKeys(chord: string): string {
  return chord
    .split('+')
    .map((part) => (part === 'Mod' ? 'Control' : part))
    .join('+')
}

/** What an element does with keys by itself. */
export type KeyUse = 'text' | 'select' | 'range' | 'radio' | 'press' | 'none'

/** Does an element of this use need the key for itself? No control needs function keys. */
export function takes(use: KeyUse, chord: string): boolean {
  const key = chord.slice(chord.lastIndexOf('+') + 1)
  if (/^F\d+$/.test(key)) return false
  switch (use) {
    case 'text':
      return true
    case 'select':
      return !chord.startsWith('Mod+')
    case 'range':
      return ARROWS.has(key) || key === 'Home' || key === 'End'
    case 'radio':
      return ARROWS.has(key) || key === 'Space'
    case 'press':
      return key === 'Space'
    case 'none':
      return false
  }
}

const ARROWS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
