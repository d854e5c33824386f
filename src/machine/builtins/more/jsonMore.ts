import { callValue } from '../../chart/call.ts'
import { gives, NO_KEYWORDS } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import { Raised } from '../../chart/evaluation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import { getAttribute } from '../../values/attributes.ts'
import { repr } from '../../values/repr.ts'
import { truth } from '../../values/truth.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { Continuations } from '../continuations.ts'
import { textIn } from '../continuations.ts'
import { writeJson, type JsonStyle } from '../jsonEncoder.ts'
import { loads } from '../jsonLoads.ts'
import { jsonText, styleOf } from '../jsonModule.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import type { Given } from '../signature.ts'
import { callBack } from './records.ts'
import { writePieces } from './writePieces.ts'

const STYLE = [
  'sort_keys',
  'separators',
  'ensure_ascii',
  'indent',
  'default',
  'skipkeys',
  'allow_nan',
] as const

/** The style by its keywords; `whole`: one text is asked for, which C makes when there is no indent. */
function fullStyle(evaluation: Evaluation, given: Given, whole: boolean): JsonStyle {
  const [
    sortKeys,
    separators = null,
    ascii,
    indent = null,
    instead = null,
    skip = false,
    nan = true,
  ] = given
  const style = styleOf(evaluation, [sortKeys, separators, ascii])
  const inward = indentOf(evaluation, indent)
  const byC = whole && inward === null
  const message = 'Out of range float values are not JSON compliant'
  const refuse = (value: number): never =>
    evaluation.fail('ValueError', byC ? message : `${message}: ${repr(evaluation, value)}`)
  return {
    ...style,
    item: separators === null && inward !== null ? ',' : style.item,
    indent: inward,
    skipKeys: truth(evaluation, skip),
    refuseFloat: truth(evaluation, nan) ? null : refuse,
    instead: instead === null ? null : (value) => callBack(evaluation, instead, value),
  }
}

function indentOf(evaluation: Evaluation, indent: Value): string | null {
  if (indent === null || typeof indent === 'string') return indent
  const count = asInt(indent)
  if (count === null) {
    const type = typeName(evaluation, indent)
    return evaluation.fail('TypeError', `can't multiply sequence by non-int of type '${type}'`)
  }
  if (count > 1000n) return evaluation.unsupported('JSON that is moved in so far')
  return ' '.repeat(Math.max(0, Number(count)))
}

/** As CPython's json.dump: a write() for each piece; a failure comes after the pieces before it. */
function dump(evaluation: Evaluation, [value = null, file = null, ...given]: Given): CallResult {
  const style = fullStyle(evaluation, given, false)
  const pieces: string[] = []
  let failure: Value = null
  try {
    writeJson(evaluation, value, style, (piece) => pieces.push(piece))
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    failure = thrown.exception
  }
  return writePieces(evaluation, file, pieces, failure)
}

/** `json.load(file)`: reads the file whole. */
function load(evaluation: Evaluation, [file = null]: Given): CallResult {
  const read = answerOf(evaluation, getAttribute(evaluation, file, 'read'))
  const result = callValue(evaluation, read, [], NO_KEYWORDS)
  if (result.kind !== 'operation') return gives(loads(evaluation, answerOf(evaluation, result)))
  return readingOn(result)
}

function readingOn({ operation, then }: Extract<CallResult, { kind: 'operation' }>): CallResult {
  const state = [then.resume, ...then.state]
  return { kind: 'operation', operation, then: { resume: 'json.load reads', state } }
}

const stages: Continuations = {
  'json.load reads': (evaluation, [resume = null, ...state], answer) => {
    if (answer === null) return gives(null)
    const result = evaluation.library.resume(evaluation, { resume: textIn(resume), state }, answer)
    if (result.kind === 'operation') return readingOn(result)
    return gives(loads(evaluation, answerOf(evaluation, result)))
  },
}

/** What of json the catalogue does not use. */
export const JSON_MORE: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'json',
      {
        functions: {
          dump: resumable(2, 2 + STYLE.length, dump, ['obj', 'fp', ...STYLE]),
          dumps: pure(
            1,
            1 + STYLE.length,
            (evaluation, [value = null, ...given]) =>
              jsonText(evaluation, value, fullStyle(evaluation, given, true)),
            ['obj', ...STYLE],
          ),
          load: resumable(1, 1, load, ['fp']),
        },
      },
    ],
  ]),
  methods: new Map(),
  stages,
}
