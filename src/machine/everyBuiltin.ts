/**
 * The second face of machine: built-ins and modules beside the core, which is all that the programs
 * have that the page fetches first. Not in the first view.
 */
import { libraryOf } from './builtins/registry.ts'
import { CATALOGUE, MORE } from './builtins/more/index.ts'

/** The library of the whole catalogue. */
export const catalogueBuiltin = libraryOf(...CATALOGUE)

/** The library of own programs: pass it to `modelledNames` and to `buildMachine`. */
export const everyBuiltin = libraryOf(...CATALOGUE, ...MORE)

export { withLibrary } from './library/index.ts'
export { drawnText, drawnTexts } from './state/drawnTexts.ts'

export {
  descriptorsOf,
  joinMemory,
  mayHoldObjects,
  memoryNow,
  memoryOfSlots,
  memorySlots,
  sharedBy,
  shareMemory,
  splitMemory,
  waitedFor,
  withoutLostObjects,
} from './deeper/sharing/memory.ts'
export { sharedRows } from './deeper/sharing/memoryRows.ts'
