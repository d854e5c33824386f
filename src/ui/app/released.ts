/** What is down now: keys that press a button when they are let go, and the pointer. */
const down = new Set<string>()

let waiting: (() => void)[] = []

/** Follows what is pressed and let go. */
export function watchPresses(): void {
  const lift = (what: string): void => {
    down.delete(what)
    tell()
  }
  addEventListener('keydown', ({ key }) => {
    if (key === ' ' || key === 'Enter') down.add(key)
  })
  addEventListener('keyup', ({ key }) => {
    lift(key)
  })
  addEventListener('pointerdown', () => {
    down.add('pointer')
  })
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => {
      lift('pointer')
    })
  }
  // What is let go in another window is never heard of.
  addEventListener('blur', () => {
    down.clear()
    tell()
  })
}

function tell(): void {
  if (down.size > 0) return
  const told = waiting
  waiting = []
  // The click of what was let go comes first.
  for (const each of told) setTimeout(each)
}

/**
 * Resolves when nothing is down. A button that another takes the place of in between would never be
 * pressed.
 */
export async function whenReleased(): Promise<void> {
  while (down.size > 0) {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
  }
}
