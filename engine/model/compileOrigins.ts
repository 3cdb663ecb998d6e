// Arrival sources, census entries and injects that bring people → origins: whoever names patients.

import { byId } from '../base/order.ts';
import { choose } from '../pathways/tables.ts';
import { quantileOf, residualOf } from '../random/quantile.ts';
import type { Attribute, Scenario, SeasonProfile, Source } from '../scenario/scenario.ts';
import { compileChoice } from './compileSteps.ts';
import type { ArrivalTable, AttributeDraw, OriginTable } from './model.ts';
import type { Names } from './names.ts';

/** Highest quantile of a day's own factor; rarer days are counted as this one. */
const dayFactorCapQuantile = 0.999;

export function compileOrigins(scenario: Scenario, names: Names): readonly OriginTable[] {
  const sources = scenario.sources.map((source) => ({
    id: source.id,
    name: source.name,
    draws: compileDraws(scenario, source.attributes, names),
    target: names.target(source.to),
    arrivals: compileArrivals(source, scenario),
    census: null,
  }));
  const census = scenario.census.map((entry) => {
    const step = scenario.steps.find((candidate) => candidate.id === entry.step);
    return {
      id: entry.id,
      name: entry.name,
      draws: compileDraws(scenario, entry.attributes, names),
      target: names.target(entry.step),
      arrivals: null,
      census: {
        count: entry.count,
        step: names.target(entry.step),
        working: entry.progress === 'working',
        holding: entry.holding.map((id) => names.poolsOf(id)),
        residual: step?.lasts ? compileChoice(step.lasts, names, residualOf) : null,
      },
    };
  });
  const brought = scenario.injects.flatMap((inject) =>
    inject.brings === null
      ? []
      : [
          {
            id: inject.id,
            name: inject.brings.name,
            draws: compileDraws(scenario, inject.brings.attributes, names),
            target: names.target(inject.brings.to),
            arrivals: null,
            census: null,
          },
        ],
  );
  return byId([...sources, ...census, ...brought]);
}

/** Attributes in an order in which each comes after the one it depends on. */
function compileDraws(scenario: Scenario, overrides: readonly Attribute[], names: Names): AttributeDraw[] {
  const effective = scenario.attributes.map(
    (attribute) => overrides.find((override) => override.id === attribute.id) ?? attribute,
  );
  const done = new Set<string>();
  const ordered: Attribute[] = [];
  const place = (attribute: Attribute, above: readonly string[]): void => {
    if (done.has(attribute.id)) return;
    if (above.includes(attribute.id)) throw new Error(`Attributes depend on each other: ${attribute.id}`);
    const given = attribute.kind === 'category' ? attribute.shares : attribute.distribution;
    const before = given.kind === 'by' ? effective.find((entry) => entry.id === given.attribute) : undefined;
    if (before) place(before, [...above, attribute.id]);
    done.add(attribute.id);
    ordered.push(attribute);
  };
  for (const attribute of byId(effective)) place(attribute, []);
  return ordered.map((attribute) => ({
    attribute: names.find.attribute.get(attribute.id) as number,
    quantile:
      attribute.kind === 'category'
        ? compileChoice(attribute.shares, names, categoryQuantile)
        : compileChoice(attribute.distribution, names, quantileOf),
  }));
}

function categoryQuantile(shares: readonly number[]): (uniform: number) => number {
  const cumulative: number[] = [];
  let total = 0;
  for (const share of shares) {
    total += share;
    cumulative.push(total);
  }
  let last = shares.length - 1;
  while (last > 0 && shares[last] === 0) last--;
  return (uniform) => {
    for (let position = 0; position < last; position++) {
      if (uniform * total < (cumulative[position] as number)) return position;
    }
    return last;
  };
}

function compileArrivals(source: Source, scenario: Scenario): ArrivalTable {
  const hourly = scaledToMeanOne(scenario.profiles.find((profile) => profile.id === source.hourly)?.factors);
  const weekday = source.weekday ?? [1, 1, 1, 1, 1, 1, 1];
  const season = scenario.seasons.find((profile) => profile.id === source.season)?.points ?? [];
  const spread = source.dayVariation;
  const dayFactor =
    spread > 0 ? quantileOf({ kind: 'gamma', shape: 1 / (spread * spread), scale: spread * spread }) : null;
  const dayFactorMost = dayFactor ? dayFactor(dayFactorCapQuantile) : 1;
  const dayFactors = [...weekday, source.holidayFactor ?? Number.NaN];
  const kinds = dayFactors.filter((factor) => !Number.isNaN(factor));
  const most =
    Math.max(...hourly) * Math.max(...kinds) * Math.max(1, ...seasonFactors(season)) * dayFactorMost;
  return {
    ratePerMinute: source.ratePerMinute,
    hourly,
    dayFactors,
    season,
    dayFactor,
    dayFactorMost,
    headroom: source.headroom,
    candidatesPerMinute: source.ratePerMinute * most * source.headroom,
  };
}

function seasonFactors(points: SeasonProfile['points']): number[] {
  return points.map((point) => point.factor);
}

function scaledToMeanOne(factors: readonly number[] | undefined): readonly number[] {
  if (factors === undefined) return new Array<number>(24).fill(1);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 24;
  return factors.map((factor) => factor / mean);
}

/** Value of one attribute for a patient of an origin, given the attributes drawn before. */
export function drawnValue(
  draw: AttributeDraw,
  uniform: number,
  attributes: Float64Array,
  base: number,
): number {
  return choose(draw.quantile, attributes, base)(uniform);
}
