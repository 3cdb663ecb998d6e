// Do effects change something that is there, by a possible size? Sizes are judged at the least and the
// most amount of a lever.

import type { Expression } from '../base/expression.ts';
import { constantValue } from './constantValue.ts';
import type { Checking } from './directory.ts';
import { actingLoops, targetsOf } from './pathwayGraph.ts';
import type { Effect, LeverAmount, Next } from './scenario.ts';

export function checkEffects(checking: Checking): void {
  const { scenario } = checking;
  for (const lever of scenario.levers) {
    for (const effect of lever.effects) checkEffect(effect, lever.amount, checking);
  }
  for (const { effects } of [...scenario.injects, ...scenario.loops]) {
    for (const effect of effects) checkEffect(effect, null, checking);
  }
  for (const { effects } of scenario.loops) {
    for (const effect of effects) if (effect.kind === 'budget') reportGift(effect, checking);
  }
  checkTogether(checking);
}

function checkEffect(effect: Effect, amount: LeverAmount | null, checking: Checking): void {
  const { scenario, reading } = checking;
  if (reading.isDoubtful(effect)) return;
  reportNoTarget(effect, checking);
  if (effect.kind === 'capacity' || effect.kind === 'budget') return;
  const size = effect.kind === 'move' ? effect.share : effect.factor;
  const key = effect.kind === 'move' ? 'share' : 'factor';
  const sizes = sizesOf(size, amount, checking);
  const most = effect.kind === 'move' ? 1 : 1000;
  const odd = sizes.find((one) => one < 0 || one > most);
  if (odd !== undefined) {
    reading.report(reading.offsetOf(effect, key), {
      code: 'out-of-range',
      sentence: `A ${key} must lie between 0 and ${most}.`,
      found: String(odd),
      expected: key === 'share' ? 'a share such as 15% or 0.15' : 'a factor such as 0.9, or 90%',
    });
  }
  if (effect.kind !== 'arrivals') return;
  const source = scenario.sources.find(({ id }) => id === effect.source);
  const highest = Math.max(...sizes);
  if (source === undefined || !(highest > source.headroom)) return;
  if (source.arrivals.kind !== 'rate') {
    reading.report(reading.offsetOf(effect, key), {
      code: 'beyond-headroom',
      sentence: `"${source.id}" comes at times of its own, not by a rate: effects can turn arrivals away, not add any.`,
      expected: 'a factor from 0 to 1',
    });
    return;
  }
  reading.report(reading.offsetOf(effect, key), {
    code: 'beyond-headroom',
    sentence: `This multiplies the arrivals of "${source.id}" by ${highest}; its headroom is ${source.headroom}.`,
    hint: `Give ${source.id} a headroom of ${Math.ceil(highest * 10) / 10} or more.`,
  });
}

/** A loop is there from the start and goes up and down: money given once has no place in it. */
function reportGift(effect: Effect, { reading }: Checking): void {
  reading.report(reading.offsetOf(effect, 'budget'), {
    code: 'bad-effect',
    sentence: 'A feedback loop gives nobody money.',
    hint: 'Take this effect out: levers and injects may give money, once.',
  });
}

function reportNoTarget(effect: Effect, { scenario, reading }: Checking): void {
  const stepOf = (id: string) => scenario.steps.find((step) => step.id === id);
  const report = (key: string, sentence: string, hint: string): void =>
    reading.report(reading.offsetOf(effect, key), { code: 'nothing-to-change', sentence, hint });
  if (effect.kind === 'patience' && (stepOf(effect.step)?.patience?.after ?? null) === null) {
    report(
      'patience',
      `"${effect.step}" has no patience to change.`,
      'Give that step patience: {after: 4 h, to: …}, or take the effect out.',
    );
  }
  if (effect.kind === 'duration' && stepOf(effect.step)?.lasts === null) {
    report(
      'duration',
      `"${effect.step}" takes no time that could change.`,
      'Give that step a "lasts", or take the effect out.',
    );
  }
  if (effect.kind === 'weight') {
    const step = stepOf(effect.step);
    if (step !== undefined && !targetsOf(step.next).includes(effect.to)) {
      report(
        'to',
        `"${effect.step}" does not lead to "${effect.to}".`,
        `Its shares lead to ${namesText(weighedIn(step.next))}.`,
      );
    } else if (step !== undefined && !weighedIn(step.next).includes(effect.to)) {
      report(
        'to',
        `"${effect.step}" leads to "${effect.to}", but by no share that a weight could change.`,
        `Its shares lead to ${namesText(weighedIn(step.next))}.`,
      );
    }
  }
  if (effect.kind === 'move' && effect.from === effect.to)
    report('to', 'This moves patients to where they are.', 'Name another place to which they go.');
}

function namesText(ids: readonly string[]): string {
  return ids.length === 0 ? 'nowhere: it has none' : [...new Set(ids)].join(', ');
}

/** Places to which shares lead. */
function weighedIn(next: Next): readonly string[] {
  if (next.kind === 'shares') return targetsOf(next);
  if (next.kind === 'cases') return next.cases.flatMap((one) => weighedIn(one.next));
  return next.kind === 'first-free' ? weighedIn(next.otherwise) : [];
}

function sizesOf(size: Expression, amount: LeverAmount | null, { scenario }: Checking): readonly number[] {
  const parameters = scenario.parameters.map(({ id, value }) => [id, value] as const);
  const amounts = amount === null ? [[]] : [[amount.least], [amount.most]];
  return amounts.flatMap(([one]) => {
    const values = new Map(one === undefined ? parameters : [...parameters, ['amount', one]]);
    const value = constantValue(size, values);
    return value === null ? [] : [value];
  });
}

/** All effects that raise a source, in force at once. */
function checkTogether(checking: Checking): void {
  const { scenario, reading } = checking;
  for (const source of scenario.sources) {
    let together = 1;
    let highest = 1;
    for (const one of [...scenario.levers, ...scenario.injects, ...actingLoops(scenario)]) {
      for (const effect of one.effects) {
        if (effect.kind !== 'arrivals' || effect.source !== source.id) continue;
        const amount = 'amount' in one ? one.amount : null;
        const most = Math.max(1, ...sizesOf(effect.factor, amount, checking));
        together *= most;
        highest = Math.max(highest, most);
      }
    }
    // One that is too large alone has been reported where it stands.
    if (together <= source.headroom || highest > source.headroom || reading.isDoubtful(source)) continue;
    reading.report(reading.offsetOf(source, 'headroom'), {
      code: 'beyond-headroom-together',
      severity: 'warning',
      sentence: `All effects together multiply "${source.id}" by ${Math.round(together * 100) / 100}; its headroom is ${source.headroom}.`,
      hint: 'Beyond the headroom further effects bring nobody.',
    });
  }
}
