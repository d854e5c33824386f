import type { Fs } from './fs.ts'
import type { Errno, Ino } from './syscall.ts'

/** Where a path leads. `free`: the directory is there, the name is not. */
export type Lookup =
  | { readonly kind: 'file'; readonly path: string; readonly ino: Ino }
  | { readonly kind: 'directory'; readonly path: string; readonly ino: Ino }
  | { readonly kind: 'free'; readonly path: string }
  | { readonly kind: 'failed'; readonly errno: Errno }

/**
 * Looks a path up. The answer's path is normalised; a relative path starts at "/", which is every
 * process' working directory. Fails with ENOENT (a directory on the way, or the path, is missing)
 * or ENOTDIR (something on the way is a file).
 */
export function resolve(fs: Fs, path: string): Lookup {
  const known = existingEntry(fs, path)
  return known ?? walk(fs, path)
}

function existingEntry(fs: Fs, path: string): Lookup | null {
  const file = fs.names.get(path)
  if (file !== undefined) return { kind: 'file', path, ino: file }
  const dir = fs.dirs.get(path)
  return dir === undefined ? null : { kind: 'directory', path, ino: dir }
}

function walk(fs: Fs, path: string): Lookup {
  if (path === '') return { kind: 'failed', errno: 'ENOENT' }
  let at = '/'
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (fs.names.has(at)) return { kind: 'failed', errno: 'ENOTDIR' }
    if (!fs.dirs.has(at)) return { kind: 'failed', errno: 'ENOENT' }
    at = part === '..' ? parentOf(at) : join(at, part)
  }
  return existingEntry(fs, at) ?? { kind: 'free', path: at }
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}

export function join(dir: string, name: string): string {
  return dir === '/' ? `/${name}` : `${dir}/${name}`
}
