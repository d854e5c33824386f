import { fileName, raceAmong } from '../../../store/editing.ts'
import type { Files, Opening } from '../../../store/editing.ts'

/** Larger files are no race: they would only make the page slow. */
const MOST_BYTES = 256 * 1024

export type OpenedFiles =
  | { readonly kind: 'program'; readonly opening: Opening }
  | { readonly kind: 'refused'; readonly why: string }

/** Files that a person has chosen or dropped, as one program. Never rejects. */
export async function openFiles(chosen: readonly File[]): Promise<OpenedFiles> {
  if (chosen.length === 0) return { kind: 'refused', why: 'There was no file.' }
  const large = chosen.find(({ size }) => size > MOST_BYTES)
  if (large !== undefined) {
    return { kind: 'refused', why: `“${large.name}” is larger than ${MOST_BYTES / 1024} KiB.` }
  }
  try {
    const texts = await Promise.all(
      chosen.map(async (file) => [fileName(file.name), plainText(await file.text())] as const),
    )
    return { kind: 'program', opening: programOf(Object.fromEntries(texts)) }
  } catch {
    return { kind: 'refused', why: 'This file cannot be read.' }
  }
}

/** A program that is new to this browser. */
export function programOf(files: Files, name = raceAmong(files)): Opening {
  const main = raceAmong(files)
  return {
    name,
    scenario: { kind: 'own', files, main, settings: {}, copies: null, fault: null },
    base: null,
    original: files,
    draft: null,
    schedule: '',
    cursor: 0,
    notice: null,
  }
}

/** Line ends as Python reads them, without a mark of the byte order. */
function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}
