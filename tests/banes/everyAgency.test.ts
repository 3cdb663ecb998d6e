// That it matters who decides: winters in which one agency does nothing, against the same winters in which every
// agency follows its standing orders. The ordinary suite runs three pairs of eight weeks an agency and asks whether
// its own figure gets worse; with FLOWDAY_LONG it runs twenty pairs of whole winters, and each agency must move a
// headline measure beyond its paired interval of 95%.

import { beforeAll, describe, expect, it } from 'vitest';
import { pairedDifference, type ReplicationResult } from '../../engine/index.ts';
import { runArms } from './arms.ts';
import { theScenario } from './winter.ts';

const long = process.env.FLOWDAY_LONG !== undefined;
const scenario = theScenario();
const agencies = scenario.agencies.map(({ id }) => id);
const minutesAtMost = 30;
let arms: Awaited<ReturnType<typeof runArms>>;
let base: readonly ReplicationResult[];

beforeAll(async () => {
  arms = await runArms({
    silent: [null, ...agencies],
    replications: long ? 20 : 3,
    days: long ? 119 : 56,
  });
  base = armOf(null);
}, minutesAtMost * 60_000);

function armOf(silent: string | null): readonly ReplicationResult[] {
  const results = arms.get(silent);
  if (results === undefined || results.length === 0) throw new Error(`No runs without ${silent}`);
  return results;
}

function pulledBy({ decisions }: ReplicationResult): readonly string[] {
  const pulled = decisions.flatMap(({ actor, command }) =>
    actor.kind === 'standing-orders' && command.kind === 'pullLever' ? [actor.agencyId] : [],
  );
  return agencies.filter((id) => pulled.includes(id));
}

describe('standing orders', () => {
  it('of every agency fire in every run, and of no agency that people hold', () => {
    for (const run of base) expect(pulledBy(run)).toEqual(agencies);
    for (const silent of agencies) {
      for (const run of armOf(silent)) expect(pulledBy(run)).not.toContain(silent);
    }
  });

  it('declare a level about thirty times a winter, not at every turn of the day', () => {
    const declaring = scenario.agencies.filter(({ escalation }) => escalation !== null).length;
    for (const { decisions, simulatedMinutes } of base) {
      const declared = decisions.filter(({ command }) => command.kind === 'declareLevel').length;
      const eachInWinter = (declared / declaring / simulatedMinutes) * 119 * 1440;
      expect(eachInWinter).toBeGreaterThan(10);
      expect(eachInWinter).toBeLessThan(45);
    }
  });
});

/** What gets worse first when an agency does nothing, and which way. */
const cost: readonly (readonly [string, string, 'falls' | 'rises'])[] = [
  ['ccg', 'four-hour', 'falls'],
  ['acute', 'four-hour', 'falls'],
  ['ambulance', 'red-8', 'falls'],
  ['gps', 'emergency-admissions', 'rises'],
  ['urgent-calls', 'answered-60', 'falls'],
  ['sirona', 'delayed', 'rises'],
  ['banes-council', 'delayed', 'rises'],
  ['wiltshire-council', 'delayed', 'rises'],
  ['somerset-council', 'delayed', 'rises'],
  ['mental-health', 'liaison-hour', 'falls'],
];

describe('an agency that does nothing', () => {
  it('is asked about, whichever it is', () => {
    expect(cost.map(([id]) => id).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      agencies.toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it.each(cost)('%s: %s %s', (silent, indicator, way) => {
    const change = pairedDifference(base, armOf(silent))[`indicator.${indicator}`]?.mean ?? 0;
    expect(way === 'rises' ? change : -change).toBeGreaterThan(0);
  });
});

if (long) {
  it.each(agencies)('%s, doing nothing, moves a headline measure beyond its interval', (silent) => {
    const changes = pairedDifference(base, armOf(silent));
    const beyond = scenario.headline.filter((id) => {
      const [low, high] = changes[`indicator.${id}`]?.ci95 ?? [0, 0];
      return low > 0 || high < 0;
    });
    expect(beyond).not.toEqual([]);
  });
}
