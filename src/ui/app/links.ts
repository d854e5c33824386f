import { isOwnLink, linkOf } from '../../store/index.ts'
import type { StepperStore } from '../../store/index.ts'
import { beforePaint } from '../kit/beforePaint.ts'
import { page, pageOf } from './page.ts'

/** The address that opens what is seen now. */
export async function linkHere(stepper: StepperStore): Promise<string> {
  return addressOf(await linkOf(stepper.getState()))
}

/** The same at once; the address that is there while the text of an own program is being packed. */
export function linkNow(stepper: StepperStore): string {
  const link = linkOf(stepper.getState())
  return typeof link === 'string' ? addressOf(link) : location.href
}

function addressOf(link: string): string {
  const [page] = location.href.split('#')
  return `${page}#${link}`
}

/**
 * Writes the state to the address, after the frame that shows it and without history, and opens
 * what is put there.
 *
 * @param opened what stood behind the address when the page began to open, with its "#"
 * @param open opens a link, with its "#"
 */
export function syncHash(
  stepper: StepperStore,
  opened: string,
  open: (hash: string) => void,
): void {
  let waiting = false
  const write = (): void => {
    waiting = false
    if (page.getState().id !== 'stage') return
    const state = stepper.getState()
    const link = linkOf(state)
    if (typeof link !== 'string') {
      void link.then(write)
      return
    }
    const hash = `#${link}`
    if (hash === location.hash) return
    // A program that could not be opened is nowhere else: the way back leads to its link.
    const keeps = isOwnLink(location.hash) && !isOwnLink(hash)
    try {
      if (keeps) history.pushState(history.state, '', hash)
      else history.replaceState(history.state, '', hash)
    } catch {
      // A sandboxed frame, or too many calls in a row: the address stays behind, stepping continues.
    }
  }
  stepper.subscribe((state, before) => {
    const same =
      state.scenario === before.scenario &&
      state.schedule === before.schedule &&
      state.cursor === before.cursor &&
      // The address may hold a link whose program could not be fetched.
      (state.notice === before.notice || isOwnLink(location.hash))
    if (same || waiting) return
    waiting = true
    // In the frame after the next: the history is slow, nobody reads the address that fast, and at any
    // other time it may force a layout.
    requestAnimationFrame(() => setTimeout(() => beforePaint(write)))
  })
  addEventListener('pagehide', () => {
    if (waiting) write()
  })
  const follow = (hash: string): void => {
    page.setState(pageOf(hash))
    if (page.getState().id !== 'stage' || hash === '') return
    const link = linkOf(stepper.getState())
    if (typeof link !== 'string' || hash !== `#${link}`) open(hash)
  }
  addEventListener('hashchange', ({ newURL }) => {
    // What a person has put there: by now a step that is played may have written over it.
    follow(new URL(newURL).hash)
  })
  // Served by `racetrack open`.
  if (document.querySelector('meta[name=watched]') !== null) {
    void import('../../store/watching.ts').then(
      (watching) => watching.watchFile(stepper),
      () => {},
    )
  }
  // What was put there while the scripts were on their way.
  if (location.hash !== opened) follow(location.hash)
}
