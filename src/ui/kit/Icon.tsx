/** Drawings of 16 x 16 units; lines, unless they are listed in FILLED. */
const PATHS = {
  start: 'M3 3v10M13 3.5v9L5.5 8Z',
  back: 'M11.5 3.5v9L4.5 8Z',
  play: 'M4.5 2.8v10.4L13 8Z',
  pause: 'M5 3v10M11 3v10',
  forward: 'M4.5 3.5v9L11.5 8Z',
  end: 'M13 3v10M3 3.5v9L10.5 8Z',
  loss: 'M2.5 3.5v9L8 8ZM8.5 3.5v9L14 8Z',
  run: 'M2.5 8h8M7.5 4.5 11 8l-3.5 3.5M13.5 3.5v9',
  undo: 'M6 3.5 2.5 7 6 10.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10 3.5 13.5 7 10 10.5M13 7H6.5a3.5 3.5 0 0 0 0 7H9',
  reset: 'M3.2 5.5A5.5 5.5 0 1 1 2.5 8M3 2v3.6h3.6',
  share:
    'M6.5 9.5 9.5 6.5M7 4.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L4.5 7',
  branch: 'M4 2.5v11M4 8c5 0 7-1.5 7-4.5M8.8 5.3 11 3l2.2 2.3',
  settings: 'M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.7 2.7v3.6M5.3 9.7v3.6',
  close: 'M4 4l8 8M12 4l-8 8',
  fault: 'M9 1.8 3.8 9h3.7L6.6 14.2 12.2 6.8H8.4Z',
  enlarge: 'M9.5 3H13v3.5M6.5 13H3V9.5M13 3 9 7M3 13l4-4',
  shrink: 'M13 6.5H9.5V3M3 9.5h3.5V13M9.5 6.5 13 3M6.5 9.5 3 13',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  map: 'M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4ZM9.5 9.5h4v4h-4Z',
  check: 'M3 8.5 6.5 12 13 4.5',
} as const

export type IconName = keyof typeof PATHS

const FILLED: ReadonlySet<IconName> = new Set(['back', 'play', 'forward', 'start', 'end', 'loss'])

/** A drawing without an accessible name: the element around it has one. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={FILLED.has(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
