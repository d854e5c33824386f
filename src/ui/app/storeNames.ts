import type { StoreKind } from '../../programs/index.ts'

/** What sessions are kept in, as panels and lanes are named. */
export const STORE_NAMES: { readonly [K in StoreKind]: 'Disk' | 'Rows' | 'Cache' } = {
  files: 'Disk',
  rows: 'Rows',
  cache: 'Cache',
}
