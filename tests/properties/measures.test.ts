// What a run says of itself is what its people went through: every measure is counted again from their journeys.

import { describe, expect, it } from 'vitest';
import { drive, hearJourneys, measuresOf } from '../../engine/index.ts';
import { Ledger } from './ledger.ts';
import { networkModel, networkNumbers, untilMinutes, worldOf } from './networks.ts';

/** Minutes are added up in another order here: equal but for rounding. */
const asShareOfItself = 1e-9;

describe.each(networkNumbers(101, 10))('measures of network %i', (number) => {
  it("[M4] [M2] [M3] Little's law and every count, from journeys alone, wherever the run is looked at", () => {
    const model = networkModel(number);
    const world = worldOf(model, number);
    const ledger = new Ledger(model.scenario);
    hearJourneys(world, (event) => ledger.hear(event));
    for (const minutes of [1200, 1999.5, untilMinutes]) {
      drive(world, minutes);
      const again = ledger.measures(world.simMinutes);
      let compared = 0;
      const different: string[] = [];
      for (const [id, measure] of Object.entries(measuresOf(world))) {
        // The ledger says 0 of nothing.
        const mean = measure.mean ?? 0;
        const found = again[id];
        if (found === undefined) continue;
        compared++;
        const most = asShareOfItself * Math.max(Math.abs(mean), Math.abs(found));
        if (!(Math.abs(mean - found) <= most)) different.push(`${id} ${mean}, again ${found}`);
      }
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(60);
    }
  });
});
