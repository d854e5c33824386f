import { expect, test } from 'vitest'
import { BINDINGS, bindingOf, controlKeys } from './bindings.ts'
import { ariaKeys, chordOf, keyCaps, takes } from './chord.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('no chord belongs to two rows', () => {
  const chords = BINDINGS.flatMap((binding) => binding.chords)
  expect(chords.length).toBeGreaterThan(15)
  expect(new Set(chords).size).toBe(chords.length)
})

test('with the single keys off these rows are left to the buttons on the page, and no others', () => {
  const withoutCommand = BINDINGS.filter((binding) =>
    binding.chords.every((chord) => bindingOf(chord, false) === null),
  )
  expect(withoutCommand.map((binding) => binding.id)).toEqual([
    'step',
    'run',
    'play',
    'back',
    'forward',
    'back five',
    'forward five',
    'start',
    'end',
    'fix',
    'kill',
    'enlarge',
    'leave',
    'help',
  ])
})

test('a digit and a sign count with and without Shift, since keyboards differ', () => {
  expect(chordOf({ ...bare, key: '1', shiftKey: true })).toBe('1')
  expect(chordOf({ ...bare, key: '?', shiftKey: true })).toBe('?')
  expect(chordOf({ ...bare, key: '.' })).toBe('.')
})

test('a letter counts in either case, but not with Shift', () => {
  expect(chordOf({ ...bare, key: 'U' })).toBe('u')
  expect(bindingOf(chordOf({ ...bare, key: 'U', shiftKey: true }) ?? '', true)).toBeNull()
})

test('Ctrl and the command key are the same modifier, and Alt belongs to no key', () => {
  expect(chordOf({ ...bare, key: 'Z', metaKey: true, shiftKey: true })).toBe('Mod+Shift+z')
  expect(chordOf({ ...bare, key: 'z', ctrlKey: true })).toBe('Mod+z')
  expect(chordOf({ ...bare, key: '1', altKey: true })).toBeNull()
})

test('a digit with Ctrl is left to the browser', () => {
  expect(bindingOf(chordOf({ ...bare, key: '1', ctrlKey: true }) ?? '', true)).toBeNull()
})

test('with the single keys off only function keys and Ctrl combinations work', () => {
  expect(bindingOf('f', false)).toBeNull()
  expect(bindingOf('ArrowLeft', false)).toBeNull()
  expect(bindingOf('Shift+F11', false)?.id).toBe('line back')
  expect(bindingOf('Mod+z', false)?.id).toBe('undo')
})

test('a control keeps the keys it uses and leaves the others', () => {
  expect(takes('range', 'Shift+ArrowLeft')).toBe(true)
  expect(takes('range', '1')).toBe(false)
  expect(takes('select', 'r')).toBe(true)
  expect(takes('select', 'Mod+z')).toBe(false)
  expect(takes('radio', 'Space')).toBe(true)
  expect(takes('press', 'Space')).toBe(true)
  expect(takes('press', 'ArrowLeft')).toBe(false)
  expect(takes('text', 'Mod+z')).toBe(true)
})

test('function keys work from everywhere', () => {
  for (const use of ['text', 'select', 'range'] as const) expect(takes(use, 'F10')).toBe(false)
})

test('a chord is shown as key caps, and given to assistive technology in its own syntax', () => {
  expect(keyCaps('Mod+Shift+z')).toEqual(['Ctrl or ⌘', 'Shift', 'Z'])
  expect(keyCaps('ArrowLeft')).toEqual(['←'])
  expect(ariaKeys('Mod+Shift+z')).toBe('Control+Shift+z')
})

test('a control shows the keys that press it now', () => {
  expect(controlKeys('redo', true).keys).toBe('y Control+Shift+z Control+y')
  expect(controlKeys('redo', true).hint).toBe(' (Y)')
  // Of a row with a key for each request: that of the second.
  expect(controlKeys('step', true, 1)).toEqual({ keys: '2', hint: ' (2)' })
})

test('with the single keys off a control names none of them', () => {
  expect(controlKeys('step', false)).toEqual({ keys: undefined, hint: '' })
  expect(controlKeys('redo', false).keys).toBe('Control+Shift+z Control+y')
})
