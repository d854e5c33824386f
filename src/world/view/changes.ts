import { listFiles, textOf } from '../../vfs/index.ts'
import type { World } from '../world.ts'

/** Something stored that is not as it was. `null`: it is not there. */
export interface StoredChange {
  /** a path, "row KEY" or "cached KEY"; of a directory with a slash at its end */
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** What one world stores differently from another one before it, by name. */
export function storedChanges(before: World, after: World): readonly StoredChange[] {
  const [old, now] = [stored(before), stored(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .toSorted()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after)
}

function stored({ fs, db }: World): ReadonlyMap<string, string> {
  return new Map([
    ...[...fs.dirs.keys()].map((path) => [`${path}/`, ''] as const),
    ...listFiles(fs).map(({ path, data }) => [path, textOf(data)] as const),
    ...[...db.rows].map(([key, text]) => [`row ${key}`, text] as const),
    ...[...db.cache].map(([key, text]) => [`cached ${key}`, text] as const),
  ])
}
