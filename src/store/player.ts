import { createActor, setup } from 'xstate'
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
  stop(): void
}

/**
 * The player plays the schedule that is there; at its end it lets the request that moved last go
 * on, then the next that can. Idle: nothing has been stepped yet.
 */
export function createPlayer(stepper: StepperStore, preferences: PreferencesStore): Player {
  const machine = setup({
    types: { events: {} as { readonly type: 'TOGGLE' | 'PAUSE' | 'MOVED' } },
    delays: { pace: () => 1000 / preferences.getState().speed },
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
  }).createMachine({
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
      'at the end': { on: { TOGGLE: { target: 'starting', actions: 'rewind' }, MOVED: 'settled' } },
      // The first step comes at once: a person who pressed Play wants to see something move.
      starting: { entry: 'advance', always: 'playing' },
      playing: {
        always: { guard: 'over', target: 'at the end' },
        after: { pace: { target: 'playing', reenter: true, actions: 'advance' } },
        // A move says that it may be over now.
        on: { TOGGLE: 'paused', PAUSE: 'paused', MOVED: {} },
      },
    },
  })
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
      const { value } = actor.getSnapshot()
      return value === 'settled' || value === 'starting' ? 'paused' : value
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
