import { assign, setup } from 'xstate'
import type { FunctionId } from '../../python/index.ts'
import type { AnswerEvent, Context } from '../state/context.ts'
import { enterFirst } from './entry.ts'
import { perform } from './perform.ts'
import { unwind } from './unwind.ts'
import type { Site } from './program.ts'
import type { Edge, Microstep } from './microstep.ts'

/** What a transition knows: the point that it leaves. Plain data, readable in the definition. */
interface At {
  readonly at: Site
}
interface Unwinding {
  readonly from: FunctionId
}

type Event = AnswerEvent

/**
 * The words that every statechart of a request is made of. A guard asks by which edge the
 * micro-step leaves, its action installs the context that the micro-step gives; both read the one
 * pure `perform`. They close over nothing: the program is in the context, the point in the params.
 *
 * XState keeps offering the event of a macrostep to the eventless transitions that follow it, so
 * the answer counts only where the context waits for one.
 */
export const request = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as Context | undefined,
    meta: {} as PointMeta,
  },
  guards: {
    completes: ({ context }, { at }: At) => leavesBy(context, null, at, 'completes'),
    otherwise: ({ context }, { at }: At) => leavesBy(context, null, at, 'otherwise'),
    raises: ({ context }, { at }: At) => leavesBy(context, null, at, 'raises'),
    fails: ({ context }, { at }: At) => leavesBy(context, null, at, 'fails'),
    awaits: ({ context }, { at }: At) => leavesBy(context, null, at, 'awaits'),
    runsAway: ({ context }, { at }: At) => leavesBy(context, null, at, 'runsAway'),
    returnsOut: ({ context }, { at }: At) => leavesBy(context, null, at, 'returnsOut'),
    calls: ({ context }, params: At & { readonly function: FunctionId }) => {
      const { edge } = perform(params.at, context, null)
      return edge.kind === 'calls' && edge.function === params.function
    },
    returnsTo: ({ context }, params: At & { readonly site: Site }) => {
      const { edge } = perform(params.at, context, null)
      return edge.kind === 'returnsTo' && same(edge.site, params.site)
    },
    answerCompletes: ({ context, event }, { at }: At) => leavesBy(context, event, at, 'completes'),
    answerRaises: ({ context, event }, { at }: At) => leavesBy(context, event, at, 'raises'),
    answerOtherwise: ({ context, event }, { at }: At) => leavesBy(context, event, at, 'otherwise'),
    answerAwaits: ({ context, event }, { at }: At) => leavesBy(context, event, at, 'awaits'),
    unwindsTo: ({ context }, { site }: Unwinding & { readonly site: Site }) => {
      const { edge } = unwind(context)
      return edge.kind === 'unwindsTo' && same(edge.site, site)
    },
    unwindAwaits: ({ context }) => unwind(context).edge.kind === 'awaits',
    answerUnwindAwaits: ({ context, event }) =>
      unwind(context, event.answer).edge.kind === 'awaits',
    unwindsOut: ({ context }) => unwind(context).edge.kind === 'unwindsOut',
    starts: ({ context }, params: { readonly function: FunctionId }) => {
      const edge = enterFirst(context)?.edge
      return edge?.kind === 'calls' && edge.function === params.function
    },
    startFails: ({ context }) => enterFirst(context)?.edge.kind === 'unwindsOut',
  },
  actions: {
    /** go on with what the point has done */
    proceed: assign(({ context }, { at }: At) => perform(at, context, null).context),
    /** go on with what the world has answered */
    take: assign(({ context, event }, { at }: At) => perform(at, context, event.answer).context),
    unwind: assign(({ context }) => unwind(context).context),
    takeUnwinding: assign(({ context, event }) => unwind(context, event.answer).context),
    start: assign(({ context }) => enterFirst(context)?.context ?? context),
  },
})

/** What each program point's state says of itself. */
export interface PointMeta {
  readonly function: FunctionId
  readonly point: string | null
  readonly span: {
    readonly file: string
    readonly from: number
    readonly to: number
    readonly line: number
  }
}

function leavesBy(context: Context, event: Event | null, at: Site, kind: Edge['kind']): boolean {
  const step: Microstep = perform(at, context, event === null ? null : event.answer)
  return step.edge.kind === kind
}

function same(one: Site, other: Site): boolean {
  return one.function === other.function && one.point === other.point
}
