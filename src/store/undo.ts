import type { Edit, State } from './state.ts'

const MAX_UNDO = 200

/** What undo brings back after a change, and what the change is called. */
export function pushUndo(state: State, what: string): Pick<State, 'past' | 'future'> {
  return { past: [...state.past, editOf(state, what)].slice(-MAX_UNDO), future: [] }
}

export function editOf({ scenario, schedule, cursor }: State, what: string): Edit {
  return { scenario, schedule, cursor, what }
}

export function stateOfEdit({ scenario, schedule, cursor }: Edit): Partial<State> {
  return { scenario, schedule, cursor, line: null, notice: null }
}
