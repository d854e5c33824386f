import type { LibraryTables } from '../../builtins/registry.ts'
import { environmentOf } from '../../builtins/more/environ.ts'
import { itemsOf } from '../../chart/iteration.ts'
import type { MoreValues } from '../moreValues.ts'
import {
  findAttribute,
  mustBeModelled,
  mustSupport,
  ofException,
  refuseField,
  refuseFrozen,
  setVariableOf,
  subjectOf,
} from './attributes.ts'
import { compareInOrder, equalTagged } from './compare.ts'
import { dictText } from './dictText.ts'
import { floatText } from './floats.ts'
import { intText } from './intText.ts'
import { inPlace } from './inPlace.ts'
import { binary, unary } from './operators.ts'
import { percentFormat } from './percentFormat.ts'
import { reprObject, reprTagged, reprWritten, textOfModelled } from './repr.ts'
import { deleteItem, holds, itemAt, setItem } from './subscripts.ts'

const values: MoreValues = {
  environ: environmentOf,
  dictText,
  unary,
  binary,
  inPlace,
  percentFormat,
  floatText,
  intText,
  reprTagged,
  reprWritten,
  reprObject,
  textOfModelled,
  equalTagged,
  compareInOrder,
  findAttribute,
  ofException,
  subjectOf,
  mustBeModelled,
  mustSupport,
  setVariableOf,
  refuseField,
  refuseFrozen,
  itemAt,
  itemsOf,
  setItem,
  deleteItem,
  holds,
}

/** Arithmetic, sequences, floats. */
export const VALUES: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages: {},
  values,
}
