// The harm and value ledger as people read it: each line with what it is worth by its low, usual and high figure.
// Pure; reads measures of a run, which nothing in the world reads.

import type { MeasureSummary, Scenario } from '../../engine/index.ts';

export interface LedgerLine {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly kind: 'harm' | 'value' | 'cost';
  /** Who suffers, gains or pays, by name. */
  readonly borneBy: string;
  readonly unit: string;
  readonly source: string | null;
  /** So far, and between which figures it lies as far as its worth is known. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface LedgerView {
  /** The run up to this minute, from the end of its warm-up. */
  readonly simMinutes: number;
  readonly lines: readonly LedgerLine[];
}

export function ledgerView(
  { ledger, agencies }: Pick<Scenario, 'ledger' | 'agencies'>,
  measures: Readonly<Record<string, Pick<MeasureSummary, 'mean'>>>,
  simMinutes: number,
): LedgerView {
  return {
    simMinutes,
    lines: ledger.map(({ id, name, definition, kind, borneBy, unit, source, each, low, high }) => {
      const value = measures[`ledger.${id}`]?.mean ?? 0;
      const times = (worth: number): number => (each === 0 ? value : (value / each) * worth);
      const payer = agencies.find((agency) => agency.id === borneBy);
      return {
        id,
        name,
        definition,
        kind,
        borneBy: payer?.name ?? borneBy,
        unit,
        source,
        value,
        low: times(low),
        high: times(high),
      };
    }),
  };
}
