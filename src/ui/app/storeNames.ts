import type { Devices, StoreKind } from '../../programs/index.ts'

/** What a program keeps its data in, as panels and lanes are named. */
export const STORE_NAMES: { readonly [K in StoreKind]: 'Disk' | 'Rows' | 'Cache' } = {
  files: 'Disk',
  rows: 'Rows',
  cache: 'Cache',
}

/** What is shown of the devices of a program: files before rows before the cache. */
export function storeOf({ rows, cache, files }: Devices): StoreKind {
  if (files) return 'files'
  if (rows) return 'rows'
  return cache ? 'cache' : 'files'
}
