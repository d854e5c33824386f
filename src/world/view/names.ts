// Not the 'd' of "sessionid" with the first 31 digits behind it.
const KEY = /[0-9a-f]{32}(?![0-9a-f])/g

/** A text for people: every session key cut to its first four digits. */
export function withShortKeys(text: string): string {
  return text.replace(KEY, (key) => key.slice(0, 4))
}

/**
 * The last part of a path, shortened: "sessionid3f9c"; "row 3f9c", and "3f9c" of a cache, whose
 * commands say themselves what it is.
 */
export function shortName(path: string): string {
  return withShortKeys(path.slice(path.lastIndexOf('/') + 1).replace(/^cached /, ''))
}

/** "1 byte", "27 bytes". */
export function byteCount(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`
}

/**
 * A name for a place of few characters: a file whose name holds a session key is called by the
 * first four digits of the key and what follows it; any other has its short name.
 */
export function laneName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const key = /[0-9a-f]{32}(?![0-9a-f])/.exec(name)
  return key === null ? shortName(path) : withShortKeys(name.slice(key.index))
}
