/**
 * 32 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). It finds what was damaged by
 * chance; it is no protection against somebody who wants it to match.
 */
export function checksumOf(bytes: Uint8Array, basis = 0x811c9dc5): number {
  let sum = basis
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
  return sum >>> 0
}

/** A name for what some files say: 16 hex digits, the same in whatever order the files are. */
export function contentHash(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))
  const bytes = new TextEncoder().encode(JSON.stringify(sorted))
  const halves = [checksumOf(bytes), checksumOf(bytes, 0x6c62272e)]
  return halves.map((half) => half.toString(16).padStart(8, '0')).join('')
}
