/**
 * explorer: exhaustive search over any Model. Knows no Python and no files.
 */
export type { Footprint, Model, Moved, Symmetry } from './model.ts'
