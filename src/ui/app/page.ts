import { createStore } from 'zustand/vanilla'

/** Which page is open. The stage keeps its link in the address; the lineage has one of its own. */
export type PageId = 'stage' | 'lineage'

const LINEAGE = '#lineage'

export const page = createStore<{ readonly id: PageId }>()(() => ({ id: pageOf(location.hash) }))

export function pageOf(hash: string): PageId {
  return hash === LINEAGE ? 'lineage' : 'stage'
}

/** Opens the lineage; the browser's back button leads to the stage again. */
export function openLineage(): void {
  goTo(LINEAGE, 'lineage')
}

/** Opens the stage. `link`: what stands behind "#" there. */
export function openStage(link: string): void {
  goTo(`#${link}`, 'stage')
}

function goTo(hash: string, id: PageId): void {
  try {
    history.pushState(null, '', hash)
  } catch {
    // A sandboxed frame: the address stays behind, the page changes all the same.
  }
  page.setState({ id })
}
