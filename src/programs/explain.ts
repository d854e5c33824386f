import {
  lastWorld,
  letterOf,
  operationPath,
  shortName,
  timelineView,
  waits,
  waitSentence,
} from '../world/index.ts'
import type { Run, StepRecord } from '../world/index.ts'
import { kindOf } from './outcome.ts'
import type { Cause, Outcome } from './outcome.ts'
import type { Prepared } from './prepared.ts'

/** Why an outcome came about: the steps that caused it (1-based, in order), and a sentence. */
export interface Explanation {
  readonly steps: readonly number[]
  readonly sentence: string
}

/** `run` must be over or stuck, and `outcome` hold at its end; `ok` has no steps. */
export function explainOutcome(prepared: Prepared, run: Run, outcome: Outcome): Explanation {
  const rule = prepared.outcomes.find(({ id }) => id === outcome.id)
  const family = prepared.families.find(({ kind }) => kind === kindOf(outcome.id))
  const causes = rule?.causes ?? family?.causes ?? []
  for (const cause of causes) {
    const explanation = EXPLAIN[cause](prepared, run, outcome)
    if (explanation !== null) return explanation
  }
  return { steps: [], sentence: outcome.why }
}

type Explain = (prepared: Prepared, run: Run, outcome: Outcome) => Explanation | null

const EXPLAIN: { readonly [K in Cause]: Explain } = {
  torn: (_, run) => tornPair(run),
  overwritten: lostUpdateStory,
  restored: (_, run) => restoredPair(run),
  left: leftBehind,
  deadlock: (_, run) => hangStory(run),
}

/** Who waits for whom, and the steps by which the lock was taken. */
function hangStory(run: Run): Explanation | null {
  const found = waits(run.plan, lastWorld(run))
  if (found.length === 0) return null
  const steps = run.records.flatMap((record, index) => {
    const path = locks(record) ? pathAt(run, index) : null
    const holder = letterOf(record.who)
    const holds = found.some((wait) => wait.path === path && wait.blockedBy.includes(holder))
    return path !== null && holds ? [index + 1] : []
  })
  return { steps: steps.slice(-1), sentence: found.map(waitSentence).join(' ') }
}

function locks({ operation, answer }: StepRecord): boolean {
  return (
    operation.kind === 'syscall' &&
    !(answer?.kind === 'syscall' && answer.result.ok && answer.result.value === false) &&
    operation.call.op === 'flock' &&
    operation.call.mode !== 'LOCK_UN'
  )
}

/** The step that emptied (or half wrote) a file, and the read that met it so. */
function tornPair(run: Run): Explanation | null {
  const read = run.records.findIndex((record) => record.torn)
  const reader = run.records[read]
  if (reader === undefined) return null
  const path = pathAt(run, read)
  const cause = lastIndex(
    run,
    read,
    (record, index) => changes(record) && pathAt(run, index) === path,
  )
  const writer = run.records[cause]
  if (writer === undefined || path === null) return null
  const who = letterOf(reader.who)
  const other = writer.who === reader.who ? 'itself' : letterOf(writer.who)
  return {
    steps: [cause + 1, read + 1],
    sentence: `Step ${cause + 1} emptied ${shortName(path)}, and at step ${read + 1} ${who} read the file before ${other === 'itself' ? `${who} itself` : other} had written it back.`,
  }
}

/** Two saves of one file, row or entry by two requests: the later had looked at it before the earlier. */
function lostUpdateStory(prepared: Prepared, run: Run): Explanation | null {
  const puts = run.records.map((_, index) => pathPutAt(run, index))
  for (let late = run.records.length - 1; late > 0; late -= 1) {
    const last = run.records[late]
    const path = puts[late] ?? null
    if (last === undefined || path === null) continue
    const early = lastIndex(
      run,
      late,
      (record, index) => record.who !== last.who && puts[index] === path,
    )
    const first = run.records[early]
    const looked = lastIndex(
      run,
      early,
      (record, index) => record.who === last.who && pathAt(run, index) === path,
    )
    if (first === undefined || looked === -1) continue
    const stored = prepared.processes[first.who]?.stores ?? []
    const what = stored.length === 0 ? 'what was there' : stored.join(', ')
    return {
      steps: [early + 1, late + 1],
      sentence: `${letterOf(first.who)} wrote ${what} to ${shortName(path)} at step ${early + 1}; ${letterOf(last.who)} had loaded it before that, and at step ${late + 1} wrote its older copy over it.`,
    }
  }
  return null
}

/** The step that removed a file, row or entry, and the step by which another put it back. */
function restoredPair(run: Run): Explanation | null {
  for (let late = run.records.length - 1; late > 0; late -= 1) {
    const writer = run.records[late]
    const path = writer === undefined ? null : pathPutAt(run, late)
    if (writer === undefined || path === null) continue
    const gone = lastIndex(
      run,
      late,
      (record, index) =>
        record.who !== writer.who && removes(record) && pathAt(run, index) === path,
    )
    const remover = run.records[gone]
    const looked = lastIndex(
      run,
      gone,
      (record, index) => record.who === writer.who && pathAt(run, index) === path,
    )
    if (remover === undefined || looked === -1) continue
    return {
      steps: [gone + 1, late + 1],
      sentence: `${letterOf(remover.who)} deleted ${shortName(path)} at step ${gone + 1}; ${letterOf(writer.who)} had loaded it before that, and at step ${late + 1} put its copy back.`,
    }
  }
  return null
}

/** What a step puts into place: the new name of a rename, or what it writes or inserts. */
function pathPutAt(run: Run, index: number): string | null {
  const operation = run.records[index]?.operation
  if (operation?.kind === 'db') {
    const { op } = operation.call
    return op === 'insert' ||
      op === 'update' ||
      op === 'increment' ||
      op === 'cache.set' ||
      op === 'cache.add' ||
      op === 'cache.incr'
      ? pathAt(run, index)
      : null
  }
  if (operation?.kind !== 'syscall') return null
  const { op } = operation.call
  return op === 'rename' || op === 'link' || op === 'write' ? pathAt(run, index) : null
}

function removes({ operation }: StepRecord): boolean {
  if (operation.kind === 'db') return operation.call.op.endsWith('delete')
  return operation.kind === 'syscall' && operation.call.op === 'unlink'
}

function leftBehind(prepared: Prepared, run: Run, { id }: Outcome): Explanation | null {
  const rule = prepared.outcomes.find((outcome) => outcome.id === id)
  const [path] = rule?.left?.(prepared.plan, lastWorld(run)) ?? []
  if (path === undefined) return null
  const row = timelineView(run).rows.find(
    (entry) => entry.operation.path === path && entry.operation.name.startsWith('open'),
  )
  return {
    steps: row === undefined ? [] : [row.step],
    sentence:
      row === undefined
        ? `${shortName(path)} is left, and nothing names it.`
        : `${row.letter} created ${shortName(path)} at step ${row.step}; at the end nothing names it.`,
  }
}

function pathAt(run: Run, index: number): string | null {
  const record = run.records[index]
  const before = run.worlds[index]
  if (record === undefined || before === undefined) return null
  return operationPath(before, record.who, record.operation)
}

/** A write, or an open that truncates. */
function changes(record: StepRecord): boolean {
  if (record.operation.kind !== 'syscall') return false
  const { call } = record.operation
  if (call.op === 'open') return call.flags.includes('O_TRUNC')
  return call.op === 'write' || call.op === 'ftruncate'
}

function lastIndex(
  run: Run,
  before: number,
  test: (record: StepRecord, index: number) => boolean,
): number {
  for (let index = before - 1; index >= 0; index -= 1) {
    const record = run.records[index]
    if (record !== undefined && test(record, index)) return index
  }
  return -1
}
