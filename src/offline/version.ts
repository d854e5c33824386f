/** What the page tells the service worker that waits: the person wants the newer version now. */
export const TAKE_OVER = 'take over'

/**
 * The name of the cache with all files of one version, and of the lock that each of its tabs holds. An
 * origin may have other pages, and Racetrack in another folder.
 *
 * @param scope the address of the folder
 */
export function versionName(scope: string, version: string): string {
  return `${prefix(scope)}${version}`
}

/** Whether a cache holds a version of the page in this folder. */
export function isVersion(scope: string, name: string): boolean {
  return name.startsWith(prefix(scope))
}

function prefix(scope: string): string {
  return `racetrack ${scope} `
}

/**
 * The versions that need not be kept: all but the newest, the one before it, from which a tab may just be
 * opening, and those that tabs use.
 *
 * @param names all versions that are kept, the oldest first
 */
export function spareVersions(
  names: readonly string[],
  newest: string,
  used: ReadonlySet<string>,
): readonly string[] {
  const older = names.filter((name) => name !== newest)
  return older.slice(0, -1).filter((name) => !used.has(name))
}
