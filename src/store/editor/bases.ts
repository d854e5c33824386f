import { GALLERY } from '../../gallery/index.ts'
import { baseNamed } from '../../share/programLink.ts'
import type { Base, FilesOfBase } from '../../share/programLink.ts'
import { sameFiles } from './texts.ts'
import type { Files } from './texts.ts'

/** What others have: the races of the gallery and their fixed twins, "gallery/lost_increment". */
const BASES: ReadonlyMap<string, Files> = new Map(
  GALLERY.flatMap((entry) => [entry, ...(entry.fixed === null ? [] : [entry.fixed])]).map(
    ({ id, scenario }) => [`gallery/${id}`, scenario.files] as const,
  ),
)

/** The files of a program that others have, as they are now; null: there is none of this name. */
export const filesOfBase: FilesOfBase = (id) => BASES.get(id) ?? null

/** The program that others have with exactly these files; null: there is none. */
export function baseWith(files: Files): Base | null {
  for (const [id, known] of BASES) {
    if (sameFiles(known, files)) return baseNamed(id, known)
  }
  return null
}
