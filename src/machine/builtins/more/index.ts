import type { LibraryTables } from '../registry.ts'
import { CACHE_MORE } from './cacheMore.ts'
import { FORMAT } from './format.ts'
import { IO } from './io/index.ts'
import { NUMBERS } from './numbers.ts'
import { OS_MORE } from './osMore.ts'
import { TIME } from './timeModule.ts'

/** What own programs can use beside the core: one table for each module or kind of value. */
export const MORE: readonly LibraryTables[] = [CACHE_MORE, FORMAT, IO, NUMBERS, OS_MORE, TIME]
