// KPIs of a scenario → what observers evaluate: growths, and figures at instants.

import { byId } from '../base/order.ts';
import type { KpiTable } from '../measures/kpiTallies.ts';
import { compileExpression, type NameTables } from '../pathways/compileExpression.ts';
import type { Kpi, Scenario } from '../scenario/scenario.ts';

export type { KpiTable };

const minutesADay = 1440;

/** In the order of ids. */
export function compileKpis(
  { kpis, calendar }: Pick<Scenario, 'kpis' | 'calendar'>,
  names: NameTables,
): readonly KpiTable[] {
  return byId(kpis).map((kpi) => compileKpi(kpi, calendar.startMinuteOfDay, names));
}

function compileKpi({ id, unit, value }: Kpi, startMinuteOfDay: number, names: NameTables): KpiTable {
  if (value.kind === 'ratio') {
    const { numerator, denominator, otherwise } = value;
    return {
      kind: 'ratio',
      id,
      unit,
      numerator: compileExpression(numerator, names),
      denominator: denominator && compileExpression(denominator, names),
      otherwise,
    };
  }
  const daily = value.minuteOfDay;
  return {
    kind: 'sampled',
    id,
    unit,
    value: compileExpression(value.value, names),
    firstMinutes: daily === null ? 0 : (daily - startMinuteOfDay + minutesADay) % minutesADay,
    everyMinutes: daily === null ? (value.everyMinutes ?? minutesADay) : minutesADay,
  };
}
