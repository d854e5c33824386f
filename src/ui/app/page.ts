import { createStore } from 'zustand/vanilla'

/** Which page is open. The stage keeps its link in the address; the others name what they show. */
export type PageId = 'stage' | 'lineage' | 'learn' | 'break' | 'gallery' | 'edit'

interface Page {
  readonly id: PageId
  /** of the lineage: the version in the address; null: the one of the stage */
  readonly version: string | null
  /** of the lessons: the card in the address; null: the list of lessons */
  readonly card: { readonly lesson: number; readonly beat: number } | null
  /** of the challenges: the level in the address; null: the board */
  readonly level: string | null
  /** of the editor: what stands in the address behind its name; see `editPlace.ts` */
  readonly edit: string
}

const LINEAGE = /^#lineage(?:=([\w.-]+))?$/
const BREAK = /^#break(?:=(.+)?)?$/
const EDIT = /^#(?:edit|fresh)\b(.*)$/
const LEARN = /^#learn(?:=(\d{1,3})(?:\.(\d{1,3}))?)?$/

export const page = createStore<Page>()(() => pageOf(location.hash))

/** The page of an address. "#lineage" alone is the lineage at the version of the stage. */
export function pageOf(hash: string): Page {
  const lineage = LINEAGE.exec(hash)
  if (lineage !== null) return { ...NOTHING, id: 'lineage', version: lineage[1] ?? null }
  const challenge = BREAK.exec(hash)
  if (challenge !== null) return { ...NOTHING, id: 'break', level: challenge[1] ?? null }
  if (hash === '#gallery') return { ...NOTHING, id: 'gallery' }
  const edit = EDIT.exec(hash)?.[1]
  if (edit !== undefined) return { ...NOTHING, id: 'edit', edit }
  const learn = LEARN.exec(hash)
  if (learn === null) return { ...NOTHING, id: 'stage' }
  const [, lesson, beat = '1'] = learn
  const card = lesson === undefined ? null : { lesson: Number(lesson), beat: Number(beat) }
  return { ...NOTHING, id: 'learn', card }
}

const NOTHING = { version: null, card: null, level: null, edit: '' }

/** Opens the lineage; the browser's back button leads to the stage again. */
export function openLineage(): void {
  goTo('#lineage')
}

/** Opens the list of lessons. */
export function openLessons(): void {
  goTo('#learn')
}

/** Opens the board of the challenges, or one of its levels. */
export function openBreak(level: string | null): void {
  goTo(level === null ? '#break' : `#break=${level}`)
}

/** Opens the gallery of races. */
export function openGallery(): void {
  goTo('#gallery')
}

/** Opens a card of a lesson. */
export function openCard(lesson: number, beat: number): void {
  goTo(`#learn=${lesson}.${beat}`)
}

/** Opens the stage. `link`: the part behind "#". */
export function openStage(link: string): void {
  goTo(`#${link}`)
}

/** Writes the chosen version of the lineage to the address, without an entry in the history. */
export function nameVersion(version: string): void {
  replace(`#lineage=${version}`)
}

/** Writes the card that is read to the address, without an entry in the history. */
export function nameCard(lesson: number, beat: number): void {
  replace(`#learn=${lesson}.${beat}`)
}

/** Writes an address without an entry in the history. `hash`: with its "#". */
export function replace(hash: string): void {
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
