import { createStore } from 'zustand/vanilla'

/** Which page is open. The stage keeps its link in the address; the lineage names its version. */
export type PageId = 'stage' | 'lineage'

interface Page {
  readonly id: PageId
  /** of the lineage: the version in the address; null: the one of the stage */
  readonly version: string | null
}

const LINEAGE = /^#lineage(?:=([\w.-]+))?$/

export const page = createStore<Page>()(() => pageOf(location.hash))

/** The page of an address. "#lineage" alone is the lineage at the version of the stage. */
export function pageOf(hash: string): Page {
  const lineage = LINEAGE.exec(hash)
  return lineage === null
    ? { id: 'stage', version: null }
    : { id: 'lineage', version: lineage[1] ?? null }
}

/** Opens the lineage; the browser's back button leads to the stage again. */
export function openLineage(): void {
  goTo('#lineage')
}

/** Opens the stage. `link`: what stands behind "#" there. */
export function openStage(link: string): void {
  goTo(`#${link}`)
}

/** Writes the chosen version of the lineage to the address, without an entry in the history. */
export function nameVersion(version: string): void {
  const hash = `#lineage=${version}`
  try {
    history.replaceState(history.state, '', hash)
  } catch {
    // A sandboxed frame: the address stays behind.
  }
  page.setState(pageOf(hash))
}

function goTo(hash: string): void {
  try {
    history.pushState(null, '', hash)
  } catch {
    // A sandboxed frame: the address stays behind, the page changes all the same.
  }
  page.setState(pageOf(hash))
}
