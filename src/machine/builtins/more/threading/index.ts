import type { LibraryTables } from '../../registry.ts'
import { pure } from '../../signature.ts'
import { BARRIER, barrierMethods, barrierStages, makeBarrier } from './barriers.ts'
import { CONDITION, conditionMethods, conditionStages, makeCondition } from './conditions.ts'
import { EVENT, eventMethods, eventStages, makeEvent } from './events.ts'
import { LOCK, lockMethods, lockStages, makeLock, RLOCK, rlockMethods } from './locks.ts'
import {
  BOUNDED,
  makeSemaphore,
  SEMAPHORE,
  semaphoreMethods,
  semaphoreStages,
} from './semaphores.ts'
import { threadFunctions } from './threads.ts'

/**
 * The module threading: what threads lock and wait with. Every operation is one step, or two where it lets go and
 * waits; who cannot go on is tried again whenever somebody looks. Threads themselves are listed in THREADS.
 * (CPython 3.11's Lib/threading.py and Modules/_threadmodule.c.)
 */
export const THREADING: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'threading',
      {
        functions: {
          ...threadFunctions,
          Lock: pure(0, 0, (evaluation) => makeLock(evaluation, LOCK)),
          RLock: pure(0, 0, (evaluation) => makeLock(evaluation, RLOCK)),
          Condition: makeCondition,
          Event: makeEvent,
          Semaphore: makeSemaphore(SEMAPHORE),
          BoundedSemaphore: makeSemaphore(BOUNDED),
          Barrier: makeBarrier,
        },
        exceptions: { BrokenBarrierError: 'threading.BrokenBarrierError' },
      },
    ],
  ]),
  methods: new Map([
    [LOCK, lockMethods],
    [RLOCK, rlockMethods],
    [CONDITION, conditionMethods],
    [EVENT, eventMethods],
    [SEMAPHORE, semaphoreMethods],
    [BOUNDED, semaphoreMethods],
    [BARRIER, barrierMethods],
  ]),
  stages: {
    ...lockStages,
    ...conditionStages,
    ...eventStages,
    ...semaphoreStages,
    ...barrierStages,
  },
}
