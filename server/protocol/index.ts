// The door of the protocol: everything the screens may import from the server's side.

export type {
  Actor,
  AgencyBrief,
  AgencyView,
  Command,
  ConditionPart,
  ControlView,
  DecisionView,
  EscalationView,
  IndicatorBrief,
  IndicatorView,
  InjectCondition,
  InjectView,
  InterventionState,
  LeverBrief,
  LeverView,
  LoopView,
  NewsItem,
  PlacedDecision,
  PlanningBrief,
  PlanningView,
  ResourceView,
  RunFile,
  ScenarioBrief,
  SessionLogEntry,
  TeamView,
  WaitingView,
  WallView,
  WorldView,
} from '../../engine/index.ts';
export * from './ledgerView.ts';
export * from './messages.ts';
export * from './permissions.ts';
export * from './plainWords.ts';
export * from './playGrid.ts';
export * from './runBreak.ts';
