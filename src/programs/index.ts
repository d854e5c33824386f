/**
 * programs: the Python sources, the catalogue, the scenarios and the outcomes. Data, and the one
 * place where a scenario is made ready to run.
 */
export { CATALOGUE, middlewaresOf, programRow, TABS } from './django/catalogue/catalogue.ts'
export { MIDDLEWARES } from './django/catalogue/eras.ts'
export type { Middleware, MiddlewareId } from './django/catalogue/eras.ts'
export { ADDRESSES } from './django/catalogue/addresses.ts'
export { STORIES } from './django/catalogue/stories.ts'
export { MILESTONES } from './django/catalogue/milestones.ts'
export type { Milestone } from './django/catalogue/milestones.ts'
export type { ProgramRow, StoreKind } from './django/catalogue/programRow.ts'
export type { Decisive, Version } from './django/catalogue/version.ts'
export { versionOf } from './django/catalogue/versions.ts'
export { CheckGraph } from './check/checkGraph.ts'
export type { CellPlace } from './check/checkGraph.ts'
export { CheckMemory } from './check/checkMemory.ts'
export { checkScenario } from './check/checkScenario.ts'
export type { Checked, CheckOptions } from './check/checkScenario.ts'
export type {
  Cell,
  CellMap,
  CheckEnd,
  CheckProgress,
  EarlyFinding,
  CheckReport,
  CheckVerdict,
  OpenReason,
  SearchKind,
  SearchSymmetry,
  Outlook,
  GraphEdge,
  GraphNode,
  Insight,
  OutcomeReport,
  PointOfNoReturn,
  RiskAlong,
  SeenOutcome,
  StateGraph,
  StepRisk,
  WayKind,
} from './check/report.ts'
export { riskText } from './check/riskText.ts'
export { isLoaded, listingOf } from './django/compiled.ts'
export { isInFixPack } from './django/programId.ts'
export { explainOutcome } from './explain.ts'
export type { Explanation } from './explain.ts'
export { firstFailure } from './firstFailure.ts'
export { withFault } from './faults/faultReports.ts'
export type { FaultOutcome, FaultReport } from './faults/faultReports.ts'
export { faultNotice } from './faults/faultNotice.ts'
export { faultProgress } from './faults/faultProgress.ts'
export type { FaultProgress } from './faults/faultProgress.ts'
export { faultsOf } from './faults/faultsOf.ts'
export { faultText, parseFault } from './faults/faultText.ts'
export { faultMark, faultWords } from './faults/faultWords.ts'
export { checkCell } from './check/checkCell.ts'
export type { CellOutcome, CellResult } from './check/checkCell.ts'
export { hintOf, hintText } from './django/levels/hint.ts'
export type { Hint } from './django/levels/hint.ts'
export { LEVELS, reaches, starsFor, switchesIn } from './django/levels/level.ts'
export type { Level } from './django/levels/level.ts'
export { matrixKey } from './django/matrix/matrixKey.ts'
export { cellScenario, WORKLOADS } from './django/matrix/workloads.ts'
export type { Workload } from './django/matrix/workloads.ts'
export { OUTCOMES, sessionFaults } from './django/outcomes.ts'
export type { OpenRace } from './django/levels/openRaces.ts'
export { openRacesOf, openText } from './django/levels/openRaces.ts'
export { runMarkdown } from './runTable.ts'
export { runTrac, tracBlock, tracText } from './runTrac.ts'
export { kindOf, leftBehind, outcomesOf, outcomeTable, SEVERITIES } from './outcome.ts'
export type { Outcome, OutcomeFamily, OutcomeId, OutcomeRule, Severity } from './outcome.ts'
export { FAULTS, MAX_REQUESTS } from './fault.ts'
export type { FaultKind, ScenarioFault } from './fault.ts'
export { PRESETS } from './django/presets.ts'
export type { Preset } from './django/presets.ts'
export {
  COOKIE,
  decisiveScenario,
  DEFAULT_SCENARIO,
  isFork,
  scenarioWith,
  SETTINGS,
  settingsBy,
  STARTS,
  VIEWS,
} from './django/scenario.ts'
export type { Scenario, Settings, Start, StartId, View, ViewId } from './django/scenario.ts'
export { readBack, readEntry } from './django/readBack.ts'
export type { ReadBack } from './django/readBack.ts'
export { sameScenario, scenarioKey } from './scenarioKey.ts'
export { isOwn } from './scenario.ts'
export type { AnyScenario } from './scenario.ts'
export { raceScenario } from './own/ownScenario.ts'
export type { OwnScenario, SwitchPoints } from './own/ownScenario.ts'
export type { OwnExtras } from './own/ownExtras.ts'
export type { RuleState } from './own/ruleStates.ts'
export { dataText } from './django/dataText.ts'
export { sessionText } from './django/sessionText.ts'
export type { SessionText } from './django/sessionText.ts'
export { LOOK } from './django/looks.ts'
export type { DjangoExtras, PreparedDjango } from './django/djangoExtras.ts'
export { anyReplayCommand } from './replayCommand.ts'
export { quotedWord } from './own/ownReplayCommand.ts'
export { replayCommand } from './django/replayCommand.ts'
export { prepareDjango } from './django/prepare.ts'
export { prepare } from './prepare.ts'
export type { Devices, Prepared, Process } from './prepared.ts'
