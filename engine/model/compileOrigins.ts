// Arrival sources, census entries and injects that bring people → origins: whoever names patients.

import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import { type Choice, choose, type Quantile } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { elapsedOf, quantileOf, residualOf } from '../random/quantile.ts';
import { effectsOf } from '../scenario/pathwayGraph.ts';
import type {
  ArrivalPattern,
  Attribute,
  ByAttribute,
  CensusClock,
  GivenAttribute,
  Scenario,
  Source,
  Step,
} from '../scenario/scenario.ts';
import { compileChoice } from './compileChoice.ts';
import type {
  AnyArrivals,
  ArrivalTable,
  AttributeDraw,
  CategoryTable,
  CensusClockTable,
  OriginTable,
  RateTable,
  RegularTable,
} from './model.ts';
import { known, type Names } from './names.ts';
import { compileShape, hoursOf, mostOf } from './rateShape.ts';
import { productOfSeasons } from './seasons.ts';

/** Highest quantile of a day's own factor; rarer days are counted as this one. */
const dayFactorCapQuantile = 0.999;

export function compileOrigins(scenario: Scenario, names: Names): readonly OriginTable[] {
  const compiled: Draws = new Map();
  const sources = scenario.sources.map((source) => ({
    id: source.id,
    name: source.name,
    draws: compileDraws(scenario, source.attributes, names, compiled),
    given: compileGiven(source.given, names),
    target: names.target(source.to),
    arrivals: compileArrivals(source, scenario, names),
    census: null,
  }));
  const census = scenario.census.map((entry) => {
    const step = scenario.steps.find((candidate) => candidate.id === entry.step);
    return {
      id: entry.id,
      name: entry.name,
      draws: compileDraws(scenario, entry.attributes, names, compiled),
      given: compileGiven(entry.given, names),
      target: names.target(entry.step),
      arrivals: null,
      census: {
        count: entry.count,
        step: names.target(entry.step),
        progress: entry.progress,
        holding: entry.holding.map((id) => names.poolsOf(id)),
        residual:
          step?.lasts?.kind === 'drawn' ? compileChoice(step.lasts.distribution, names, residualOf) : null,
        clocks: compileClocks(entry.clocks, step, names),
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
            draws: compileDraws(scenario, inject.brings.attributes, names, compiled),
            given: [],
            target: names.target(inject.brings.to),
            arrivals: null,
            census: null,
          },
        ],
  );
  return byId([...sources, ...census, ...brought]);
}

function compileClocks(
  clocks: readonly CensusClock[],
  step: Step | undefined,
  names: Names,
): readonly CensusClockTable[] {
  return clocks.map(({ clock, since }) => ({
    clock: known(names.find.clock, clock),
    worked:
      since === 'worked' && step?.lasts?.kind === 'drawn'
        ? compileChoice(step.lasts.distribution, names, elapsedOf)
        : null,
    drawn: since === 'worked' ? null : quantileOf(since),
    purpose: purposeKey(`census clock ${clock}`),
  }));
}

function compileGiven(given: readonly GivenAttribute[], names: Names): OriginTable['given'] {
  return given.map(({ attribute, values }) => ({
    attribute: names.find.attribute.get(attribute) as number,
    values,
  }));
}

/** How an attribute is drawn: one table for all origins that say nothing else of it, so that it stays at hand. */
type Draws = Map<Attribute, AttributeDraw>;

/** Attributes in an order in which each comes after the one it depends on. */
function compileDraws(
  scenario: Scenario,
  overrides: readonly Attribute[],
  names: Names,
  compiled: Draws,
): AttributeDraw[] {
  const effective = scenario.attributes.map(
    (attribute) => overrides.find((override) => override.id === attribute.id) ?? attribute,
  );
  const done = new Set<string>();
  const ordered: Attribute[] = [];
  const place = (attribute: Attribute, above: readonly string[]): void => {
    if (done.has(attribute.id)) return;
    if (above.includes(attribute.id)) throw new Error(`Attributes depend on each other: ${attribute.id}`);
    const given = attribute.kind === 'category' ? attribute.shares : attribute.distribution;
    for (const id of attributesOf<unknown>(given)) {
      const before = effective.find((entry) => entry.id === id);
      if (before) place(before, [...above, attribute.id]);
    }
    done.add(attribute.id);
    ordered.push(attribute);
  };
  for (const attribute of byId(effective)) place(attribute, []);
  return ordered.map((attribute) => {
    const draw = compiled.get(attribute) ?? compileDraw(attribute, names);
    compiled.set(attribute, draw);
    return draw;
  });
}

function compileDraw(attribute: Attribute, names: Names): AttributeDraw {
  return {
    attribute: names.find.attribute.get(attribute.id) as number,
    purpose: purposeKey(`attribute ${attribute.id}`),
    category: attribute.kind === 'category' ? compileChoice(attribute.shares, names, categoryTable) : null,
    quantile: attribute.kind === 'number' ? compileChoice(attribute.distribution, names, quantileOf) : null,
    fixed: fixedValue(attribute),
  };
}

/** The one value that an attribute can have: of one category alone, or constant. */
function fixedValue(attribute: Attribute): number | null {
  if (attribute.kind === 'number') {
    const { distribution } = attribute;
    const always = distribution.kind === 'always' ? distribution.value : null;
    return always?.kind === 'constant' ? always.value + 0 : null;
  }
  if (attribute.shares.kind !== 'always') return null;
  const shares = attribute.shares.value;
  return shares.filter((share) => share > 0).length === 1 ? shares.findIndex((share) => share > 0) : null;
}

/** Attributes that a value depends on. */
function attributesOf<T>(value: ByAttribute<T>): readonly string[] {
  if (value.kind === 'always') return [];
  const inner = [...value.cases.map((entry) => entry.value), ...(value.otherwise ? [value.otherwise] : [])];
  return [value.attribute, ...inner.flatMap(attributesOf)];
}

function categoryTable(shares: readonly number[]): CategoryTable {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let cumulative = 0;
  const upTo = shares.map((share) => {
    cumulative += share;
    return cumulative / total;
  });
  let last = shares.length - 1;
  while (last > 0 && shares[last] === 0) last--;
  return { upTo, last };
}

function compileArrivals(source: Source, scenario: Scenario, names: Names): ArrivalTable {
  const { arrivals, size } = source;
  const any = {
    headroom: source.headroom,
    size: size && quantileOf(size),
    sizeMost: size === null ? 1 : Math.max(1, Math.ceil(quantileOf(size)(1 - sizeTail))),
    fromMinutes: source.fromMinutes,
    untilMinutes: source.untilMinutes ?? Number.POSITIVE_INFINITY,
    most: source.most ?? Number.POSITIVE_INFINITY,
  };
  switch (arrivals.kind) {
    case 'at':
      return { kind: 'at', ...any, atMinutes: arrivals.atMinutes };
    case 'every':
      return {
        kind: 'every',
        ...any,
        gap: quantileOf(arrivals.gap),
        stretch: arrivals.stretch && compileExpression(arrivals.stretch, names),
      };
    case 'rate':
      return { kind: 'rate', ...any, ...compileRate(arrivals, source, scenario) };
  }
}

const flat: readonly number[] = new Array<number>(24).fill(1);

/** Whether any effect of the file may raise a source's rate. */
function canGrow(source: string, scenario: Scenario): boolean {
  return effectsOf(scenario).some(
    (effect) =>
      effect.kind === 'arrivals' &&
      effect.source === source &&
      !(effect.factor.kind === 'number' && effect.factor.value <= 1),
  );
}

/** A party larger than this quantile of its size counts as one of this size. */
const sizeTail = 1e-6;

function compileRate(
  arrivals: Extract<ArrivalPattern, { kind: 'rate' }>,
  { id, headroom }: Source,
  scenario: Scenario,
): Omit<RateTable, 'kind' | keyof AnyArrivals> {
  const profile = scenario.profiles.find((entry) => entry.id === arrivals.profile)?.shape ?? null;
  const shapes = [arrivals.shape, profile].filter((shape) => shape !== null);
  const hours = shapes.map(hoursOf).filter((one) => one !== null);
  const season = productOfSeasons(
    arrivals.seasons.map((id) => scenario.seasons.find((entry) => entry.id === id)?.points ?? []),
  );
  const spread = arrivals.dayVariation;
  const dayFactor =
    spread > 0 ? quantileOf({ kind: 'gamma', shape: 1 / (spread * spread), scale: spread * spread }) : null;
  const dayFactorMost = dayFactor ? dayFactor(dayFactorCapQuantile) : 1;
  const unhourly = shapes.filter((shape) => hoursOf(shape) === null);
  const mostOfShapes = unhourly.reduce((product, shape) => product * mostOf(shape), 1);
  const mostOfSeason = Math.max(1, ...season.map((point) => point.factor));
  const mostOfEvents = arrivals.events.reduce((product, event) => product * Math.max(1, event.factor), 1);
  const mostOfDay = mostOfShapes * mostOfSeason * mostOfEvents;
  const reach = canGrow(id, scenario) ? headroom : 1;
  const regular = regularOf(arrivals, hours);
  const everComes = regular === null || regular.byHour.some((factor) => factor > 0);
  return {
    ratePerMinute: arrivals.ratePerMinute,
    regular,
    shapes: unhourly.map(compileShape),
    season: {
      atMinutes: Float64Array.from(season, (point) => point.atMinutes),
      factors: Float64Array.from(season, (point) => point.factor),
    },
    events: arrivals.events,
    dayFactor,
    dayFactorMost,
    mostWithinDay: mostOfDay * reach * (1 + 1e-9),
    reach,
    candidatesPerMinute: everComes ? arrivals.ratePerMinute * mostOfDay * dayFactorMost * headroom : 0,
    steady: unhourly.length + season.length + arrivals.events.length === 0 && dayFactor === null,
  };
}

/** Hours and day kinds of a rate; null when they are all alike. */
function regularOf(
  { weekday, holidayFactor }: Extract<ArrivalPattern, { kind: 'rate' }>,
  hours: readonly (readonly number[])[],
): RegularTable | null {
  const byHour = hours.reduce(
    (product, shape) => product.map((one, hour) => one * (shape[hour] as number)),
    flat,
  );
  const byWeekday = weekday ?? [1, 1, 1, 1, 1, 1, 1];
  const factors = holidayFactor === null ? byWeekday : [...byWeekday, holidayFactor];
  if ([...byHour, ...factors].every((factor) => factor === 1)) return null;
  return {
    byHour,
    byDayKind: [...byWeekday, holidayFactor ?? Number.NaN],
  };
}

/** Value of one attribute for a patient of an origin, given the attributes drawn before. */
export function drawnValue(
  draw: AttributeDraw,
  uniform: number,
  attributes: Float64Array,
  base: number,
): number {
  if (draw.category === null) return choose(draw.quantile as Choice<Quantile>, attributes, base)(uniform);
  const { upTo, last } = choose(draw.category, attributes, base);
  for (let position = 0; position < last; position++) {
    if (uniform < (upTo[position] as number)) return position;
  }
  return last;
}
