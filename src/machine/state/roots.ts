import { pointOf } from '../chart/program.ts'
import type { LinkedPoint } from '../chart/program.ts'
import type { Ref, Value } from '../values/value.ts'
import type { Context, Frame } from './context.ts'
import { refsIn, refsInValue } from './references.ts'

/** Which temporaries of the innermost frame CPython's stack would still hold. */
export type Held = Pick<LinkedPoint, 'liveHere' | 'heldHere'>

/** Of a frame whose stack is empty: an exception is about to leave it. */
export const NOTHING_HELD: Held = { liveHere: new Set(), heldHere: [] }

/**
 * What keeps objects alive in CPython, in the order in which it goes when a frame ends: the stack
 * from its top, then the variables. Inner frames first.
 */
export function rootsOf(context: Context, held: Held): readonly Ref[] {
  const { stack, raised, waiting, closing, globals } = context
  const then = closing?.then
  return [
    ...(waiting === null ? [] : refsIn(waiting.then.state)),
    ...(stack === null ? [] : [...stackRoots(stack, held), ...rootsOfFrames(context, stack)]),
    ...(then?.kind === 'returns' ? refsInValue(then.value) : []),
    ...(raised === null ? [] : [raised]),
    ...refsIn(globals.values()),
  ]
}

function rootsOfFrames(context: Context, frame: Frame): readonly Ref[] {
  const { caller, site } = frame
  const own = [...rootsOfCall(context, frame), ...refsIn(variablesOf(context, frame))]
  if (caller === null || site === null) return own
  const at = pointOf(context.program, site)
  const inInit = 'instance' in frame.receives
  const liveHere = inInit ? at.liveInInit : at.liveInCall
  const stack = stackRoots(caller, { liveHere, heldHere: at.heldHere })
  return [...own, ...stack, ...rootsOfFrames(context, caller)]
}

/** What the stack of a frame holds, from its top. */
export function stackRoots({ temps }: Frame, { liveHere, heldHere }: Held): readonly Ref[] {
  return [...temps]
    .toSorted(([one], [other]) => other - one)
    .filter(([index]) => liveHere.has(index) || heldHere.includes(index))
    .flatMap(([, value]) => refsInValue(value))
}

/** Python 2 keeps the exception that a frame has handled until that frame ends. */
function rootsOfCall({ program }: Context, { handled, receives }: Frame): readonly Ref[] {
  const instance = 'instance' in receives ? [receives.instance] : []
  return program.code.version === 2 && handled !== null ? [...instance, handled] : instance
}

/** The variables of a frame, in the order in which they go when it ends. */
export function variablesOf(
  { program }: Pick<Context, 'program'>,
  { function: id, locals }: Frame,
): readonly Value[] {
  const names = program.functions.get(id)?.code.locals ?? []
  return names.flatMap((name) => {
    const value = locals.get(name)
    return value === undefined ? [] : [value]
  })
}
