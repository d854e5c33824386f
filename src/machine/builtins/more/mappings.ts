import type { Evaluation } from '../../chart/evaluation.ts'
import { hasSpecial } from '../../values/special.ts'
import { findAttribute } from '../../values/attributes.ts'
import type { Value } from '../../values/value.ts'

/** dict() asks an object of the program's for `keys`; we take dictionaries and pairs alone. */
export function mustHaveItems(evaluation: Evaluation, value: Value): void {
  const isOwn = hasSpecial(evaluation, value, '__getitem__')
  if (evaluation.object(value)?.kind !== 'dict' && isOwn) {
    const keys = findAttribute(evaluation, value, 'keys')
    if (keys !== null) evaluation.unsupported('a dictionary of an object with keys()')
  }
}
