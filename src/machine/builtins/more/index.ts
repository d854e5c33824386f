import type { LibraryTables } from '../registry.ts'
import { BUILTIN_SCOPE } from './builtinScope.ts'
import { BYTES_MORE } from './bytesMore.ts'
import { CACHE_MORE } from './cacheMore.ts'
import { CALLING_FUNCTIONS } from './callingFunctions.ts'
import { COLLECTIONS } from './collections/index.ts'
import { CONTAINERS_MORE } from './containersMore.ts'
import { CONTEXTLIB } from './contextlibModule.ts'
import { COPY } from './copyModule.ts'
import { DATACLASSES } from './dataclassesModule.ts'
import { DB } from './dbModule.ts'
import { DB_MORE } from './dbMore.ts'
import { DEEPER } from '../../deeper/index.ts'
import { ENVIRON } from './environ.ts'
import { FCNTL } from './fcntlModule.ts'
import { FILE_CALLS } from './fileCalls.ts'
import { FORMAT } from './format.ts'
import { FUNCTOOLS } from './functoolsModule.ts'
import { GENERATORS } from './generatorMethods.ts'
import { ITERATORS } from './iterators.ts'
import { ITERTOOLS } from './itertoolsModule.ts'
import { JSON_MORE } from './jsonMore.ts'
import { IO } from './io/index.ts'
import { NAMED_TUPLES } from './namedTuples.ts'
import { NUMBERS } from './numbers.ts'
import { OS_CALLS } from './osCalls.ts'
import { OS_MORE } from './osMore.ts'
import { PICKLE } from './pickle/index.ts'
import { PYTHON } from './python.ts'
import { RANDOM_MODULES } from './randomModule.ts'
import { RANDOM_TEXT } from './randomText.ts'
import { SCANDIR } from './scandir.ts'
import { SETS } from './sets.ts'
import { STR_MORE } from './strMore.ts'
import { SYS } from './sysModule.ts'
import { QUEUES } from './threading/queues.ts'
import { THREADING } from './threading/index.ts'
import { TIME } from './timeModule.ts'
import { WRITE_PIECES } from './writePieces.ts'
import { VALUES } from '../../values/more/index.ts'

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
  BUILTIN_SCOPE,
  BYTES_MORE,
  CACHE_MORE,
  DB_MORE,
  CALLING_FUNCTIONS,
  COLLECTIONS,
  CONTAINERS_MORE,
  CONTEXTLIB,
  COPY,
  DATACLASSES,
  DEEPER,
  ENVIRON,
  FORMAT,
  FUNCTOOLS,
  GENERATORS,
  ITERATORS,
  ITERTOOLS,
  JSON_MORE,
  IO,
  NAMED_TUPLES,
  NUMBERS,
  OS_MORE,
  PICKLE,
  { ...RANDOM_MODULES, randomText: RANDOM_TEXT },
  SCANDIR,
  SETS,
  STR_MORE,
  SYS,
  THREADING,
  QUEUES,
  TIME,
  VALUES,
  WRITE_PIECES,
]

/** What the programs of the catalogue use that the page does not fetch first. */
export const CATALOGUE: readonly LibraryTables[] = [DB, FCNTL, FILE_CALLS, OS_CALLS]
