// Steps and outcomes → flat tables.

import { type Expression, expressionParts } from '../base/expression.ts';
import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type { ClockTable, OutcomeTable, ReleaseTable, Requirement, StepTable } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { quantileOf } from '../random/quantile.ts';
import { functions, growsWithTime } from '../scenario/expressionFunctions.ts';
import { hasList } from '../scenario/pathwayGraph.ts';
import type { ClockMoment, Release, Scenario, Seize, Step } from '../scenario/scenario.ts';
import { compileChoice, compileMinutes } from './compileChoice.ts';
import { compileNext, type NewWeight, successors } from './compileNext.ts';
import { nodesOnCycles } from './loops.ts';
import { known, type Names } from './names.ts';
import { daysTable } from './rota.ts';

export interface CompiledSteps {
  readonly steps: readonly StepTable[];
  readonly outcomes: readonly OutcomeTable[];
  readonly loopSteps: number;
  /** `step option` → weights; a step may name one target in several of its cases. */
  readonly weightsOf: ReadonlyMap<string, readonly number[]>;
  readonly weights: number;
}

export function compileSteps(scenario: Scenario, names: Names): CompiledSteps {
  const weights = new Map<string, number[]>();
  let weightCount = 0;
  const newWeight = (step: string, to: string): number => {
    const key = `${step} ${to}`;
    const list = weights.get(key) ?? [];
    list.push(weightCount);
    weights.set(key, list);
    return weightCount++;
  };
  const sorted = byId(scenario.steps);
  const looped = nodesOnCycles(sorted.map((step) => successors(step, scenario, names)));
  let loopSteps = 0;
  const loopsOf = (step: Step, isLooped: boolean): Loops => ({
    loop: isLooped ? loopSteps++ : -1,
    refusals: isLooped && step.baulk !== null && step.baulk.share !== null ? loopSteps++ : -1,
  });
  const steps = sorted.map((step, index) =>
    compileStep(step, loopsOf(step, looped[index] === true), scenario, names, newWeight),
  );
  const outcomes = byId(scenario.outcomes).map((outcome) => ({
    id: outcome.id,
    name: outcome.name,
    onEnter: clocksAt(scenario, names, { moment: 'enter', at: outcome.id }),
    returns: outcome.returns.map((entry) => ({
      share: compileChoice(entry.share, names, (share) => share),
      after: quantileOf(entry.after),
      afterPurpose: purposeKey(`return-after ${entry.id}`),
      target: names.target(entry.to),
    })),
  }));
  return { steps, outcomes, loopSteps, weightsOf: weights, weights: weightCount };
}

/** Columns that count a patient's visits, and refusals to join; −1: none is needed. */
interface Loops {
  readonly loop: number;
  readonly refusals: number;
}

function compileStep(
  step: Step,
  loops: Loops,
  scenario: Scenario,
  names: Names,
  newWeight: NewWeight,
): StepTable {
  const table = compileTable(step, loops, scenario, names, newWeight);
  const plainPool = isPlain(table, scenario) ? (table.pools[0] as number) : -1;
  const leavesAll = table.holds.length + table.releaseAtEnd.length === 0;
  return { ...table, plainPool, plainEnd: plainPool >= 0 && leavesAll && !isSlots(plainPool, scenario) };
}

/** A step but for what `isPlain` says of it. */
type UnjudgedStep = Omit<StepTable, 'plainPool' | 'plainEnd'>;

/** Whether a visit is what most visits are: see world/plainVisits.ts. */
function isPlain(table: UnjudgedStep, scenario: Scenario): boolean {
  const { requirements, pools } = table;
  const [only, ...others] = requirements;
  if (only === undefined || others.length > 0 || pools.length !== 1) return false;
  if (only.units !== 1 || only.unitsOf !== null) return false;
  const pool = byId(scenario.resources)[pools[0] as number];
  if (pool === undefined || pool.whenCut === 'overtime') return false;
  const nothing = [table.stop, table.together, table.servedAt, table.serveWhen, table.open];
  const never = [table.ageing, table.interruptible, table.mayInterrupt];
  return table.order === 'first-come' && nothing.every((part) => part === null) && !never.includes(true);
}

function isSlots(pool: number, scenario: Scenario): boolean {
  return byId(scenario.resources)[pool]?.kind === 'slots';
}

function compileTable(
  step: Step,
  { loop, refusals }: Loops,
  scenario: Scenario,
  names: Names,
  newWeight: NewWeight,
): UnjudgedStep {
  const requirements = step.seize.map((entry) => compileSeize(entry, names));
  const pools = ascending(requirements.flatMap((entry) => entry.pools));
  const release = (entry: Release, index: number): ReleaseTable => ({
    pools: names.poolsOf(entry.resource),
    after: entry.after === null ? null : quantileOf(entry.after),
    purpose: purposeKey(`release ${step.id} ${entry.resource} ${index}`),
  });
  return {
    id: step.id,
    name: step.name,
    requirements,
    unitsVary: requirements.some(({ unitsOf }) => unitsOf !== null),
    pools,
    guarded: step.baulk !== null || step.open !== null || step.room !== null,
    listed: hasList(step),
    loop,
    ...compileWaiting(step, refusals, scenario, names),
    ...compileStopping(step, pools, scenario, names),
    releaseAtStart: step.releaseAtStart.map(release),
    join: step.join,
    work: step.lasts && compileMinutes(step.lasts, names),
    workPurpose: purposeKey(`work ${step.id}`),
    stretch: step.stretch && compileExpression(step.stretch, names),
    holds: ascending(step.hold.flatMap((id) => names.poolsOf(id))),
    releaseAtEnd: step.releaseAtEnd.map(release),
    redraw: new Map(
      step.redraw.map((id) => [known(names.find.attribute, id), purposeKey(`redraw ${step.id} ${id}`)]),
    ),
    set: step.set.map((entry) => compileSet(entry, names)),
    supply: step.supply.map((entry) => compileSeize(entry, names)),
    split: step.split.map((part) => ({ target: names.target(part.to), count: part.count })),
    next: compileNext(step.next, step.id, names, newWeight),
    onEnter: clocksAt(scenario, names, { moment: 'enter', at: step.id }),
    onStart: clocksAt(scenario, names, { moment: 'start', at: step.id }),
    onEnd: clocksAt(scenario, names, { moment: 'end', at: step.id }),
  };
}

/** All that decides who waits here, how long, and who is called when. */
function compileWaiting(step: Step, refusals: number, scenario: Scenario, names: Names) {
  const { baulk, patience, room, jockey, servedAt, open } = step;
  return {
    rank: step.rank && compileExpression(step.rank, names),
    ageing: step.order === 'random' || (step.rank !== null && growsWithTime(step.rank)),
    order: step.order,
    orderPurpose: purposeKey(`order ${step.id}`),
    room: room && {
      places: room.places,
      target: room.whenFull === null ? null : names.target(room.whenFull),
    },
    baulk: baulk && {
      when: baulk.when && compileExpression(baulk.when, names),
      share: baulk.share && compileExpression(baulk.share, names),
      purpose: purposeKey(`baulk ${step.id}`),
      refusals,
      target: names.target(baulk.to),
    },
    patience: patience && {
      after: patience.after && compileMinutes(patience.after, names),
      when: patience.when && compileExpression(patience.when, names),
      target: names.target(patience.to),
      purpose: purposeKey(`patience ${step.id}`),
      asksEach: patience.when !== null && asksPatient(patience.when, names),
      release: atOnce(patience.release, names),
    },
    jockey: jockey && { with: jockey.with.map((id) => names.target(id)), fewer: jockey.fewer },
    together: step.together && {
      ...step.together,
      until: step.together.until.map((id) => names.target(id)),
    },
    setsDown: scenario.steps.some(({ together }) => together?.until.includes(step.id)),
    serveWhen: step.serveWhen && compileExpression(step.serveWhen, names),
    servedAt:
      servedAt?.map((entry) => ({
        days: daysTable(entry.days),
        minutes: entry.minutesOfDay,
        most: entry.most ?? Number.MAX_SAFE_INTEGER,
      })) ?? null,
    open: open && {
      hours: open.hours.map((entry) => ({
        days: daysTable(entry.days),
        from: entry.fromMinuteOfDay,
        to: entry.toMinuteOfDay,
      })),
      target: open.whenClosed === null ? null : names.target(open.whenClosed),
    },
  };
}

/** Whose work may stop, and who may stop it. */
function compileStopping(step: Step, pools: readonly number[], scenario: Scenario, names: Names) {
  const { preempt, stop } = step;
  const isRival = (other: Step): boolean =>
    other.preempt !== null &&
    other.seize.some((entry) => names.poolsOf(entry.resource).some((pool) => pools.includes(pool)));
  const cuts = byId(scenario.resources).map(
    (resource) =>
      interrupts(resource.whenCut) || resource.breakdowns.some((entry) => interrupts(entry.whenCut)),
  );
  const interruptible =
    step.lasts !== null && step.together === null && (preempt !== null || pools.some((pool) => cuts[pool]));
  return {
    stop: stop && {
      when: compileExpression(stop.when, names),
      asksEach: asksPatient(stop.when, names),
      target: names.target(stop.to),
      release: atOnce(stop.release, names),
    },
    keepsWorkers: interruptible || stop !== null,
    interruptible,
    preempt: preempt && {
      how: preempt.how,
      target: preempt.to === null ? 0 : names.target(preempt.to),
      atBack: preempt.waits === 'at-back',
      earliest: preempt.first === 'earliest',
    },
    mayInterrupt: scenario.steps.some(isRival),
  };
}

function atOnce(released: readonly string[], names: Names): readonly ReleaseTable[] {
  return released.map((id) => ({ pools: names.poolsOf(id), after: null, purpose: 0 }));
}

/** Whether its value may be another for another patient. */
function asksPatient(expression: Expression, names: Names): boolean {
  const isTheirs = (name: string): boolean =>
    name === 'party' || functions.get(name)?.looksAtPatient === true || names.attribute(name) !== null;
  return (
    growsWithTime(expression) ||
    expressionParts(expression).some((part) => 'name' in part && isTheirs(part.name))
  );
}

export function interrupts(whenCut: string): boolean {
  return whenCut === 'resume' || whenCut === 'restart' || whenCut === 'hand-over';
}

function compileSeize({ resource, units }: Seize, names: Names): Requirement {
  const isFixed = typeof units === 'number';
  return {
    pools: names.poolsOf(resource),
    units: isFixed ? units : 1,
    unitsOf: isFixed ? null : compileExpression(units, names),
  };
}

/** `set: {place: ward}` may name a category of the attribute it writes. */
function compileSet({ what, to }: Step['set'][number], names: Names): StepTable['set'][number] {
  const position = to.kind === 'name' ? names.category(what, to.name) : null;
  const value = position === null ? compileExpression(to, names) : () => position;
  const attribute = names.attribute(what);
  return attribute === null
    ? { of: 'nobody', variable: known(names.find.variable, what), value }
    : { of: 'patient', attribute, value };
}

function clocksAt(scenario: Scenario, names: Names, moment: ClockMoment): ClockTable | null {
  const at = (moments: readonly ClockMoment[]): boolean =>
    moments.some((entry) => entry.moment === moment.moment && entry.at === moment.at);
  const clocks = byId(scenario.clocks);
  const indexes = (of: 'from' | 'until'): number[] =>
    clocks.filter((clock) => at(clock[of])).map((clock) => names.find.clock.get(clock.id) as number);
  const table = { starts: indexes('from'), stops: indexes('until') };
  return table.starts.length + table.stops.length === 0 ? null : table;
}

function ascending(pools: readonly number[]): readonly number[] {
  return [...new Set(pools)].sort((left, right) => left - right);
}
