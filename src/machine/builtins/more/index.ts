import type { LibraryTables } from '../registry.ts'
import { OS_MORE } from './osMore.ts'

/** What own programs can use beside the core: one table for each module or kind of value. */
export const MORE: readonly LibraryTables[] = [OS_MORE]
