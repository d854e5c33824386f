import type { Devices } from '../../../programs/index.ts'

export type StoreName = keyof typeof STORE_NAMES

/** What a program keeps its data in, as panels and lanes are named. */
export const STORE_NAMES = {
  memory: 'Memory',
  files: 'Disk',
  rows: 'Rows',
  cache: 'Cache',
} as const

/** What a program keeps its data in: memory before files before rows before the cache. */
export function storesOf(devices: Devices): readonly StoreName[] {
  return (['memory', 'files', 'rows', 'cache'] as const).filter((store) => devices[store])
}
