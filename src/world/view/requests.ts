import { frames, logLines } from '../../machine/index.ts'
import type { FrameView, Operation, RequestState } from '../../machine/index.ts'
import type { Span } from '../../python/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { nextOperation, statusOf } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, RequestStatus, World } from '../world.ts'
import { operationPath, operationView } from './operation.ts'
import type { OperationView } from './operation.ts'
import { nextOrder } from './verb.ts'

type Finished = Extract<RequestStatus, { kind: 'finished' }>['finish']

/** One request for people. */
export interface RequestView {
  readonly letter: Letter
  readonly status: RequestStatus['kind']
  /** how it ended; null: it is not over */
  readonly ended: Finished['kind'] | null
  /** who holds the lock it waits for */
  readonly blockedBy: readonly Letter[]
  /** innermost last; empty when it is over */
  readonly frames: readonly FrameView[]
  /** the line of its cursor; null when it is over */
  readonly span: Span | null
  /** what its next step will do; null when it is over */
  readonly next: OperationView | null
  /** the same as an order: "write 3f9c back"; null when it is over */
  readonly order: string | null
  /** what it logged, a traceback among it, line by line */
  readonly log: readonly string[]
  /** the status of its response; null before */
  readonly response: number | null
}

/** A request with all that it can look at. */
function wholeOf({ threads }: Plan, world: World, running: RequestState): RequestState {
  return threads === undefined ? running : threads.whole(world, running)
}

/** All requests of a world, in the order of their letters. */
export function requestViews(plan: Plan, world: World): readonly RequestView[] {
  return world.requests.map((request, index) => {
    const who = index as Pid
    const status = statusOf(plan, world, who)
    const operation = nextOperation(plan, world, who)
    const stack =
      operation === null
        ? []
        : withPending(frames(plan.machine, wholeOf(plan, world, request.running)), operation)
    return {
      letter: letterOf(who),
      status: status.kind,
      ended: status.kind === 'finished' ? status.finish.kind : null,
      blockedBy:
        status.kind !== 'blocked'
          ? []
          : operation?.kind === 'syscall' && plan.threads !== undefined
            ? plan.threads.lockedBy(plan, world, who)
            : status.by.map(letterOf),
      frames: stack,
      span: stack.at(-1)?.span ?? null,
      next: operation === null ? null : operationView(world, who, operation, null),
      order:
        operation === null
          ? null
          : nextOrder(world, operation, operationPath(world, who, operation)),
      log: logLines(request.running),
      response: request.response?.status ?? null,
    }
  })
}

/**
 * The frames with what a flush is about to write still in the buffer of its file: the machine has
 * handed those bytes over, but they leave the process with the step and not before.
 */
function withPending(stack: readonly FrameView[], operation: Operation): readonly FrameView[] {
  if (operation.kind !== 'syscall' || operation.call.op !== 'write') return stack
  const { fd, data } = operation.call
  return stack.map((frame) => ({
    ...frame,
    variables: frame.variables.map((variable) =>
      variable.file === null || variable.file.closed || variable.file.fd !== fd
        ? variable
        : {
            ...variable,
            file: { ...variable.file, buffered: variable.file.buffered + data.length },
          },
    ),
  }))
}
