import { callValue } from '../../chart/call.ts'
import { gives, NO_KEYWORDS } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import { Raised } from '../../chart/evaluation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import { getAttribute } from '../../values/attributes.ts'
import { isRef, isTagged, tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { textIn } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'

/** `file.write(piece)` for each piece, then the failure is raised, if there is one. */
export function writePieces(
  evaluation: Evaluation,
  file: Value,
  pieces: readonly Value[],
  failure: Value,
): CallResult {
  for (const [index, piece] of pieces.entries()) {
    const write = answerOf(evaluation, getAttribute(evaluation, file, 'write'))
    const result = callValue(evaluation, write, [piece], NO_KEYWORDS)
    if (result.kind === 'operation') {
      return waiting(result, [file, tuple(...pieces.slice(index + 1)), failure])
    }
    answerOf(evaluation, result)
  }
  if (isRef(failure)) throw new Raised(failure)
  return gives(null)
}

/** A write waits for the world; then the pieces after it go on. */
function waiting(
  { operation, then }: Extract<CallResult, { kind: 'operation' }>,
  state: readonly Value[],
): CallResult {
  const all = [...state, then.resume, ...then.state]
  return { kind: 'operation', operation, then: { resume: 'pieces are written', state: all } }
}

const stages: Continuations = {
  'pieces are written': (
    evaluation,
    [file = null, pieces = null, failure = null, ...inner],
    answer,
  ) => {
    const [resume = null, ...state] = inner
    if (answer === null) return gives(null)
    const then = { resume: textIn(resume), state }
    const result = evaluation.library.resume(evaluation, then, answer)
    const rest = isTagged(pieces) && pieces.kind === 'tuple' ? pieces.items : []
    if (result.kind === 'operation') return waiting(result, [file, tuple(...rest), failure])
    return writePieces(evaluation, file, rest, failure)
  },
}

/** How pieces are written to a file, one after the other. */
export const WRITE_PIECES: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages,
}
