import type { LibraryTables } from '../../builtins/registry.ts'
import type { MoreValues } from '../moreValues.ts'
import { dictText } from './dictText.ts'
import { floatText } from './floats.ts'
import { inPlace } from './inPlace.ts'
import { binary, unary } from './operators.ts'
import { percentNumber } from './percentNumber.ts'

const values: MoreValues = { dictText, unary, binary, inPlace, percentNumber, floatText }

/** Arithmetic, sequences, floats. */
export const VALUES: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages: {},
  values,
}
