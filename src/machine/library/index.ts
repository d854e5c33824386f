/**
 * Modules of Python's library that are written in Python here, too. A program that imports one is
 * compiled together with it, so that every step of it is a step of the program.
 */
import { importedModules } from '../../python/index.ts'
import type { Source } from '../../python/index.ts'
import functools from './_functools.py?raw'
import matching from './_matching.py?raw'
import transaction from './_transaction.py?raw'
import glob from './glob.py?raw'
import pathlib from './pathlib.py?raw'
import threading from './_threading.py?raw'

const LIBRARY: ReadonlyMap<string, string> = new Map([
  ['_functools', functools],
  ['_matching', matching],
  ['_threading', threading],
  ['_transaction', transaction],
  ['glob', glob],
  ['pathlib', pathlib],
])

/** A member of a module that is written in Python, and what is there when a program may use it. */
const PARTS: readonly (readonly [module: RegExp, member: RegExp, file: string])[] = [
  [/^functools$/, /\b(lru_)?cache\b/, '_functools'],
  [/^threading$/, /\bwait_for\b/, '_threading'],
  [/^(db|django\.db(\.transaction)?)$/, /\batomic\b/, '_transaction'],
]

/** What a file imports, and what of a module that it imports is a file of its own. */
function modulesFor(text: string): readonly string[] {
  const imported = importedModules(text)
  const parts = PARTS.flatMap(([module, member, file]) =>
    imported.some((name) => module.test(name)) && member.test(text) ? [file] : [],
  )
  return [...imported, ...parts]
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
