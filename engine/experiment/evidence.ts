// Runs held beside what was observed: the values of every evidence target in one replication, sampled in one pass.
// Knows nothing of who runs replications, nor of what was observed; judging stands in evidenceVerdict.ts.

import { gridMinutes } from '../base/time.ts';
import { drive, setOff } from '../drive/drive.ts';
import { meanOf, standardDeviationOf } from '../measures/statistics.ts';
import { compileModel } from '../model/compileModel.ts';
import type { Model } from '../model/model.ts';
import type { Evaluate } from '../pathways/readState.ts';
import { type EvidencePart, evidenceParts, type Stretch } from '../scenario/evidenceParts.ts';
import type {
  EvidenceFigure,
  EvidenceStatistic,
  EvidenceTarget,
  Kpi,
  Scenario,
} from '../scenario/scenario.ts';
import { measuresOf } from '../views/measuresOf.ts';
import { createWorld } from '../world/createWorld.ts';
import { deadlock } from '../world/deadlock.ts';
import { hashWorld } from '../world/hashWorld.ts';
import type { World } from '../world/world.ts';
import type { ReplicationResult } from './runReplication.ts';

/** What one replication says of a target. */
export interface EvidenceValues {
  /** One for each part, in order; null: the run says nothing of that part. */
  readonly parts: readonly (number | null)[];
  /** What stands against what was observed: the statistic taken of the parts, or the parts themselves. */
  readonly compared: readonly (number | null)[];
}

export interface EvidenceResult extends ReplicationResult {
  /** By target id. */
  readonly evidence: Readonly<Record<string, EvidenceValues>>;
}

export interface EvidenceOptions {
  /** Names all chance in the run: any text. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
}

/** A model that can be asked for evidence; the run itself is the same as without. */
export interface EvidenceModel {
  readonly model: Model;
  readonly targets: readonly TargetTable[];
}

interface TargetTable {
  readonly target: EvidenceTarget;
  readonly of: Evaluate;
  readonly per: Evaluate | null;
  readonly parts: readonly EvidencePart[];
}

/** No id of an author's has two hyphens together. */
const ownKpi = 'evidence--';

export function compileEvidence(scenario: Scenario): EvidenceModel {
  const asKpis = scenario.evidence.map(({ id, figure }) => kpiOf(`${ownKpi}${id}`, figure));
  const model = compileModel({ ...scenario, kpis: [...scenario.kpis, ...asKpis] });
  const targets = scenario.evidence.map((target): TargetTable => {
    const compiled = model.kpis.find(({ id }) => id === `${ownKpi}${target.id}`);
    if (compiled === undefined) throw new Error(`Not compiled: ${target.id}`);
    const parts = evidenceParts(target, scenario.calendar);
    if (compiled.kind === 'sampled') return { target, of: compiled.value, per: null, parts };
    return { target, of: compiled.numerator, per: compiled.denominator, parts };
  });
  const kpis = model.kpis.filter(({ id }) => !id.startsWith(ownKpi));
  return { model: { ...model, scenario, kpis }, targets };
}

/** Expressions are compiled as those of KPIs are, so that whatever those may read is kept. */
function kpiOf(id: string, figure: EvidenceFigure): Kpi {
  const value: Kpi['value'] =
    figure.kind === 'level'
      ? { kind: 'sampled', value: figure.of, minuteOfDay: null, everyMinutes: null }
      : {
          kind: 'ratio',
          numerator: figure.of,
          denominator: figure.kind === 'ratio' ? figure.per : null,
          otherwise: 0,
        };
  return { id, name: id, definition: '', unit: 'number', better: null, value, source: null };
}

/**
 * One replication to the end of its calendar, nobody playing, and the value of every target in it. A pure function of
 * its arguments ([R1]); what happens in the run is what happens in that of `runReplication`.
 *
 * The value of a part (see `evidenceParts`):
 * - a count: growth over all its stretches ÷ their length in days (`by: hour`: in hours);
 * - a ratio: growth of one over all its stretches ÷ growth of the other; null when the other did not grow;
 * - a level: mean of its samples, daily at `minuteOfDay` (`by: hour`: at each full hour, of the hour that it begins).
 *
 * A stretch holds its first instant and not its last: figures so far are read just before both, so that what happens
 * at midnight belongs to the new day; before minute 0 that is what stood before anybody came, and before the planning
 * round was closed. A level is read when everything of its instant has happened.
 *
 * Then every value is divided by the mean of all of them, or by the value of the other time as one whole
 * (`relativeTo`; null when that is 0), and a statistic may be taken of those that are not null: the mean, the standard
 * deviation (n − 1; null of fewer than two), the least, the most, a percentile (linear between the two nearest: position
 * (n − 1) × share), the share above a limit. A run that ends by itself leaves null what it did not reach.
 */
export function runEvidence({ model, targets }: EvidenceModel, options: EvidenceOptions): EvidenceResult {
  const world = createWorld(model, { ...options, measuring: true });
  const samplers = targets.map((table) => new Sampler(table, model.calendar.startMinuteOfDay));
  const decisions = samplers.length === 0 ? [] : sampleAll(world, samplers);
  const last = drive(world, Math.max(world.simMinutes, model.calendar.durationMinutes));
  return {
    replication: options.replication,
    simulatedMinutes: world.simMinutes,
    events: world.eventsRun,
    patients: world.arrivals,
    hash: hashWorld(world),
    measures: measuresOf(world),
    decisions: [...decisions, ...last],
    deadlock: deadlock(world),
    evidence: Object.fromEntries(samplers.map((sampler) => [sampler.id, sampler.values()])),
  };
}

/** Drives through every instant that somebody wants; answers the decisions on the way. */
function sampleAll(world: World, samplers: readonly Sampler[]): ReturnType<typeof drive> {
  const wanted = new Map<number, Sampler[]>();
  for (const sampler of samplers) {
    for (const at of sampler.instants()) {
      const others = wanted.get(at);
      if (others === undefined) wanted.set(at, [sampler]);
      else others.push(sampler);
    }
  }
  const decisions: ReturnType<typeof drive>[number][] = [];
  for (const at of [...wanted.keys()].sort((a, b) => a - b)) {
    if (at >= 0) decisions.push(...setOff(world), ...drive(world, at));
    if (world.simMinutes < at) break;
    for (const sampler of wanted.get(at) ?? []) sampler.take(world, at);
  }
  return decisions;
}

/** Takes what one target needs as the run goes by, and makes its values of it. */
class Sampler {
  readonly id: string;
  private readonly table: TargetTable;
  private readonly startMinuteOfDay: number;
  private readonly ofAt = new Map<number, number>();
  private readonly perAt = new Map<number, number>();

  constructor(table: TargetTable, startMinuteOfDay: number) {
    this.id = table.target.id;
    this.table = table;
    this.startMinuteOfDay = startMinuteOfDay;
  }

  instants(): ReadonlySet<number> {
    const { target, parts } = this.table;
    const stretches = parts.flatMap((part) => part.stretches);
    if (target.relativeTo !== null && target.relativeTo !== 'mean') stretches.push(target.relativeTo);
    return new Set(stretches.flatMap((stretch) => this.instantsOf(stretch)));
  }

  take(world: World, at: number): void {
    const { of, per } = this.table;
    this.ofAt.set(at, of(world, -1) + 0);
    if (per !== null) this.perAt.set(at, per(world, -1) + 0);
  }

  values(): EvidenceValues {
    const { target, parts } = this.table;
    const plain = parts.map(({ stretches }) => this.valueOf(stretches));
    const base = this.base(plain);
    const values = plain.map((value) =>
      value === null || base === null ? null : target.relativeTo === null ? value : value / base,
    );
    return { parts: values, compared: target.take === null ? values : [taken(values, target.take)] };
  }

  /** What every value is divided by; 1 for nothing, null for 0. */
  private base(values: readonly (number | null)[]): number | null {
    const { relativeTo } = this.table.target;
    if (relativeTo === null) return 1;
    const base = relativeTo === 'mean' ? meanOf(values.filter(isFigure)) : this.valueOf([relativeTo]);
    return base === 0 ? null : base;
  }

  private valueOf(stretches: readonly Stretch[]): number | null {
    const { target } = this.table;
    if (target.figure.kind === 'level') {
      const samples = stretches.flatMap((stretch) => this.instantsOf(stretch)).map((at) => this.ofAt.get(at));
      return samples.length > 0 && samples.every(isFigure) ? meanOf(samples) : null;
    }
    const growth = grown(this.ofAt, stretches);
    if (growth === null) return null;
    if (target.figure.kind === 'ratio') {
      const below = grown(this.perAt, stretches);
      return below === null || below === 0 ? null : growth / below;
    }
    let minutes = 0;
    for (const { fromMinutes, untilMinutes } of stretches) minutes += untilMinutes - fromMinutes;
    return growth / (minutes / (target.by === 'hour' ? 60 : 1440));
  }

  /** Of a count its two ends, just before them (below 0: before the first event); of a level its samples. */
  private instantsOf(stretch: Stretch): readonly number[] {
    const { figure, by } = this.table.target;
    if (figure.kind !== 'level') return [before(stretch.fromMinutes), before(stretch.untilMinutes)];
    const [first, every] = by === 'hour' ? [0, 60] : [figure.minuteOfDay, 1440];
    const sinceMidnight = stretch.fromMinutes + this.startMinuteOfDay;
    const instants: number[] = [];
    let at = Math.ceil((sinceMidnight - first) / every) * every + first - this.startMinuteOfDay;
    for (; at < stretch.untilMinutes; at += every) instants.push(at);
    return instants;
  }
}

function before(minutes: number): number {
  return minutes - gridMinutes;
}

function grown(figures: ReadonlyMap<number, number>, stretches: readonly Stretch[]): number | null {
  let sum = 0;
  for (const { fromMinutes, untilMinutes } of stretches) {
    const [first, last] = [figures.get(before(fromMinutes)), figures.get(before(untilMinutes))];
    if (first === undefined || last === undefined) return null;
    sum += last - first;
  }
  return stretches.length === 0 ? null : sum;
}

function isFigure(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

/** One figure of the values that there are; null when there is none. */
function taken(values: readonly (number | null)[], statistic: EvidenceStatistic): number | null {
  const figures = values.filter(isFigure);
  if (figures.length === 0) return null;
  switch (statistic.kind) {
    case 'mean':
      return meanOf(figures);
    case 'deviation':
      return figures.length < 2 ? null : standardDeviationOf(figures);
    case 'least':
      return Math.min(...figures);
    case 'most':
      return Math.max(...figures);
    case 'percentile':
      return percentileOf(figures, statistic.share);
    case 'shareAbove':
      return figures.filter((figure) => figure > statistic.limit).length / figures.length;
  }
}

function percentileOf(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const lower = sorted[below] ?? 0;
  const upper = sorted[below + 1] ?? lower;
  return lower + (upper - lower) * (position - below);
}
