import { linkOf } from '../../store/index.ts'
import type { StepperStore } from '../../store/index.ts'
import { page, pageOf } from './page.ts'

/** The link in the address, with its "#"; empty when there is none, or another page is open. */
export function readHash(): string {
  return pageOf(location.hash).id === 'stage' ? location.hash : ''
}

/** The address that opens what is seen now. */
export function linkHere(stepper: StepperStore): string {
  const [page] = location.href.split('#')
  return `${page}#${linkOf(stepper.getState())}`
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
    const hash = `#${linkOf(stepper.getState())}`
    if (hash === location.hash) return
    try {
      history.replaceState(history.state, '', hash)
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
      state.notice === before.notice
    if (same || waiting) return
    waiting = true
    // A task after the frame: the history is slow, and nobody reads the address that fast.
    requestAnimationFrame(() => setTimeout(write))
  })
  addEventListener('pagehide', write)
  const follow = (hash: string): void => {
    page.setState(pageOf(hash))
    if (page.getState().id !== 'stage' || hash === '') return
    if (hash !== `#${linkOf(stepper.getState())}`) open(hash)
  }
  addEventListener('hashchange', ({ newURL }) => {
    // What a person has put there: by now a step that is played may have written over it.
    follow(new URL(newURL).hash)
  })
  // What was put there while the scripts were on their way.
  if (location.hash !== opened) follow(location.hash)
}
