/**
 * world: the shared state, the ONE step over it, runs (a plan and a schedule), and the views that
 * the panels draw. Promises: pure and deterministic; the same plan and schedule give the same run.
 */
export { Identities } from './model/identities.ts'
export { equalProcesses } from './model/modelSymmetry.ts'
export { wholeWorld, worldModel } from './model/model.ts'
export type { LocalState, OutcomeBits, SharedState } from './model/model.ts'
export { pickIn, withBroken } from './always.ts'
export { WRITE_TIMES } from './writeTimes.ts'
export { runAlone } from './alone.ts'
export type { Alone } from './alone.ts'
export type { Broken } from './always.ts'
export { probe } from './probe.ts'
export type { Probe } from './probe.ts'
export {
  emptyRun,
  follow,
  lastWorld,
  prefix,
  replay,
  scheduleOf,
  stateOf,
  toItsEnd,
  worldAt,
} from './run.ts'
export type { Divergence, Replayed, Run, RunState } from './run.ts'
export { canHitNext, enabled, statusOf } from './bareStep.ts'
export { initialWorld, step } from './step.ts'
export type { QuietOperation, StepRecord, Stepped } from './bareStep.ts'
export { letterOf, lettersOf, pidOf, processIn } from './world.ts'
export type { Fault, Letter, Plan, Threads, RequestInWorld, RequestStatus, World } from './world.ts'
export { browserView } from './view/browser.ts'
export type { AnswerView, BrowserView, CookieView, KeyView } from './view/browser.ts'
export { storedChanges } from './view/changes.ts'
export type { StoredChange } from './view/changes.ts'
export type { ContentLane, ContentSegment } from './view/contents.ts'
export { diskView } from './view/disk.ts'
export type { DiskView, FileChange, FileView, OpenView } from './view/disk.ts'
export type { LockView } from './view/locks.ts'
export { linesOf, stepLines } from './view/lines.ts'
export type { SourceLine } from './view/lines.ts'
export { byteCount, laneName, withShortKeys, shortName } from './view/names.ts'
export type { MemoryRow, MemoryView } from './view/memory.ts'
export { operationPath, operationView } from './view/operation.ts'
export type { OperationView } from './view/operation.ts'
export { requestViews } from './view/requests.ts'
export type { RequestView } from './view/requests.ts'
export { runSentences, stepSentence, stepSentences } from './view/sentence.ts'
export { sessionView } from './view/session.ts'
export type { SessionView } from './view/session.ts'
export { storeView } from './view/store.ts'
export type { EntriesView, EntryView, RemovedEntry, StoreView } from './view/store.ts'
export { emptySpansOf, timelineView } from './view/timeline.ts'
export type { EmptySpan, TimelineRow, TimelineView } from './view/timeline.ts'
export { waits, waitSentence, waitsText } from './view/waits.ts'
export type { Wait } from './view/waits.ts'
