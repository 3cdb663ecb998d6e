// What every panel of a desk is drawn from: one organisation as its team sees it at one minute.

import type { AgencyBrief, AgencyView, PlanningView, ScenarioBrief } from '../../server/protocol/index.ts';

/** Names as people joined, by the sequence of what they decided. */
export type Deciders = ReadonlyMap<number, string>;

export interface DeskProps {
  readonly brief: ScenarioBrief;
  readonly agencyBrief: AgencyBrief;
  readonly agency: AgencyView;
  /** The whole simulated minute on the screen. */
  readonly nowSimMinutes: number;
  /** The planning round, if the scenario has one. While it is open, decisions count from its date. */
  readonly planning: PlanningView | null;
  readonly className?: string | undefined;
}
