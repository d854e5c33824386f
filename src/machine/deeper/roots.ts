import { functionOf, pointOf } from '../chart/program.ts'
import type { Context, Frame } from '../state/context.ts'
import type { Ref, Value } from '../values/value.ts'
import { refsIn, refsInValue } from './references.ts'
import { stackAt } from './stackAt.ts'

/** Which temporaries of the innermost frame CPython's stack would still hold. */
export interface Held {
  readonly live: ReadonlySet<number>
  readonly held: readonly number[]
}

/** Of a frame whose stack is empty: an exception is about to leave it. */
export const NOTHING_HELD: Held = { live: new Set(), held: [] }

/**
 * What keeps objects alive in CPython, in the order in which it goes when a frame ends: the stack
 * from its top, then the variables. Inner frames first.
 */
export function rootsOf(context: Context, held: Held): readonly Ref[] {
  const { stack, raised, waiting, closing, globals } = context
  return [
    ...(waiting === null ? [] : refsIn(waiting.then.state)),
    ...(stack === null ? [] : [...stackRoots(stack, held), ...rootsOfFrames(context, stack)]),
    ...(closing === null ? [] : refsInValue(closing.value)),
    ...(raised === null ? [] : [raised]),
    ...refsIn(globals.values()),
  ]
}

function rootsOfFrames(context: Context, frame: Frame): readonly Ref[] {
  const { caller, site, receives } = frame
  const own = [
    ...rootsOfPoint(frame),
    ...rootsOfCall(context, frame),
    ...refsIn(variablesOf(context, frame)),
  ]
  if (caller === null || site === null) return own
  const at = pointOf(context.program, site)
  const { inInit, inCall, held } = stackAt(context.program, at)
  // A built-in that calls back has its arguments on the stack.
  const live = receives.kind === 'reply' ? at.needed : 'instance' in receives ? inInit : inCall
  return [...own, ...stackRoots(caller, { live, held }), ...rootsOfFrames(context, caller)]
}

/** What the stack of a frame holds, from its top. */
export function stackRoots({ temps }: Frame, { live, held }: Held): readonly Ref[] {
  return [...temps]
    .toSorted(([one], [other]) => other - one)
    .filter(([index]) => live.has(index) || held.includes(index))
    .flatMap(([, value]) => refsInValue(value))
}

/** What a point holds that runs program code in its middle, or that a generator goes on with. */
function rootsOfPoint({ generator, sent, replies = [], made = [] }: Frame): readonly Ref[] {
  return [
    ...refsIn(replies.flatMap(({ args, value }) => [...args, value])),
    ...made,
    ...(sent === undefined ? [] : refsInValue(sent.value)),
    ...(generator === undefined ? [] : [generator]),
  ]
}

/** Python 2 keeps the exception that a frame has handled until that frame ends. */
function rootsOfCall({ program }: Context, { handled, receives }: Frame): readonly Ref[] {
  const instance = 'instance' in receives ? [receives.instance] : []
  const arguments_ = receives.kind === 'reply' ? refsIn(receives.call) : []
  const kept = program.code.version === 2 && handled !== null ? [handled] : []
  return [...instance, ...arguments_, ...kept]
}

/** The variables of a frame, in the order in which they go when it ends: those of its own, then cells. */
export function variablesOf(
  { program }: Pick<Context, 'program'>,
  { function: id, locals }: Frame,
): readonly Value[] {
  if (locals.size === 0) return []
  const { code } = functionOf(program, id)
  const { cells = [], free = [] } = code
  const parameters = code.parameters.map(({ name }) => name)
  const names = new Set([
    ...code.locals.filter((name) => !cells.includes(name) || parameters.includes(name)),
    ...cells,
    ...free,
  ])
  return [...names].flatMap((name) => {
    const value = locals.get(name)
    return value === undefined ? [] : [value]
  })
}
