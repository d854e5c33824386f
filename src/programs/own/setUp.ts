import { memoryOf, openFilesIn } from '../../machine/index.ts'
import type { Argument, Memory, Start } from '../../machine/index.ts'
import type { Span } from '../../python/index.ts'
import { runAlone } from '../../world/index.ts'
import type { Alone, Plan, World } from '../../world/index.ts'

/** A part of the file that runs alone before the first step. */
export interface SetUp {
  /** "setup()", for messages */
  readonly name: string
  readonly entry: Start['entry']
  readonly args: readonly Argument[]
  /** where it stands, when nothing says where it went wrong */
  readonly at: Span
}

export type SetUpResult =
  | { readonly ok: true; readonly memory: Memory; readonly world: World }
  | {
      readonly ok: false
      readonly span: Span
      readonly message: string
      readonly instead: string | null
    }

/** The memory and the world after one part has run to its end; else what went wrong in it. */
export function setUp(plan: Plan, world: World, { name, entry, args, at }: SetUp): SetUpResult {
  const call = { entry, args, seed: 'setup', leavesMemory: true }
  const { end, running, left, world: after } = runAlone(plan, world, call)
  const failure = failureOf(name, end, at)
  if (failure !== null) return failure
  if (after.db.transactions.size > 0) {
    const message = `${name} leaves a transaction open; that processes share one is not modelled.`
    return { ok: false, span: at, message, instead: 'End its block here.' }
  }
  const memory = memoryOf(running)
  const [held] = openFilesIn(memory)
  const open = held === undefined ? left[0] : `${held} open in a variable`
  if (open === undefined) return { ok: true, memory, world: after }
  const what = held === undefined ? `a descriptor of ${open} open` : open
  const message = `${name} leaves ${what}; that processes share an open file is not modelled.`
  return { ok: false, span: at, message, instead: 'Open it in each process, or close it here.' }
}

/** What went wrong; null: it returned. */
export function failureOf(
  name: string,
  end: Alone['end'],
  at: Span,
): Extract<SetUpResult, { ok: false }> | null {
  if (end.kind === 'returned') return null
  if (end.kind === 'blocked') {
    return { ok: false, span: at, message: `${name} waits for a lock for ever.`, instead: null }
  }
  if (end.kind === 'died') {
    const span = end.traceback.at(-1)?.span ?? at
    const message = `${name} raises ${end.exception}${end.message === '' ? '' : `: ${end.message}`}\n${tracebackText(end.traceback)}`
    return { ok: false, span, message, instead: null }
  }
  const message = `${name} meets what is not modelled: ${end.what}.`
  return { ok: false, span: end.span, message, instead: end.instead }
}

/** As Python prints it, without the exception itself. */
function tracebackText(
  traceback: readonly { readonly function: string; readonly span: Span }[],
): string {
  const lines = traceback.map(
    ({ function: name, span }) => `  File "${span.file}", line ${span.line}, in ${name}`,
  )
  return ['Traceback (most recent call last):', ...lines].join('\n')
}
