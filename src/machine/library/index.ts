/**
 * Modules of Python's library that are written in Python here, too. A program that imports one is
 * compiled together with it, so that every step of it is a step of the program.
 */
import { importedModules } from '../../python/index.ts'
import type { Source } from '../../python/index.ts'
import caches from './_caches.py?raw'
import matching from './_matching.py?raw'
import glob from './glob.py?raw'
import pathlib from './pathlib.py?raw'

const LIBRARY: ReadonlyMap<string, string> = new Map([
  ['_caches', caches],
  ['_matching', matching],
  ['glob', glob],
  ['pathlib', pathlib],
])

/** What a file imports, and what a module that it imports has in a file of its own. */
function modulesFor(text: string): readonly string[] {
  const imported = importedModules(text)
  const caches = imported.includes('functools') && /\b(lru_)?cache\b/.test(text)
  return caches ? [...imported, '_caches'] : imported
}

/** The files of a program, and those of the library that they import. A file of its own goes first. */
export function withLibrary(sources: readonly Source[]): readonly Source[] {
  const names = new Set(sources.flatMap(({ text }) => modulesFor(text)))
  const added = [...LIBRARY].flatMap(([module, text]) => {
    const name = `${module}.py`
    const isThere = sources.some((source) => source.name === name)
    return names.has(module) && !isThere ? [{ name, text, library: true as const }] : []
  })
  // What was added may import more of it.
  return added.length === 0 ? sources : withLibrary([...sources, ...added])
}
