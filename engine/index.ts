// The engine's door: whoever has read this knows what the engine can do.

export type * from './agencies/commands.ts';
export { isScenarioFault, ScenarioFault } from './base/scenarioFault.ts';
export type * from './doorTypes.ts';
export { drive, nextDecisionMinutes } from './drive/drive.ts';
export { engineFingerprint } from './drive/fingerprint.ts';
export { type RefusedPlan, refusedPlans } from './drive/refusedPlans.ts';
export { branch, fold, type ReplayResult, replay } from './drive/replay.ts';
export { traceRun } from './drive/traceRun.ts';
export {
  compileEvidence,
  type EvidenceModel,
  type EvidenceOptions,
  type EvidenceResult,
  type EvidenceValues,
  runEvidence,
} from './experiment/evidence.ts';
export {
  type Change,
  changesFrom,
  type Followed,
  followedFigures,
} from './experiment/evidenceSensitivity.ts';
export { type EvidencePoint, type EvidenceVerdict, judgeEvidence } from './experiment/evidenceVerdict.ts';
export { type Precision, type PrecisionReport, precisionOf } from './experiment/precision.ts';
export { type BatchReport, runBatches } from './experiment/runBatches.ts';
export { type ReplicationResult, runReplication } from './experiment/runReplication.ts';
export { runSeries, type Series } from './experiment/runSeries.ts';
export { pairedDifference, summarise } from './experiment/summarise.ts';
export {
  judgeMeasures,
  judgeTraces,
  type MeasureVerdict,
  type TraceVerdict,
} from './experiment/validate.ts';
export { recommendWarmUp, type WarmUpAdvice } from './experiment/warmUp.ts';
export { restoreWorld, takeSnapshot } from './journal/snapshot.ts';
export { compileModel } from './model/compileModel.ts';
export type { Model } from './model/model.ts';
export { type EvidencePart, evidenceParts } from './scenario/evidenceParts.ts';
export { figureText as writtenFigure } from './scenario/figures.ts';
export { formatProblem } from './scenario/formatProblem.ts';
export { type ScenarioInput, scenarioInputs } from './scenario/inputs.ts';
export { type Changes, mergedText, parseScenario } from './scenario/parseScenario.ts';
export { type RoomDayStretch, roomDay, roundsUntil } from './scenario/roomDay.ts';
export type * from './scenario/scenario.ts';
export { scenarioBrief } from './views/brief.ts';
export { type ChartState, chartEvent, type PathwayChart, pathwayChart } from './views/chart.ts';
export { decisionsBefore } from './views/decisions.ts';
export { type Explained, explainScenario } from './views/explain.ts';
export { type MeasureDefinition, measureCatalogue } from './views/measureCatalogue.ts';
export { measuresOf } from './views/measuresOf.ts';
export { type GraphArrow, type GraphNode, type StepGraph, stepGraph } from './views/stepGraph.ts';
export { followPatient } from './views/story.ts';
export type { StudyBlock, StudyItem } from './views/studyBlocks.ts';
export { type StudyRun, studyReport } from './views/studyReport.ts';
export { type TraceFilter, traceJourneys } from './views/trace.ts';
export type * from './views/viewTypes.ts';
export { amountText } from './views/wording.ts';
export { patientsIn, worldView } from './views/worldView.ts';
export { applyCommand } from './world/applyCommand.ts';
export { checkCommand } from './world/checkCommand.ts';
export { createWorld } from './world/createWorld.ts';
export { type Deadlock, deadlock } from './world/deadlock.ts';
export { hashWorld } from './world/hashWorld.ts';
export {
  hearJourneys,
  type JourneyEvent,
  type JourneyMoment,
  recordJourneys,
  samplePatients,
} from './world/journeys.ts';
export type { World } from './world/world.ts';
