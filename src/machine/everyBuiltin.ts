/**
 * The second face of machine: the built-ins and modules that programs of anybody's may use, beside
 * the core that the catalogue has. Not in the first view.
 */
import { libraryOf } from './builtins/registry.ts'
import { MORE } from './builtins/more/index.ts'

/** The library of own programs: pass it to `modelledNames` and to `buildMachine`. */
export const everyBuiltin = libraryOf(...MORE)
