/**
 * Modules of Python's library that are written in Python here, too. A program that imports one is
 * compiled together with it, so that every step of it is a step of the program.
 */
import { importedModules } from '../../python/index.ts'
import type { Source } from '../../python/index.ts'
import matching from './_matching.py?raw'
import glob from './glob.py?raw'
import pathlib from './pathlib.py?raw'
import threading from './_threading.py?raw'

const LIBRARY: ReadonlyMap<string, string> = new Map([
  ['_matching', matching],
  ['glob', glob],
  ['pathlib', pathlib],
])

/** What is in Python of modules that are modelled otherwise, under a name of its own. */
const BESIDE: ReadonlyMap<string, readonly [name: string, text: string]> = new Map([
  ['threading', ['_threading', threading]],
])

/** The files of a program, and those of the library that they import. A file of its own goes first. */
export function withLibrary(sources: readonly Source[]): readonly Source[] {
  const names = new Set(sources.flatMap(({ text }) => importedModules(text)))
  const parts = [
    ...[...LIBRARY].map(([module, text]) => [module, module, text] as const),
    ...[...BESIDE].map(([module, [name, text]]) => [module, name, text] as const),
  ]
  const added = parts.flatMap(([module, file, text]) => {
    const name = `${file}.py`
    const isThere = sources.some((source) => source.name === name)
    return names.has(module) && !isThere ? [{ name, text, library: true as const }] : []
  })
  // What was added may import more of it.
  return added.length === 0 ? sources : withLibrary([...sources, ...added])
}
