import { createActor, createMachine } from 'xstate'
import { derivedOf } from './derived.ts'
import type { PreferencesStore } from './preferences.ts'
import { nextLetter } from './stepper.ts'
import type { StepperStore } from './stepper.ts'

export type PlayerStatus = 'idle' | 'playing' | 'paused' | 'at the end'

export interface Player {
  status(): PlayerStatus
  subscribe(listener: () => void): () => void
  /** plays, pauses; at the end: from the start */
  toggle(): void
  pause(): void
  /** the point of no return of a schedule, once a check knows it: it plays slower before it */
  watch(noReturn: NoReturn | null): void
  stop(): void
}

/** The step of a schedule after which nothing can save it, counted from 1. */
export interface NoReturn {
  readonly schedule: string
  readonly step: number
}

/** In any other state it is paused, or will be at once. */
const NAMED = ['idle', 'playing', 'at the end'] as const

/** Milliseconds before a step: twice as many before a point of no return, so that it is seen coming. */
export function paceOf(speed: number, step: number, noReturn: number | null): number {
  return (step === noReturn ? 2 : 1) * (1000 / speed)
}

/**
 * The player plays the schedule that is there; at its end it lets the request that moved last go
 * on, then the next that can. It stops where nobody can move any more, at a good end or a bad one.
 * Idle: nothing has been stepped yet.
 */
export function createPlayer(stepper: StepperStore, preferences: PreferencesStore): Player {
  let noReturn: NoReturn | null = null
  const pace = (): number => {
    const { schedule, cursor } = stepper.getState()
    // Another schedule may have parted from that of the check before its point.
    const known =
      noReturn !== null && schedule.startsWith(noReturn.schedule.slice(0, noReturn.step))
        ? noReturn.step
        : null
    // The step after `cursor` is on its way: the pause stands before the one that follows it.
    return paceOf(preferences.getState().speed, cursor + 2, known)
  }
  const machine = createMachine(
    {
      types: { events: {} as { readonly type: 'TOGGLE' | 'PAUSE' | 'MOVED' } },
      initial: 'settled',
      states: {
        settled: {
          always: [
            { guard: 'over', target: 'at the end' },
            { guard: 'atStart', target: 'idle' },
            { target: 'paused' },
          ],
        },
        idle: { on: { TOGGLE: 'starting', MOVED: 'settled' } },
        paused: { on: { TOGGLE: 'starting', MOVED: 'settled' } },
        'at the end': {
          on: { TOGGLE: { target: 'starting', actions: 'rewind' }, MOVED: 'settled' },
        },
        // The first step comes at once: a person who pressed Play wants to see something move.
        starting: { entry: 'advance', always: 'playing' },
        playing: {
          always: { guard: 'over', target: 'at the end' },
          after: { pace: { target: 'playing', reenter: true, actions: 'advance' } },
          // A move says that it may be over now.
          on: { TOGGLE: 'paused', PAUSE: 'paused', MOVED: {} },
        },
      },
    },
    {
      delays: { pace },
      guards: {
        over: () => !canAdvance(stepper),
        atStart: () => stepper.getState().cursor === 0,
      },
      actions: {
        // After the action, not inside it: the step runs another statechart.
        advance: () => {
          queueMicrotask(() => {
            advance(stepper)
          })
        },
        rewind: () => {
          stepper.getState().dispatch({ kind: 'toStart' })
        },
      },
    },
  )
  const actor = createActor(machine)
  actor.start()
  const unsubscribe = stepper.subscribe((state, before) => {
    if (
      state.cursor !== before.cursor ||
      state.schedule !== before.schedule ||
      state.scenario !== before.scenario
    ) {
      actor.send({ type: 'MOVED' })
    }
  })
  return {
    status: () => {
      const now = actor.getSnapshot()
      return NAMED.find((status) => now.matches(status)) ?? 'paused'
    },
    subscribe: (listener) => {
      const { unsubscribe: leave } = actor.subscribe(listener)
      return leave
    },
    toggle: () => {
      actor.send({ type: 'TOGGLE' })
    },
    pause: () => {
      actor.send({ type: 'PAUSE' })
    },
    watch: (point) => {
      noReturn = point
    },
    stop: () => {
      unsubscribe()
      actor.stop()
    },
  }
}

function canAdvance(stepper: StepperStore): boolean {
  const state = stepper.getState()
  return state.cursor < state.schedule.length || derivedOf(state).runState === 'going'
}

function advance(stepper: StepperStore): void {
  const state = stepper.getState()
  const letter = state.schedule[state.cursor] ?? nextLetter(state)
  if (letter !== null) state.dispatch({ kind: 'step', letter })
}
