import { GALLERY } from '../../gallery/index.ts'
import { filesOfForkBase, forkBaseId } from '../../programs/everyProgram.ts'
import { isOwn } from '../../programs/index.ts'
import type { AnyScenario } from '../../programs/index.ts'
import { baseNamed } from '../../share/programLink.ts'
import type { Base, FilesOfBase } from '../../share/programLink.ts'
import { originalsOf, sameFiles } from './texts.ts'
import type { Files } from './texts.ts'

/** Races that others have: those of the gallery, and their fixed twins, "gallery/lost_increment". */
const BASES: ReadonlyMap<string, Files> = new Map(
  GALLERY.flatMap((entry) => [entry, ...(entry.fixed === null ? [] : [entry.fixed])]).map(
    ({ id, scenario }) => [`gallery/${id}`, scenario.files] as const,
  ),
)

/** The files of a program that others have, as they are now; null: there is none of this name. */
export const filesOfBase: FilesOfBase = (id) => BASES.get(id) ?? filesOfForkBase(id)

/** The program that others have and that this one begins with: of the catalogue, or a race with exactly these files; null: there is none. */
export function baseOf(scenario: AnyScenario): Base | null {
  if (!isOwn(scenario)) return baseNamed(forkBaseId(scenario), originalsOf(scenario))
  for (const [id, known] of BASES) {
    if (sameFiles(known, scenario.files)) return baseNamed(id, known)
  }
  return null
}
