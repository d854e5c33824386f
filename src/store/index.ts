/**
 * store: the scenario, the schedule and the cursor; preferences; the link; the player. Worlds are
 * derived by replay and never stored.
 */
export { faultsHere } from './faultsHere.ts'
export { sayOfFault } from './faultNotice.ts'
export { createBatch } from './batch/createBatch.ts'
export type { Batch, BatchState, CellState, FaultsState } from './batch/state.ts'
export { canAnswer, programOf } from './check/canAnswer.ts'
export { createNoCheck } from './check/noCheck.ts'
export { fetchChecks } from './check/fetchChecks.ts'
export type { Checks } from './check/fetchChecks.ts'
export type { Checker, CheckWorker } from './check/checker.ts'
export type { Answered, Budget, Question } from './check/protocol.ts'
export type { Check, CheckActions, CheckState } from './check/state.ts'
export { createStepper, nextLetter, offeredBranches } from './stepper.ts'
export type { StepperStore } from './stepper.ts'
export { deriveInPieces, derivedOf } from './derived.ts'
export type { Derived } from './derived.ts'
export { withProgram } from './normaliseScenario.ts'
export { linkOf } from './link.ts'
export { isOwnLink } from './race/ownThere.ts'
export { createPlayer } from './player.ts'
export type { Player, PlayerStatus } from './player.ts'
export { createPreferences, SPEEDS } from './preferences.ts'
export type { Preferences, PreferencesStore, Theme } from './preferences.ts'
export { actionsOf } from './actions.ts'
export type { Actions } from './actions.ts'
export type { StepperEvent } from './event.ts'
export type { Branch, Edit, Notice, State, Stepper } from './state.ts'
export { fetchLink } from './fetchLink.ts'
export { fetchScenarioEvents } from './loadScenarioEvents.ts'
export { fetchLinks } from './loadLinks.ts'
export { fetchPrograms } from './fetchRest.ts'
export { cardAt, createLesson } from './lesson/createLesson.ts'
export type {
  Answered as LessonAnswer,
  CardPlace,
  LessonPlayer,
  Lessons,
  LessonState,
} from './lesson/createLesson.ts'
export { readMemory, startsWithLessons } from './lesson/lessonProgress.ts'
export { BOARD_NAME, boardFile, createBoard, readBoardFile, starsOf } from './levels/board.ts'
export type { Board, BoardState, BoardStore, Win } from './levels/board.ts'
export { createLevelStepper } from './levels/levelStepper.ts'
export { SERVICE_WORKER, scriptUrl } from './scriptUrl.ts'
export { setDamagedAside, storageTrouble } from './storageTrouble.ts'
