import type { LibraryTables } from '../registry.ts'
import { CACHE_MORE } from './cacheMore.ts'
import { CONTEXTLIB } from './contextlibModule.ts'
import { DEEPER } from '../../deeper/index.ts'
import { FORMAT } from './format.ts'
import { GENERATORS } from './generatorMethods.ts'
import { IO } from './io/index.ts'
import { NUMBERS } from './numbers.ts'
import { OS_MORE } from './osMore.ts'
import { PYTHON } from './python.ts'
import { TIME } from './timeModule.ts'

/** No table: what CPython has beside. */
const FACTS: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages: {},
  python: PYTHON,
}

/** What own programs can use beside the core: one table for each module or kind of value. */
export const MORE: readonly LibraryTables[] = [
  FACTS,
  CACHE_MORE,
  CONTEXTLIB,
  DEEPER,
  FORMAT,
  GENERATORS,
  IO,
  NUMBERS,
  OS_MORE,
  TIME,
]
