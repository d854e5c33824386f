import type { Devices, StoreKind } from '../../../programs/index.ts'

/** What a program keeps its data in, as panels and lanes are named. */
export const STORE_NAMES: { readonly [K in StoreKind]: 'Disk' | 'Rows' | 'Cache' } = {
  files: 'Disk',
  rows: 'Rows',
  cache: 'Cache',
}

/** What a program stores in: files before rows before the cache. */
export function storesOf(devices: Devices): readonly StoreKind[] {
  return (['files', 'rows', 'cache'] as const).filter((store) => devices[store])
}
