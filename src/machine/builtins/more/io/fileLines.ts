import { isLineFile } from '../../../chart/iteration.ts'
import { constructors } from '../constructors.ts'
import { functions } from '../functions.ts'
import { resumable } from '../../signature.ts'
import type { Builtin, Given, Table } from '../../signature.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { NO_KEYWORDS } from '../../../chart/callResult.ts'

/** The lines of a file are asked for one by one, so that these must be able to wait. */
export const fileLines: Table = {
  list: forFiles(constructors['list'], 'readlines'),
  next: forFiles(functions['next'], '__next__'),
}

function forFiles(otherwise: Builtin | undefined, method: string): Builtin {
  if (otherwise === undefined) throw new Error(`expected a built-in beside ${method}`)
  const run = (evaluation: Evaluation, given: Given) => {
    const [file = null, ...rest] = given
    if (!isLineFile(evaluation.object(file))) return otherwise.run(evaluation, given, NO_KEYWORDS)
    const args = rest.filter((value) => value !== undefined)
    return evaluation.library.callMethod(evaluation, file, method, args, NO_KEYWORDS)
  }
  return resumable(otherwise.min, otherwise.max, run, otherwise.names)
}
