// KPIs and ledger of a scenario → what observers evaluate: growths, and figures at instants.

import { byId } from '../base/order.ts';
import type { KpiTable } from '../measures/kpiTallies.ts';
import { compileExpression, type NameTables } from '../pathways/compileExpression.ts';
import type { Kpi, LedgerEntry, Scenario } from '../scenario/scenario.ts';

export type { KpiTable };

const minutesADay = 1440;
const minutesAnHour = 60;

type Measured = Pick<Scenario, 'kpis' | 'ledger' | 'calendar'>;

/** KPIs, then the ledger, each in the order of ids. */
export function compileKpis(scenario: Measured, names: NameTables): readonly KpiTable[] {
  const { calendar } = scenario;
  return [
    ...byId(scenario.kpis).map((kpi) => compileKpi(kpi, calendar, names)),
    ...byId(scenario.ledger).map((entry) => compileEntry(entry, calendar.warmUpMinutes, names)),
  ];
}

/** A figure of each day is sampled once a day: the instant that ends the calendar belongs to no day of it. */
function compileKpi(
  { id, unit, value }: Kpi,
  { startMinuteOfDay, durationMinutes }: Scenario['calendar'],
  names: NameTables,
): KpiTable {
  const any = { id, measure: `kpi.${id}`, unit, worth: null };
  if (value.kind === 'ratio') {
    const { numerator, denominator, otherwise } = value;
    return {
      kind: 'ratio',
      ...any,
      numerator: compileExpression(numerator, names),
      denominator: denominator && compileExpression(denominator, names),
      otherwise,
    };
  }
  const daily = value.minuteOfDay;
  return {
    kind: 'sampled',
    take: 'mean',
    ...any,
    value: compileExpression(value.value, names),
    firstMinutes: daily === null ? 0 : (daily - startMinuteOfDay + minutesADay) % minutesADay,
    everyMinutes: daily === null ? (value.everyMinutes ?? minutesADay) : minutesADay,
    untilMinutes: daily === null ? Number.POSITIVE_INFINITY : durationMinutes,
  };
}

/** A level is sampled at the end of each hour measured, and each sample stands for that hour. */
function compileEntry(entry: LedgerEntry, warmUpMinutes: number, names: NameTables): KpiTable {
  const { id, unit, each, low, high } = entry;
  const figure = compileExpression(entry.of.expression, names);
  const any = { id, measure: `ledger.${id}`, unit };
  if (entry.of.kind === 'count') {
    const worth = { each, low, high };
    return { kind: 'ratio', ...any, worth, numerator: figure, denominator: null, otherwise: 0 };
  }
  const hours = entry.of.per === 'hour' ? 1 : 24;
  return {
    kind: 'sampled',
    take: 'sum',
    ...any,
    worth: { each: each / hours, low: low / hours, high: high / hours },
    value: figure,
    firstMinutes: warmUpMinutes + minutesAnHour,
    everyMinutes: minutesAnHour,
    untilMinutes: Number.POSITIVE_INFINITY,
  };
}
