import { BugError } from '../../../base/index.ts'
import type { Access, Answer } from '../../operation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { awaits, tidy } from '../../chart/microstep.ts'
import type { Microstep } from '../../chart/microstep.ts'
import { evaluationOf } from '../../chart/perform.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { GATE } from '../../state/context.ts'
import type { Sharing } from '../../state/context.ts'
import { accessed, accessOf } from './access.ts'
import { isRef } from '../../values/value.ts'
import { objectName } from './objectNames.ts'
import { promoted } from './promote.ts'
import { maySwitch } from './switchPoints.ts'
import { MustWait, slotOf, ThreadWatch } from './watch.ts'
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
  const turn = turnAfter(sharing, isTurn)
  if (isTurn && waiting?.then.resume === GATE) {
    const context = { ...before, waiting: null, sharing: { ...sharing, turn } }
    return { edge: { kind: 'opens' }, context }
  }
  const watch = new ThreadWatch(evaluation, at, turn)
  evaluation.watch = watch
  try {
    return tidy(evaluation, afterwards(evaluation, at, leave(), { watch, turn, answer }))
  } catch (thrown) {
    if (!(thrown instanceof MustWait)) throw thrown
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
  const rest = awaits(evaluationOf(before, true), at, {
    operation: { kind: 'memory', access },
    then: { resume: GATE, state: [] },
  })
  const { sharing } = rest.context
  if (sharing === null) return rest
  // What it looked at before it stopped decides where it rests.
  const looked = [...new Set([...sharing.looked, ...watch.looked])]
  return { ...rest, context: { ...rest.context, sharing: { ...sharing, looked } } }
}

interface Done {
  readonly watch: ThreadWatch
  readonly turn: Sharing['turn']
  readonly answer: Answer | null
}

/** The step of the point, with its accesses noted, and the turn that is left. */
function afterwards(
  evaluation: Evaluation,
  at: LinkedPoint,
  step: Microstep,
  { watch, turn, answer }: Done,
): Microstep {
  const { touches } = watch
  const { sharing } = step.context
  if (sharing === null) return step
  if (step.context.raised !== null && step.context.raised.id < 0) {
    evaluation.unsupported('raising an exception that other threads can reach')
  }
  const writes = touches.some((touch) => touch.writes)
  // Who waits and has written nothing has done nothing.
  const [first] = step.edge.kind === 'awaits' && !writes ? [] : touches
  const access = first === undefined ? null : accessHere(evaluation, at, first, answer)
  const accesses =
    access === null
      ? sharing.accesses
      : [...sharing.accesses, accessed(access, at, step, sharing.accesses.length === 0)]
  const touched = new Set([...sharing.touched, ...touches.map(slotOf)])
  const looked = new Set([...sharing.looked, ...watch.looked])
  const context = {
    ...step.context,
    sharing: {
      ...sharing,
      turn: turnLeft(evaluation, at, step, turn),
      accesses,
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

function turnLeft(
  { before }: Evaluation,
  at: LinkedPoint,
  step: Microstep,
  turn: Sharing['turn'],
): Sharing['turn'] {
  if (turn === 'always' || turn === 'none') return turn
  if (turn === 'point' || step.edge.kind === 'awaits') return 'none'
  return maySwitch(before, at, step) ? 'none' : 'run'
}
