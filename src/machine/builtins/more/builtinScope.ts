import type { LibraryTables } from '../registry.ts'
import { bytesMethods } from './bytesMethods.ts'
import { dictMethods, listMethods, tupleMethods } from './collectionMethods.ts'
import { constructors } from './constructors.ts'
import { functions } from './functions.ts'
import { strMethods } from './strMethods.ts'

/** The functions and types of the built-in scope, and their methods: the catalogue needs few of them. */
export const BUILTIN_SCOPE: LibraryTables = {
  scope: { ...functions, ...constructors },
  modules: new Map(),
  methods: new Map([
    ['bytes', bytesMethods],
    ['dict', dictMethods],
    ['list', listMethods],
    ['str', strMethods],
    ['tuple', tupleMethods],
  ]),
  stages: {},
}
