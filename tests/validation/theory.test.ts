// Every value that a case expects by theory is what the formulas of this folder give, and the formulas agree with
// each other and with the chains behind them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseNamed, caseNames, casesFolder } from './caseFiles.ts';
import { lawKelton, lawKeltonCsv } from './lawKelton.ts';
import { bookFigures } from './theory/bookModels.ts';
import { stationary, stationaryOfMany } from './theory/chains.ts';
import { closedChains, closedNetwork, jackson, saturatedLine, saturatedPair } from './theory/networks.ts';
import { goingRoundWait, inTurnsTime, smallestFirstWait, smallestInterruptsTime } from './theory/orders.ts';
import { conditionFigures, policyCase } from './theory/ourConditions.ts';
import { dayFigures } from './theory/ourDays.ts';
import { orderFigures } from './theory/ourOrders.ts';
import { oneBreaks, resourceFigures } from './theory/ourResources.ts';
import { byChain, ourFigures } from './theory/ours.ts';
import { placeFigures } from './theory/placeModels.ts';
import { ageingWaits, cobhamFarmWaits, cobhamWaits, preemptiveTimes } from './theory/priorities.ts';
import { publishedFigures } from './theory/published.ts';
import {
  bulkService,
  erlangA,
  gammaFunction,
  gapTransform,
  gm1,
  mdcWait,
  mg1,
  mg1Breaks,
  mm1WaitSquared,
  mmc,
  secondMoment,
} from './theory/singleStation.ts';
import { both, exponentialTask, meanOf, quantileOf, thenTask } from './theory/tasks.ts';
import { classChanges, textbookByChain, textbookFigures } from './theory/textbook.ts';
import {
  patienceByKind,
  pollingWaits,
  setUpPresent,
  waitingByChain,
  waitingFigures,
} from './theory/waitingModels.ts';

const theory = {
  ...publishedFigures(),
  ...ourFigures(),
  ...dayFigures(),
  ...resourceFigures(),
  ...orderFigures(),
  ...conditionFigures(),
  ...textbookFigures(),
  ...bookFigures(),
  ...placeFigures(),
  ...waitingFigures(),
};

/** Measured by others with another program, or a trace worked out by hand: no formula. */
const withoutTheory = /^(trace-|treat-centre-|ciw-|law-kelton-|invariants$|prng-vectors$)/;

describe('what the cases expect', () => {
  it('is said by theory wherever theory says anything', () => {
    expect(caseNames.filter((name) => !withoutTheory.test(name))).toEqual(
      Object.keys(theory).sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  it.each(Object.keys(theory))('of %s is what the formulas give', (name) => {
    const figures = theory[name] ?? {};
    const { measures } = caseNamed(name).expected;
    const keyed = measures.map(({ measure, figure, value }) => [
      figure === 'mean' ? measure : `${measure} ${figure}`,
      value,
    ]);
    expect(keyed.map(([key]) => key)).toEqual(Object.keys(figures));
    for (const [key, value] of keyed) {
      const formula = figures[key as string] ?? Number.NaN;
      // Files give eight or more digits.
      expect(Math.abs((value as number) - formula), key as string).toBeLessThan(3e-7 * Math.max(1, formula));
    }
  });

  it('allows no more than half a thousandth beside the interval, but where two bounds or a count are meant', () => {
    const wide = caseNames.flatMap((name) =>
      caseNamed(name)
        .expected.measures.filter(({ within }) => within > 0.0005)
        .map(({ measure }) => `${name} ${measure}`),
    );
    expect(wide).toEqual([
      'bas-buffer1 outcome.done',
      'bas-buffer3 outcome.done',
      'bas-line2 outcome.done',
      'bas-line3 outcome.done',
      'gg1-bounds wait.serve',
    ]);
  });
});

describe('the formulas', () => {
  it('agree with chains of some hundred states', () => {
    const ours = ourFigures();
    expect(oneBreaks(0.5, 0.05, 0.2, 'resume')).toBeCloseTo(ours.breakdowns?.['present.serve'] ?? 0, 9);
    expect(byChain.bulkService()).toBeCloseTo(bulkService(1, 0.5, 4).queue, 9);
    expect(byChain.batchArrivals()).toBeCloseTo(ours['batch-arrivals']?.['present.serve'] ?? 0, 9);
    expect(byChain.randomOrder()).toBeCloseTo(mm1WaitSquared(0.7, 1, 'random'), 9);
    expect(saturatedLine(2)).toBeCloseTo(2 / 3, 12);
    expect(saturatedLine(3)).toBeCloseTo(22 / 39, 12);
    expect(saturatedPair(0)).toBeCloseTo(2 / 3, 12);
  });

  it('are M/M/1 where a server begins with the first', () => {
    expect(policyCase(0.5, 1)['wait.serve']).toBeCloseTo(mmc(0.5, 1, 1).wait, 12);
  });

  it('are M/M/1 and M/M/c where they should be', () => {
    const { wait } = mmc(0.8, 1, 1);
    expect(wait).toBeCloseTo(4, 12);
    const exponential = gapTransform.hyperexponential([1], [1 / 0.8]);
    expect(gm1(exponential, 1, 0.8).wait).toBeCloseTo(wait, 9);
    expect(bulkService(0.8, 1, 1).wait).toBeCloseTo(wait, 9);
    expect(jackson([{ servers: 1, mean: 1, lambda: 0.8 }], [[0]]).time).toBeCloseTo(wait + 1, 9);
    expect(mdcWait(0.8, 1, 1)).toBeCloseTo(2, 9);
    // One class before c servers.
    expect(cobhamFarmWaits([1.6], 1, 2)[0]).toBeCloseTo(mmc(1.6, 1, 2).wait, 9);
    // Patience without end.
    expect(erlangA(1.6, 1, 2, 0).queue).toBeCloseTo(mmc(1.6, 1, 2).queue, 9);
  });

  it('keep the work of all classes the same, whoever goes first', () => {
    const [low, high] = [
      { lambda: 0.4, mean: 1, second: 2 },
      { lambda: 0.3, mean: 1.2, second: 2.88 },
    ];
    const weighted = (waits: readonly number[]): number => 0.4 * 1 * (waits[0] ?? 0) + 0.36 * (waits[1] ?? 0);
    const inOrder = weighted(cobhamWaits([low, high]));
    expect(weighted([...cobhamWaits([high, low])].reverse())).toBeCloseTo(inOrder, 12);
    expect(
      weighted(
        ageingWaits([
          { ...low, slope: 1 },
          { ...high, slope: 5 },
        ]),
      ),
    ).toBeCloseTo(inOrder, 12);
    // One class that ages as fast as the other: first come, first served.
    const [a, b] = ageingWaits([
      { ...low, slope: 1 },
      { ...high, slope: 1 },
    ]);
    expect(a).toBeCloseTo(b ?? 0, 12);
    // The first class never sees the second when it may interrupt it.
    expect(preemptiveTimes([low, high])[0]).toBeCloseTo(mmc(0.4, 1, 1).inSystem / 0.4, 12);
  });

  it('serve the smallest first as they would many classes of it', () => {
    // A thousand classes of exponential work, each as likely; of each what is between its borders.
    const borders = Array.from({ length: 1001 }, (_, n) => (n === 1000 ? 1e3 : -Math.log(1 - n / 1000)));
    const moment = (power: 1 | 2, x: number): number =>
      Math.exp(-x) * (power === 1 ? x + 1 : x * x + 2 * x + 2);
    const classes = borders.slice(1).map((most, n) => {
      const between = (power: 1 | 2): number => 1000 * (moment(power, borders[n] ?? 0) - moment(power, most));
      return { lambda: 0.7 / 1000, mean: between(1), second: between(2) };
    });
    const mean = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0) / 1000;
    expect(Math.abs(mean(cobhamWaits(classes)) - smallestFirstWait(0.7))).toBeLessThan(0.001);
    expect(Math.abs(mean(preemptiveTimes(classes)) - smallestInterruptsTime(0.7))).toBeLessThan(0.002);
  });

  it('are M/D/1 in one piece and shared in very many', () => {
    expect(inTurnsTime(0.5, 1, 1)).toBeCloseTo(mg1(0.5, 1, 1).wait + 1, 12);
    expect(Math.abs(inTurnsTime(0.5, 1, 400) - 1 / (1 - 0.5))).toBeLessThan(0.002);
    // At one list the server who walks is one who takes breaks.
    const oneList = { lists: 1, lambda: 0.6, mean: 1, second: 2, walk: 0.5 };
    expect(goingRoundWait(oneList)).toBeCloseTo(mg1Breaks(0.6, 1, 2, 0.5, 0.25), 12);
  });

  it('are round closed stations what Buzen and a chain say', () => {
    const alone = closedChains([{ people: 6, thinks: 0, work: [1, 2, 1.5] }]);
    expect((alone.rounds[0] ?? 0) * 2).toBeCloseTo(closedNetwork([1, 2, 1.5], 6)[1] ?? 0, 12);
    expect(textbookByChain.twoChains()).toBeCloseTo(theory['closed-two-chains']?.['present.at-a'] ?? 0, 9);
  });

  it('agree with chains about servers who set up or go round, and callers who try again', () => {
    expect(waitingByChain.retrial(0.6, 0.5)).toBeCloseTo(theory.retrial?.['present.later'] ?? 0, 9);
    // Of exponential length, which has a second moment of 8.
    expect(waitingByChain.setUp(0.6)).toBeCloseTo(setUpPresent(0.6, 1 + 0.6 * 2, 2 * 0.6 * 2 + 0.36 * 8), 9);
    // The chain walks in two stages: so much longer for the spread of the way, of 1/8.
    const spread = (2 * 0.25 * (1 / 8)) / (2 * (1 - 0.5 - 0.25)) + 1 / 8;
    expect(waitingByChain.oneEach(0.25)).toBeCloseTo(pollingWaits.oneEach(0.25) + spread, 3);
  });

  it('are Erlang A where two kinds have one patience', () => {
    const [first, second] = patienceByKind([2, 2]);
    expect(first + second).toBeCloseTo(erlangA(1.1, 1, 1, 0.5).queue, 4);
    expect(first * 0.5).toBeCloseTo(second * 0.6, 9);
  });

  it('agree with chains about streams that are no Poisson stream', () => {
    expect(textbookByChain.onOff()).toBeCloseTo(theory['on-off-source']?.['wait.serve'] ?? 0, 6);
    expect(textbookByChain.overflow()).toBeCloseTo(theory.overflow?.['in-use.outlier-bed'] ?? 0, 12);
  });

  it('are those of classes that do not change where none does, and of chains however solved', () => {
    const { high, low } = classChanges(0);
    const [first = 0, second = 0] = cobhamWaits(
      [0.2, 0.4].map((lambda) => ({ lambda, mean: 0.8, second: secondMoment.exponential(0.8) })),
    );
    expect(high).toBeCloseTo(0.2 * first, 6);
    // Fifteen may wait low: enough where they turn, and nearly so where none does.
    expect(low).toBeCloseTo(0.4 * second, 4);
    const moves = ([n = 0]: readonly number[]) =>
      [
        [[n + 1], n < 30 ? 0.8 : 0],
        [[n - 1], n > 0 ? 1 : 0],
      ] as const;
    expect(stationaryOfMany([0], moves).mean(([n = 0]) => n)).toBeCloseTo(
      stationary([0], moves).mean(([n = 0]) => n),
      9,
    );
  });

  it('add the means of tasks one after the other, and take the longest of those side by side', () => {
    // Of the case itself the terms of rate 1/4 add up to nothing: others are needed to see their sign.
    const longest = both(exponentialTask(1), both(exponentialTask(1), exponentialTask(1)));
    expect(meanOf(longest)).toBeCloseTo(1 + 1 / 2 + 1 / 3, 12);
    expect(meanOf(thenTask(5, longest))).toBeCloseTo(5 + 1 + 1 / 2 + 1 / 3, 12);
    expect(quantileOf(exponentialTask(2), 0.9)).toBeCloseTo(2 * Math.log(10), 12);
  });

  it('have a gamma function', () => {
    expect(gammaFunction(5)).toBeCloseTo(24, 10);
    expect(gammaFunction(0.5)).toBeCloseTo(Math.sqrt(Math.PI), 12);
  });
});

describe("Law's thousand customers", () => {
  it('come out as the book prints them', () => {
    const { meanDelay, meanQueue, utilisation, endMinutes } = lawKelton(1000);
    expect([meanDelay, meanQueue, utilisation, endMinutes].map((figure) => figure.toFixed(3))).toEqual([
      '0.430',
      '0.418',
      '0.460',
      '1027.915',
    ]);
  });

  it('are the data of the case', () => {
    expect(readFileSync(join(casesFolder, 'law-kelton-mm1.csv'), 'utf8')).toBe(lawKeltonCsv());
  });
});
