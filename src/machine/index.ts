/**
 * machine: Code becomes the XState statechart of one request. The only room that imports xstate
 * for the model. A request runs its local work by itself and rests where it needs the shared
 * world; the world answers with `resume`. Pure: the same answers give the same run.
 */
export { buildMachine, definition } from './chart/buildMachine.ts'
export { tableMachine } from './table/tableRun.ts'
export { freshKey } from './builtins/digests.ts'
export type { Decision } from './state/decision.ts'
export { modelledNames } from './builtins/registry.ts'
export type { Library, ModelledNames } from './builtins/builtinsFace.ts'
export { memoryOf, openFilesIn, readGlobal } from './state/readMemory.ts'
export { decisionsOf } from './state/decisionsOf.ts'
export { withGlobal } from './state/withGlobal.ts'
export type { Memory } from './state/memory.ts'
export type { Plain } from './state/readMemory.ts'
export type { SharedRow } from './deeper/sharing/memoryRows.ts'
export type { MemoryContent, MemorySlot, SharedMemory } from './deeper/sharing/memory.ts'
export { requestStateKey } from './state/requestStateKey.ts'
export { dbServiceOf, finish, logLines, pending, resume, start } from './run.ts'
export { frames, innermost, position } from './views.ts'
export type {
  Access,
  Accessed,
  Answer,
  Blocked,
  Cookies,
  Operation,
  SetCookies,
} from './operation.ts'
export type {
  Argument,
  Finish,
  FrameView,
  Json,
  LeftPoint,
  Remembered,
  Advanced,
  RequestMachine,
  RequestState,
  Start,
  TracebackLine,
  VariableView,
} from './state/requestState.ts'
