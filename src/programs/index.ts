/**
 * programs: the Python sources, the catalogue, the scenarios and the outcomes. Data, and the one
 * place where a scenario is made ready to run.
 */
export { CATALOGUE, middlewaresOf, programRow, TABS } from './catalogue/catalogue.ts'
export { MIDDLEWARES } from './catalogue/eras.ts'
export type { Middleware, MiddlewareId } from './catalogue/eras.ts'
export { MILESTONES } from './catalogue/milestones.ts'
export type { Milestone } from './catalogue/milestones.ts'
export type { Decisive, ProgramRow, StoreKind } from './catalogue/programRow.ts'
export { CheckGraph } from './check/checkGraph.ts'
export type { Place } from './check/checkGraph.ts'
export { CheckMemory } from './check/checkMemory.ts'
export { checkModel } from './check/checkModel.ts'
export { checkScenario } from './check/checkScenario.ts'
export type { Checked, CheckOptions } from './check/checkScenario.ts'
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
  SeenOutcome,
  StateGraph,
  WayKind,
} from './check/report.ts'
export { isLoaded, listingOf, loadPrograms } from './compiled.ts'
export { explainOutcome } from './explain.ts'
export type { Explanation } from './explain.ts'
export { withFault } from './faults/faultReports.ts'
export type { FaultOutcome, FaultReport } from './faults/faultReports.ts'
export { faultKinds, faultsOf } from './faults/faultsOf.ts'
export { faultText, parseFault } from './faults/faultText.ts'
export { faultMark, faultWords } from './faults/faultWords.ts'
export { checkCell } from './matrix/checkCell.ts'
export type { CellOutcome, CellResult } from './matrix/checkCell.ts'
export { matrixKey } from './matrix/matrixKey.ts'
export { cellScenario, WORKLOADS } from './matrix/workloads.ts'
export type { Workload } from './matrix/workloads.ts'
export { orphans, OUTCOMES, outcomesOf } from './outcomes.ts'
export type { Outcome, OutcomeId } from './outcomes.ts'
export { DEFAULT_SCENARIO, PRESETS } from './presets.ts'
export type { Preset } from './presets.ts'
export {
  COOKIE,
  FAULTS,
  MAX_REQUESTS,
  scenarioWith,
  SETTING_NAMES,
  STARTS,
  VIEWS,
} from './scenario.ts'
export type {
  FaultKind,
  Scenario,
  ScenarioFault,
  Settings,
  Start,
  StartId,
  View,
  ViewId,
} from './scenario.ts'
export { readBack, readEntry } from './readBack.ts'
export type { ReadBack } from './readBack.ts'
export { sameScenario } from './sameScenario.ts'
export { sessionText } from './sessionText.ts'
export type { SessionText } from './sessionText.ts'
export { LOOK, openScenario } from './stage.ts'
export type { Stage } from './stage.ts'
