import type { LibraryTables } from '../../builtins/registry.ts'
import { itemsOf } from '../../chart/iteration.ts'
import type { MoreValues } from '../moreValues.ts'
import { unicodeErrorText } from '../unicodeErrorText.ts'
import {
  findAttribute,
  mustBeModelled,
  mustSupport,
  ofException,
  setVariableOf,
  subjectOf,
} from './attributes.ts'
import { compareInOrder, equalTagged } from './compare.ts'
import { floatText } from './floats.ts'
import { inPlace } from './inPlace.ts'
import { binary, unary } from './operators.ts'
import { percentNumber } from './percentNumber.ts'
import { reprObject, reprTagged, shown } from './repr.ts'
import { deleteItem, holds, itemAt, setItem } from './subscripts.ts'

const values: MoreValues = {
  unary,
  binary,
  inPlace,
  percentNumber,
  floatText,
  reprTagged,
  reprObject,
  shown,
  unicodeErrorText,
  equalTagged,
  compareInOrder,
  findAttribute,
  ofException,
  subjectOf,
  mustBeModelled,
  mustSupport,
  setVariableOf,
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
