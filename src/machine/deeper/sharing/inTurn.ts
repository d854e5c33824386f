import { BugError } from '../../../base/index.ts'
import type { Op } from '../../../python/index.ts'
import type { Access, Answer } from '../../operation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { collected, contextAfter, FUEL, tidy } from '../../chart/microstep.ts'
import type { Microstep } from '../../chart/microstep.ts'
import { evaluationOf } from '../../chart/perform.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { GATE } from '../../state/context.ts'
import type { Sharing } from '../../state/context.ts'
import { accessed, accessOf } from './access.ts'
import { isRef } from '../../values/value.ts'
import { isCallBack, refuseCallBack, refuseMiddle } from './callBacks.ts'
import { isEnvironment } from './environment.ts'
import { callsPython, isMissingInCounter, refuseSeveral } from './inPython.ts'
import { objectName } from './objectNames.ts'
import { promoted } from './promote.ts'
import { maySwitch } from './switchPoints.ts'
import { isOfPython, MustWait, slotOf, ThreadWatch } from './watch.ts'
import type { Touch } from './watch.ts'

/**
 * What a point of a thread does. A point that touches shared memory first waits for its step: it is
 * left undone, and performed once the world says so. So every point that shared memory decides is one
 * step, whatever it is, and no list of them can miss any.
 */
export function inTurn(
  evaluation: Evaluation,
  at: LinkedPoint,
  answer: Answer | null,
  leave: () => Microstep,
): Microstep {
  const { before } = evaluation
  const { sharing, waiting } = before
  if (sharing === null) throw new BugError('expected a thread')
  const isTurn = answer?.kind === 'memory'
  const goesOn = sharing.turn === 'again' && before.stack?.depth === sharing.depth
  const turn = goesOn ? 'point' : turnAfter(sharing, isTurn)
  if (isTurn && waiting?.then.resume === GATE) {
    const context = { ...before, waiting: null, sharing: { ...sharing, turn } }
    return { edge: { kind: 'opens' }, context }
  }
  const watch = new ThreadWatch(evaluation, at, turn)
  evaluation.watch = watch
  try {
    const step = afterwards(evaluation, at, leave(), { watch, turn, answer, goesOn })
    return tidy(evaluation, step)
  } catch (thrown) {
    if (!(thrown instanceof MustWait)) throw thrown
    if (turn === 'again') return refuseMiddle(evaluation)
    return gate(evaluation, at, thrown.touch, watch)
  }
}

function turnAfter({ turn, gil }: Sharing, isTurn: boolean): Sharing['turn'] {
  if (!isTurn || turn === 'always') return turn
  return gil ? 'first' : 'point'
}

function gate(
  evaluation: Evaluation,
  at: LinkedPoint,
  touch: Touch,
  watch: ThreadWatch,
): Microstep {
  const { before } = evaluation
  if (before.waiting !== null) {
    return evaluation.unsupported('a built-in that looks at what threads share after it has waited')
  }
  const access = accessOf(before, at, touch)
  refuseSeveral(evaluation, at.point.op, touch, access)
  const operation = { kind: 'memory', access } as const
  const pad = evaluationOf(before, true)
  // The frame as it was: it may hold replies of program code that the point has called.
  const waits = contextAfter(pad, before.stack, {
    waiting: { operation, then: { resume: GATE, state: [] } },
  })
  const context = { ...collected(pad, waits, at), fuel: FUEL }
  const { sharing } = context
  if (sharing === null) throw new BugError('expected a thread')
  // What it looked at before it stopped decides where it rests.
  const looked = [...new Set([...sharing.looked, ...watch.looked])]
  return { edge: { kind: 'awaits' }, context: { ...context, sharing: { ...sharing, looked } } }
}

interface Done {
  readonly watch: ThreadWatch
  readonly turn: Sharing['turn']
  readonly answer: Answer | null
  /** its step was begun before it called a function of the program */
  readonly goesOn: boolean
}

/** The step of the point, with its accesses noted, and the turn that is left. */
function afterwards(
  evaluation: Evaluation,
  at: LinkedPoint,
  step: Microstep,
  { watch, turn, answer, goesOn }: Done,
): Microstep {
  const { touches } = watch
  const { sharing } = step.context
  if (sharing === null) return step
  if (turn === 'again' && step.edge.kind === 'awaits') return refuseMiddle(evaluation)
  const callsBack = touches.length > 0 && isCallBack(evaluation, step)
  if (callsBack) refuseCallBack(evaluation, at, touches)
  const left = callsBack
    ? ({ turn: 'again', depth: evaluation.frame.depth } as const)
    : { turn: turnLeft(evaluation, at, step, { turn, touches }), depth: sharing.depth }
  if (step.context.raised !== null && step.context.raised.id < 0) {
    evaluation.unsupported('raising an exception that other threads can reach')
  }
  const writes = touches.some((touch) => touch.writes)
  // Who waits and has written nothing has done nothing.
  const [first] = goesOn || (step.edge.kind === 'awaits' && !writes) ? [] : touches
  const { accesses } = sharing
  const access = first === undefined ? null : accessHere(evaluation, at, first, answer)
  const made = access === null ? [] : [accessed(access, at, step, accesses.length === 0)]
  const touched = new Set([...sharing.touched, ...touches.map(slotOf)])
  const looked = new Set([...sharing.looked, ...watch.looked])
  const context = {
    ...step.context,
    sharing: {
      ...sharing,
      ...left,
      accesses: [...accesses, ...made],
      touched: [...touched],
      looked: [...looked],
    },
  }
  return { ...step, context: writes ? promoted(context, evaluation) : context }
}

/** The second half of a wait is named by what it waits in. */
function accessHere(
  evaluation: Evaluation,
  at: LinkedPoint,
  touch: Touch,
  answer: Answer | null,
): Access {
  const { before } = evaluation
  const { operation, then } = before.waiting ?? {}
  const goesOn = answer !== null && operation?.kind === 'memory'
  if (!goesOn) return accessOf(before, at, touch)
  const [self = null] = then?.state ?? []
  return { ...operation.access, of: isRef(self) ? objectName(before, self.id) : null }
}

/** The last that os.environ does for a store or a delete is the access itself. */
function endsWithStore(touches: readonly Touch[]): boolean {
  return touches.some(
    (touch) => touch.writes && touch.kind === 'object' && isEnvironment(touch.object),
  )
}

/** Is something looked at by what CPython has in Python? */
function looksInPython(evaluation: Evaluation, op: Op): boolean {
  return callsPython(evaluation, op) || isMissingInCounter(evaluation, op)
}

function turnLeft(
  evaluation: Evaluation,
  at: LinkedPoint,
  step: Microstep,
  { turn, touches }: Pick<Done, 'turn'> & Pick<ThreadWatch, 'touches'>,
): Sharing['turn'] {
  const { before } = evaluation
  if (turn === 'always' || turn === 'none' || turn === 'again') return turn
  if (turn === 'point' || step.edge.kind === 'awaits') return 'none'
  // What threading has in Python calls something behind its effect, also when it is left by an exception.
  if (touches.some(isOfPython) && !endsWithStore(touches)) return 'none'
  if (touches.length > 0 && looksInPython(evaluation, at.point.op)) return 'none'
  return maySwitch(before, at, step) ? 'none' : 'run'
}
