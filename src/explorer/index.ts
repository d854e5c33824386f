/**
 * explorer: exhaustive search over any Model. Knows no Python and no files. Everything it says is
 * exact or null, and the same model and options always give the same answer.
 */

export type { Footprint, Model, Moved, Named, Part, Parts, Symmetry } from './model.ts'
export { searchFewSwitches, type EarlyEnd } from './bounded/searchFewSwitches.ts'
export { searchClasses, type ClassSearch } from './partialOrder/searchClasses.ts'
export { countClasses, type ClassCount } from './questions/classes.ts'
export { explore, type Budget, type Exploration, type ExploreOptions } from './explore.ts'
export { Knowledge } from './steps/knowledge.ts'
export type { Cell, CellProspect, CellMap } from './questions/cells.ts'
export type { Graph, Layers, PathKind, PointOfNoReturn, SafeSchedule } from './questions/graph.ts'
export type { Successor } from './questions/numbering.ts'
export type { Prospect } from './questions/prospect.ts'
export type { Livelock } from './questions/livelock.ts'
export { RiskTable, type NoRisk, type Risk } from './questions/risk.ts'
export type { OutcomeBits } from './states/statePool.ts'
export type {
  End,
  OutcomeVerdict,
  Progress,
  Schedule,
  SetVerdict,
  Tally,
  Verdict,
} from './verdict.ts'
