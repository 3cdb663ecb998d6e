// What the agencies have committed of their money for plans, and what nobody has. No pixels.

import type { AgencyView } from '../../server/protocol/index.ts';

export interface RoundMoney {
  readonly committed: number;
  readonly unspent: number;
  /** Agencies that have money for plans left, with how much; the largest first. */
  readonly left: readonly { readonly agencyId: string; readonly pounds: number }[];
  /** Agencies played by people that have planned nothing. */
  readonly silent: readonly string[];
}

export function moneyOfRound(agencies: readonly AgencyView[]): RoundMoney {
  const money = agencies.flatMap(({ agencyId, planning }) =>
    planning === null
      ? []
      : [
          {
            agencyId,
            committed: planning.committedPounds,
            pounds: planning.budgetPounds - planning.committedPounds,
          },
        ],
  );
  return {
    committed: money.reduce((sum, one) => sum + one.committed, 0),
    unspent: money.reduce((sum, one) => sum + Math.max(0, one.pounds), 0),
    left: money
      .filter(({ pounds }) => pounds > 0)
      .sort((one, other) => other.pounds - one.pounds || (one.agencyId < other.agencyId ? -1 : 1))
      .map(({ agencyId, pounds }) => ({ agencyId, pounds })),
    silent: agencies
      .filter(({ playedBy, levers }) => playedBy === 'people' && !levers.some((lever) => lever.planned))
      .map(({ agencyId }) => agencyId),
  };
}
