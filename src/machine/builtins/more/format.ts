import { typeName } from '../../values/typeName.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'
import { formatValue } from './formatSpec.ts'

/** `format()` */
export const FORMAT: LibraryTables = {
  scope: {
    format: pure(1, 2, (evaluation, [value = null, spec = '']) => {
      if (typeof spec === 'string') return formatValue(evaluation, value, spec)
      const type = typeName(evaluation, spec)
      return evaluation.fail('TypeError', `format() argument 2 must be str, not ${type}`)
    }),
  },
  modules: new Map(),
  methods: new Map(),
  stages: {},
}
