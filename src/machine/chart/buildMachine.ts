import { createMachine } from 'xstate'
import { BugError } from '../../base/index.ts'
import type { Code, FunctionId } from '../../python/index.ts'
import type { Library } from '../builtins/builtinsFace.ts'
import { builtins } from '../builtins/registry.ts'
import { callSites, possibleCallees } from './callees.ts'
import { actions, guards, types } from './chart.ts'
import { notStarted } from './entry.ts'
import type { TableRunner } from '../table/tableRun.ts'
import { functionOf, link, pointOf } from './program.ts'
import type { LinkedFunction, LinkedPoint, Program, Site } from './program.ts'
import type { RequestMachine } from '../state/requestState.ts'

/** Behind the face's opaque `RequestMachine`. */
export interface Built {
  readonly program: Program
  readonly definition: ReturnType<typeof createDefinition>
  /** the definition as a table, when that is what runs; null: XState itself does */
  readonly table: TableRunner | null
}

const built = new WeakMap<RequestMachine, Built>()

/**
 * The statechart of one request of this program: one compound state per function, one leaf per
 * program point. Throws BugError when the code does not fit together.
 *
 * @param library what the program was compiled against
 */
export function buildMachine(code: Code, library: Library = builtins): RequestMachine {
  const program = link(code, library)
  return opaque({ program, definition: createDefinition(program), table: null })
}

/** A machine of the face, with this behind it. */
export function opaque(machine: Built): RequestMachine {
  const made = Object.freeze({}) as RequestMachine
  built.set(made, machine)
  return made
}

export function builtOf(machine: RequestMachine): Built {
  const found = built.get(machine)
  if (found === undefined) throw new BugError('expected a machine that buildMachine has made')
  return found
}

function createDefinition(program: Program) {
  const sites = callSites(program, possibleCallees)
  const replies = callSites(program, possibleReplies)
  const functions = [...program.functions.values()]
  return createMachine(
    {
      types,
      id: 'request',
      context: ({ input }) => input ?? notStarted(program),
      initial: 'start',
      states: {
        start: {
          always: [
            ...functions.map((fn) => ({
              target: fn.key,
              guard: { type: 'starts' as const, params: { function: fn.code.id } },
              actions: 'start' as const,
            })),
            { target: 'died', guard: 'startFails' as const, actions: 'start' as const },
            { target: 'leftModel', guard: 'startLeavesModel' as const, actions: 'start' as const },
          ],
        },
        ...Object.fromEntries(
          functions.map((fn) => [fn.key, functionState(program, fn, sites, replies)]),
        ),
        returned: { id: 'returned', type: 'final' },
        died: { id: 'died', type: 'final' },
        leftModel: { id: 'leftModel', type: 'final' },
      },
    },
    { guards, actions },
  )
}

/** Every function that may run in the middle of a point. */
function possibleReplies(program: Program, at: LinkedPoint): readonly FunctionId[] {
  return program.library.deeper?.possibleReplies(program, at) ?? []
}

function functionState(
  program: Program,
  fn: LinkedFunction,
  sites: ReadonlyMap<FunctionId, readonly Site[]>,
  replies: ReadonlyMap<FunctionId, readonly Site[]>,
) {
  const callers = sites.get(fn.code.id) ?? []
  const asking = replies.get(fn.code.id) ?? []
  const points = [...fn.points.values()].map((at) => [
    at.key,
    pointState(program, fn, at, callers, asking),
  ])
  return {
    id: fn.key,
    initial: fn.entry.key,
    meta: { function: fn.code.id, point: null, span: fn.code.span },
    states: {
      ...Object.fromEntries(points),
      [UNWINDING]: unwindingState(program, fn, callers, asking),
    },
  }
}

/** The leaf of a function through which an exception leaves it. */
const UNWINDING = '↑ unwinding'

function pointState(
  program: Program,
  fn: LinkedFunction,
  at: LinkedPoint,
  callers: readonly Site[],
  asking: readonly Site[],
) {
  const { op } = at.point
  const isReturn = op.kind === 'return'
  const hands = isReturn || op.kind === 'yield' || op.kind === 'delegate'
  const callees = new Set([...possibleCallees(program, at), ...possibleReplies(program, at)])
  return {
    id: idOf(at),
    meta: { function: at.function, point: at.point.id, span: at.point.span },
    always: [
      ...forwardTransitions(program, fn, at),
      ...[...callees].map((id) => callTransition(program, at, id)),
      ...possibleReplies(program, at).flatMap((id) => resumeTransitions(program, at, id)),
      ...(isReturn ? callers.map((site) => returnTransition(program, at, site)) : []),
      ...(hands ? asking.map((site) => replyTransition(program, at, site)) : []),
      ...ends(fn, at),
    ],
    ...(mayAsk(program, at) && { on: { ANSWER: answerTransitions(fn, at) } }),
  }
}

/** Can the point ask the world? A call; and where files close by themselves, any: it may forget one. */
function mayAsk({ library }: Program, { point }: LinkedPoint): boolean {
  return point.op.kind === 'call' || library.deeper !== null
}

/** To the next point, the other branch, the handler; or a question to the world. */
function forwardTransitions(program: Program, fn: LinkedFunction, at: LinkedPoint) {
  const params = { at: at.site }
  const actions = { type: 'proceed' as const, params }
  const { next, otherwise } = at.point
  return [
    ...(next === null
      ? []
      : [{ target: idTarget(fn, next), guard: { type: 'completes' as const, params }, actions }]),
    ...(otherwise === null
      ? []
      : [
          {
            target: idTarget(fn, otherwise),
            guard: { type: 'otherwise' as const, params },
            actions,
          },
        ]),
    { target: handlerOf(program, at), guard: { type: 'raises' as const, params }, actions },
    ...(mayAsk(program, at) ? [{ guard: { type: 'awaits' as const, params }, actions }] : []),
  ]
}

function callTransition(program: Program, at: LinkedPoint, id: FunctionId) {
  const callee = functionOf(program, id)
  return {
    target: `#${callee.key}`,
    guard: { type: 'calls' as const, params: { at: at.site, function: id } },
    actions: { type: 'proceed' as const, params: { at: at.site } },
  }
}

/** To the points where a generator may rest. */
function resumeTransitions(program: Program, at: LinkedPoint, id: FunctionId) {
  return [...functionOf(program, id).points.values()].flatMap((target) =>
    target.point.op.kind === 'yield' || target.point.op.kind === 'delegate'
      ? [
          {
            target: `#${idOf(target)}`,
            guard: { type: 'resumes' as const, params: { at: at.site, site: target.site } },
            actions: { type: 'proceed' as const, params: { at: at.site } },
          },
        ]
      : [],
  )
}

/** Back to a point that has called in its middle. */
function replyTransition(program: Program, at: LinkedPoint, site: Site) {
  return {
    target: `#${idOf(pointOf(program, site))}`,
    guard: { type: 'repliesTo' as const, params: { at: at.site, site } },
    actions: { type: 'proceed' as const, params: { at: at.site } },
  }
}

function returnTransition(program: Program, at: LinkedPoint, site: Site) {
  return {
    target: landingOf(program, site),
    guard: { type: 'returnsTo' as const, params: { at: at.site, site } },
    actions: { type: 'proceed' as const, params: { at: at.site } },
  }
}

/** The edges out of the request, and out of the function past its handlers. */
function ends(fn: LinkedFunction, at: LinkedPoint) {
  const params = { at: at.site }
  const actions = { type: 'proceed' as const, params }
  const leaves = { target: '#leftModel', guard: { type: 'leavesModel' as const, params }, actions }
  if (at.point.op.kind !== 'return') return [leaves]
  return [
    { target: '#returned', guard: { type: 'returnsOut' as const, params }, actions },
    { target: unwindingOf(fn), guard: { type: 'fails' as const, params }, actions },
    leaves,
  ]
}

/** A call, or the next line of a file, goes on with the answer; what closes a file stays. */
function answerTransitions(fn: LinkedFunction, at: LinkedPoint) {
  const params = { at: at.site }
  const actions = { type: 'take' as const, params }
  const { next, otherwise, raises, op } = at.point
  const stays = [
    { guard: { type: 'answerAwaits' as const, params }, actions },
    { guard: { type: 'answerOpens' as const, params }, actions },
    { target: '#leftModel', guard: { type: 'answerLeavesModel' as const, params }, actions },
  ]
  if (op.kind !== 'call' && op.kind !== 'next') return stays
  return [
    ...(next === null
      ? []
      : [
          {
            target: idTarget(fn, next),
            guard: { type: 'answerCompletes' as const, params },
            actions,
          },
        ]),
    ...(otherwise === null
      ? []
      : [
          {
            target: idTarget(fn, otherwise),
            guard: { type: 'answerOtherwise' as const, params },
            actions,
          },
        ]),
    {
      target: raises === null ? unwindingOf(fn) : idTarget(fn, raises),
      guard: { type: 'answerRaises' as const, params },
      actions,
    },
    ...stays,
  ]
}

function unwindingState(
  program: Program,
  fn: LinkedFunction,
  callers: readonly Site[],
  asking: readonly Site[],
) {
  const from = fn.code.id
  // A frame that an exception leaves may take an open file with it.
  const closes = program.library.deeper !== null
  return {
    id: `${fn.key}/${UNWINDING}`,
    meta: { function: from, point: null, span: fn.code.span },
    always: [
      ...callers.map((site) => ({
        target: handlerOf(program, pointOf(program, site)),
        guard: { type: 'unwindsTo' as const, params: { from, site } },
        actions: 'unwind' as const,
      })),
      ...asking.map((site) => ({
        target: `#${idOf(pointOf(program, site))}`,
        guard: { type: 'unwindsBack' as const, params: { from, site } },
        actions: 'unwind' as const,
      })),
      { ...by('unwindsOut'), target: '#died' },
      ...(closes ? [by('awaits')] : []),
      { ...by('leavesModel'), target: '#leftModel' },
    ],
    ...(closes && {
      on: {
        ANSWER: [by('awaits', true), { ...by('leavesModel', true), target: '#leftModel' }],
      },
    }),
  }
}

/** A way out of unwinding; `answered`: with what the world says. */
function by(kind: 'unwindsOut' | 'awaits' | 'leavesModel', answered = false) {
  const guard = { type: 'unwindsBy' as const, params: { kind, answered } }
  return { guard, actions: answered ? ('takeUnwinding' as const) : ('unwind' as const) }
}

/** The point after a call; for `raise Class`, the point that the instance goes to. */
function landingOf(program: Program, site: Site): string {
  const at = pointOf(program, site)
  const fn = functionOf(program, site.function)
  const { next } = at.point
  return next === null ? handlerOf(program, at) : idTarget(fn, next)
}

/** The handler of a point, or the way out of its function. */
function handlerOf(program: Program, at: LinkedPoint): string {
  const fn = functionOf(program, at.function)
  return at.point.raises === null ? unwindingOf(fn) : idTarget(fn, at.point.raises)
}

function unwindingOf(fn: LinkedFunction): string {
  return `#${fn.key}/${UNWINDING}`
}

function idTarget(fn: LinkedFunction, id: string): string {
  const target = fn.points.get(id)
  if (target === undefined) throw new BugError(`expected a point ${id} in ${fn.code.id}, got none`)
  return `#${idOf(target)}`
}

function idOf(at: LinkedPoint): string {
  return `${at.functionKey}/${at.key}`
}

/**
 * The XState machine itself: for tests, and for flattening it into a table. Its input is the
 * first context, its only event `{ type: 'ANSWER', answer }`; its snapshots are what `RequestState`
 * hides.
 */
export function definition(machine: RequestMachine): Built['definition'] {
  return builtOf(machine).definition
}
