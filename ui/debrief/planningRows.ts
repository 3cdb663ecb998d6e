// What was planned, by organisation, from the view of minute 0; and what could have been. Pure.

import type { AgencyBrief, ControlView, LeverBrief, ScenarioBrief } from '../../server/protocol/index.ts';
import type { PlanChange } from '../replay/replayTypes.ts';

export interface PlanRow {
  readonly lever: LeverBrief;
  /** How much was planned; null: nothing, or a lever without an amount. */
  readonly amount: number | null;
  readonly planned: boolean;
  /** Instant from which it is or would be in force. */
  readonly inForceFromMinutes: number;
}

export interface AgencyPlans {
  readonly agency: AgencyBrief;
  readonly byOrders: boolean;
  readonly budgetPounds: number;
  readonly committedPounds: number;
  readonly planned: readonly PlanRow[];
  /** In the order of the scenario. */
  readonly notPlanned: readonly PlanRow[];
}

export function agencyPlans(brief: ScenarioBrief, opening: ControlView): readonly AgencyPlans[] {
  return brief.agencies.flatMap((agency) => {
    const view = opening.agencies.find(({ agencyId }) => agencyId === agency.id);
    if (view === undefined || view.planning === null) return [];
    const rows = brief.levers.flatMap((lever): PlanRow[] => {
      if (lever.agency !== agency.id || lever.plan === null) return [];
      const stands = view.levers.find(({ id }) => id === lever.id);
      const planned = stands?.planned === true;
      const from = planned ? stands.inForceFromMinutes : null;
      return [
        {
          lever,
          planned,
          amount: planned ? stands.amount : null,
          inForceFromMinutes: from ?? lever.plan.inForceFromMinutes,
        },
      ];
    });
    return [
      {
        agency,
        byOrders: view.playedBy === 'standing-orders',
        budgetPounds: view.planning.budgetPounds,
        committedPounds: view.planning.committedPounds,
        planned: rows.filter(({ planned }) => planned),
        notPlanned: rows.filter(({ planned }) => !planned),
      },
    ];
  });
}

/** The list of changes with one lever set anew; back to what was played, it is no change. */
export function withChange(
  changes: readonly PlanChange[],
  row: PlanRow,
  to: PlanChange['to'],
): readonly PlanChange[] {
  const others = changes.filter(({ leverId }) => leverId !== row.lever.id);
  const asPlayed =
    to === 'dropped' ? !row.planned : row.planned && (row.lever.amount === null || to.amount === row.amount);
  return asPlayed ? others : [...others, { agencyId: row.lever.agency, leverId: row.lever.id, to }];
}
