import { linkOf } from '../store/index.ts'
import type { SessionStore } from '../store/index.ts'

/** The part of the address behind "#"; empty when there is none. */
export function readHash(): string {
  return location.hash
}

/** The address that opens what is seen now. */
export function linkHere(session: SessionStore): string {
  const [page] = location.href.split('#')
  return `${page}#${linkOf(session.getState())}`
}

/** Writes the state to the address, once a frame and without history, and opens what is put there. */
export function syncHash(session: SessionStore): void {
  let waiting = false
  const write = (): void => {
    waiting = false
    const hash = `#${linkOf(session.getState())}`
    if (hash === location.hash) return
    try {
      history.replaceState(history.state, '', hash)
    } catch {
      // A sandboxed frame, or too many in a row: the address stays behind, the work goes on.
    }
  }
  session.subscribe((state, before) => {
    const same =
      state.scenario === before.scenario &&
      state.schedule === before.schedule &&
      state.cursor === before.cursor
    if (same || waiting) return
    waiting = true
    requestAnimationFrame(write)
  })
  addEventListener('hashchange', () => {
    const hash = readHash()
    if (hash !== '' && hash !== `#${linkOf(session.getState())}`) session.getState().openLink(hash)
  })
}
