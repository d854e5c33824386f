import { operationView, replay, scheduleOf } from '../world/index.ts'
import type { Replayed, Run } from '../world/index.ts'
import type { AnyScenario } from '../programs/index.ts'
import { runOf, preparedOf } from './derived.ts'
import type { Notice, State } from './state.ts'

type Changed = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

/** The same schedule in another scenario, as far as it is valid, and where it diverged. */
export function inScenario(state: State, scenario: AnyScenario): Changed {
  const old = runOf(state.scenario, state.schedule)
  const replayed = replay(preparedOf(scenario).plan, state.schedule)
  const schedule = scheduleOf(replayed.run)
  return {
    scenario,
    schedule,
    cursor: Math.min(state.cursor, schedule.length),
    notice: noticeOf(old, replayed),
  }
}

/** Null when both runs did the same operations with the same answers, step by step. */
function noticeOf(old: Run, { run, divergence }: Replayed): Notice | null {
  const difference = firstDifference(old, run)
  const parts: string[] = []
  if (difference !== null) {
    parts.push(
      `Same order of moves, different steps: from step ${difference.step} on ${difference.letter} does “${difference.now}” instead of “${difference.then}”.`,
    )
  }
  if (divergence !== null) {
    const total = old.records.length
    const why =
      divergence.reason === 'finished'
        ? 'is over'
        : divergence.reason === 'blocked'
          ? 'waits for a lock'
          : 'is not there'
    parts.push(
      `${divergence.at} of its ${total} steps could be followed: then ${divergence.letter} ${why}. Undo restores the old run.`,
    )
  }
  return parts.length === 0 ? null : { kind: 'info', text: parts.join(' ') }
}

interface Difference {
  readonly step: number
  readonly letter: string
  readonly then: string
  readonly now: string
}

function firstDifference(old: Run, run: Run): Difference | null {
  for (let index = 0; index < Math.min(old.records.length, run.records.length); index += 1) {
    const then = textAt(old, index)
    const now = textAt(run, index)
    if (then !== now) {
      return { step: index + 1, letter: scheduleOf(run)[index] ?? '', then, now }
    }
  }
  return null
}

function textAt(run: Run, index: number): string {
  const record = run.records[index]
  const before = run.worlds[index]
  if (record === undefined || before === undefined) return ''
  const { name, result } = operationView(before, record.who, record.operation, record.answer)
  return result === null ? name : `${name} → ${result}`
}
