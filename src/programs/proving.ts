/**
 * A face of programs for what holds a race against CPython: which runs, what the harness is asked, and
 * where an answer differs. The page has no need of it.
 */
export { compareRun } from './own/proof/compareRun.ts'
export type { ProofAnswer, ProofDifference } from './own/proof/compareRun.ts'
export { proofJob } from './own/proof/proofJob.ts'
export type { ProofJob } from './own/proof/proofJob.ts'
export { proofRuns } from './own/proof/proofRuns.ts'
