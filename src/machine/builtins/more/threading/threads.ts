import type { Evaluation } from '../../../chart/evaluation.ts'
import type { Value } from '../../../values/value.ts'
import { pure } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { record } from '../records.ts'
import { MAIN, threadOf } from './waiting.ts'

const THREAD = 'threading.Thread'

/** Where a program keeps the objects of its threads: no name of a file of Python's is like this. */
const THREADS_FILE = '<threads>'

/** The object of a thread: always the same one. */
function threadObject(evaluation: Evaluation, who: string): Value {
  const place = { file: THREADS_FILE, name: who }
  const known = evaluation.variable(place)
  if (known !== undefined) return known
  const made = record(evaluation, THREAD, {
    name: nameOf(evaluation, who),
    daemon: false,
    ident: numberOf(evaluation, who),
  })
  evaluation.setVariable(place, made)
  return made
}

/** As CPython names threads that are made one after the other: "Thread-1 (visit)". */
function nameOf({ before, program }: Evaluation, who: string): string {
  if (who === MAIN || before.sharing === null) return 'MainThread'
  const target = program.code.functions.get(before.first ?? '')?.name ?? 'run'
  return `Thread-${before.sharing.who + 1} (${target})`
}

/** Python gives any number that is not 0 and no other thread's. */
function numberOf({ before }: Evaluation, who: string): bigint {
  const isThread = before.sharing !== null && who !== MAIN
  return 140_000_000_000_000n + BigInt(isThread ? before.sharing.who + 1 : 0)
}

function identOf(evaluation: Evaluation): bigint {
  return numberOf(evaluation, threadOf(evaluation))
}

export const threadFunctions: Table = {
  get_ident: pure(0, 0, identOf),
  main_thread: pure(0, 0, (evaluation) => threadObject(evaluation, MAIN)),
  current_thread: pure(0, 0, (evaluation) => threadObject(evaluation, threadOf(evaluation))),
}
