import { assign } from 'xstate'
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

interface Asked {
  readonly context: Context
  readonly event: Event
}

interface GuardParams {
  readonly completes: At
  readonly otherwise: At
  readonly raises: At
  readonly fails: At
  readonly awaits: At
  readonly leavesModel: At
  readonly returnsOut: At
  readonly calls: At & { readonly function: FunctionId }
  readonly returnsTo: At & { readonly site: Site }
  readonly repliesTo: At & { readonly site: Site }
  readonly resumes: At & { readonly site: Site }
  readonly answerCompletes: At
  readonly answerRaises: At
  readonly answerAwaits: At
  readonly answerOpens: At
  readonly answerOtherwise: At
  readonly answerLeavesModel: At
  readonly unwindsTo: Unwinding & { readonly site: Site }
  readonly unwindsBack: Unwinding & { readonly site: Site }
  /** `answered`: with what the world says */
  readonly unwindsBy: { readonly kind: Edge['kind']; readonly answered: boolean }
  readonly starts: { readonly function: FunctionId }
  readonly startLeavesModel: undefined
  readonly startFails: undefined
}

interface ActionParams {
  readonly proceed: At
  readonly take: At
  readonly unwind: undefined
  readonly takeUnwinding: undefined
  readonly start: undefined
}

/** As XState has them: by name, with what each is given. */
type Named<Params> = { [K in keyof Params & string]: { type: K; params: Params[K] } }[keyof Params &
  string]

/** What the definition is made of. */
interface ChartTypes {
  context: Context
  events: Event
  input: Context | undefined
  meta: PointMeta
  guards: Named<GuardParams>
  actions: Named<ActionParams>
}

/**
 * The words that every statechart of a request is made of. A guard asks by which edge the
 * micro-step leaves, its action installs the context that the micro-step gives; both read the one
 * pure `perform`. They close over nothing: the program is in the context, the point in the params.
 *
 * XState keeps offering the event of a macrostep to the eventless transitions that follow it, so
 * the answer counts only where the context waits for one.
 */
export const guards: {
  readonly [K in keyof GuardParams]: (asked: Asked, params: GuardParams[K]) => boolean
} = {
  completes: ({ context }, { at }) => leavesBy(context, null, at, 'completes'),
  otherwise: ({ context }, { at }) => leavesBy(context, null, at, 'otherwise'),
  raises: ({ context }, { at }) => leavesBy(context, null, at, 'raises'),
  fails: ({ context }, { at }) => leavesBy(context, null, at, 'fails'),
  awaits: ({ context }, { at }) => leavesBy(context, null, at, 'awaits'),
  leavesModel: ({ context }, { at }) => leavesBy(context, null, at, 'leavesModel'),
  returnsOut: ({ context }, { at }) => leavesBy(context, null, at, 'returnsOut'),
  calls: ({ context }, params) => {
    const { edge } = perform(params.at, context, null)
    return edge.kind === 'calls' && edge.function === params.function
  },
  returnsTo: ({ context }, params) => {
    const { edge } = perform(params.at, context, null)
    return edge.kind === 'returnsTo' && same(edge.site, params.site)
  },
  repliesTo: ({ context }, params) => {
    const { edge } = perform(params.at, context, null)
    return edge.kind === 'repliesTo' && same(edge.site, params.site)
  },
  resumes: ({ context }, params) => {
    const { edge } = perform(params.at, context, null)
    return edge.kind === 'resumes' && same(edge.site, params.site)
  },
  unwindsBack: ({ context }, { site }) => {
    const { edge } = unwind(context)
    return edge.kind === 'repliesTo' && same(edge.site, site)
  },
  answerCompletes: ({ context, event }, { at }) => leavesBy(context, event, at, 'completes'),
  answerRaises: ({ context, event }, { at }) => leavesBy(context, event, at, 'raises'),
  answerLeavesModel: ({ context, event }, { at }) => leavesBy(context, event, at, 'leavesModel'),
  answerAwaits: ({ context, event }, { at }) => leavesBy(context, event, at, 'awaits'),
  answerOpens: ({ context, event }, { at }) => leavesBy(context, event, at, 'opens'),
  answerOtherwise: ({ context, event }, { at }) => leavesBy(context, event, at, 'otherwise'),
  unwindsTo: ({ context }, { site }) => {
    const { edge } = unwind(context)
    return edge.kind === 'unwindsTo' && same(edge.site, site)
  },
  unwindsBy: ({ context, event }, { kind, answered }) =>
    unwind(context, answered ? event.answer : null).edge.kind === kind,
  starts: ({ context }, params) => {
    const edge = enterFirst(context)?.edge
    return edge?.kind === 'calls' && edge.function === params.function
  },
  startFails: ({ context }) => enterFirst(context)?.edge.kind === 'unwindsOut',
  startLeavesModel: ({ context }) => enterFirst(context)?.edge.kind === 'leavesModel',
}

export const types = {} as ChartTypes

/** How a micro-step is taken. */
export const actions = {
  /** go on with what the point has done */
  proceed: change<At>(({ context }, { at }) => perform(at, context, null).context),
  /** go on with what the world has answered */
  take: change<At>(({ context, event }, { at }) => perform(at, context, event.answer).context),
  unwind: change<undefined>(({ context }) => unwind(context).context),
  takeUnwinding: change<undefined>(({ context, event }) => unwind(context, event.answer).context),
  start: change<undefined>(({ context }) => enterFirst(context)?.context ?? context),
}

function change<Params extends At | undefined>(
  contextAfter: (asked: Asked, params: Params) => Context,
) {
  return assign<Context, Event, Params, Event, never>(contextAfter)
}

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
