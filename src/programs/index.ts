/**
 * programs: the Python sources, the catalogue, the scenarios and the outcomes. Data, and the one
 * place where a scenario is made ready to run.
 */
export { CATALOGUE, programRow, TABS } from './catalogue.ts'
export type { ProgramRow } from './catalogue.ts'
export type {
  Cell,
  CellMap,
  CheckEnd,
  CheckProgress,
  CheckReport,
  Fate,
  GraphEdge,
  GraphNode,
  Insight,
  OutcomeReport,
  PointOfNoReturn,
  StateGraph,
  WayKind,
} from './check/report.ts'
export { explainOutcome } from './explain.ts'
export type { Explanation } from './explain.ts'
export { OUTCOMES, outcomesOf } from './outcomes.ts'
export type { Outcome, OutcomeId } from './outcomes.ts'
export { PRESETS } from './presets.ts'
export type { Preset } from './presets.ts'
export { COOKIE, MAX_REQUESTS, START_KEY, STARTS, VIEWS } from './scenario.ts'
export type { Scenario, Settings, Start, StartId, View, ViewId } from './scenario.ts'
export { readBack } from './readBack.ts'
export type { ReadBack } from './readBack.ts'
export { sessionText } from './sessionText.ts'
export type { SessionText } from './sessionText.ts'
export { LOOK, openScenario, programSources } from './stage.ts'
export type { Stage } from './stage.ts'
