/**
 * store: the scenario, the schedule and the cursor; preferences; the link; the player. Worlds are
 * derived by replay and never stored.
 */
export { faultsHere } from './befall.ts'
export { createBatch } from './batch/createBatch.ts'
export type { Batch, BatchState, CellState, FaultsState } from './batch/state.ts'
export type { BatchWorker } from './batch/protocol.ts'
export { canAnswer } from './check/canAnswer.ts'
export { createCheck } from './check/createCheck.ts'
export type { CheckWorker } from './check/workerLife.ts'
export type { Answered, Budget, Question } from './check/protocol.ts'
export type { Check, CheckActions, CheckState } from './check/state.ts'
export { createSession, nextLetter, offeredBranches } from './session.ts'
export type { SessionStore } from './session.ts'
export { derived } from './derived.ts'
export type { Derived } from './derived.ts'
export { linkOf } from './link.ts'
export { createPlayer } from './player.ts'
export type { Player, PlayerStatus } from './player.ts'
export { createPreferences, SPEEDS } from './preferences.ts'
export type { Preferences, PreferencesStore, Theme } from './preferences.ts'
export type { Actions, Branch, Edit, Notice, Session, State } from './state.ts'
export { fetchForLink, fetchPrograms } from './whenLoaded.ts'
