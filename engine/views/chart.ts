// The ways of patients as a statechart: what is drawn, and what the journeys of real runs are compared with. Made
// from the scenario alone, apart from the tables that run; plain data that `createMachine` of xstate takes as it is.
// Charts contain no clocks and no chance: they say what may follow what, never when or how often.

import { hasList } from '../scenario/pathwayGraph.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { JourneyEvent } from '../world/journeys.ts';
import {
  blocksOthers,
  canBeInterrupted,
  effectsThatMove,
  goesAsOne,
  turnsAway,
  unitsMayGo,
  waysOnFrom,
} from './ways.ts';

/** One state of a chart; targets are `#id` or `#id.part`. */
export interface ChartState {
  readonly id?: string;
  readonly type?: 'final';
  readonly description?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, ChartState>>;
  /** Event, as `chartEvent` names it → target. */
  readonly on?: Readonly<Record<string, string>>;
}

/** One episode of one patient, or the way of one part of a patient. */
export interface PathwayChart {
  readonly id: string;
  readonly initial: 'Outside';
  readonly states: Readonly<Record<string, ChartState>>;
}

/** The event of the chart that a moment of a journey is. */
export function chartEvent({ moment, where }: Pick<JourneyEvent, 'moment' | 'where'>): string {
  return where === '' ? moment : `${moment}:${where}`;
}

/**
 * The chart of a scenario. A journey begins `Outside`; steps are states with substates, outcomes are final. Names in
 * capitals are the chart's own: ids of a scenario have none.
 */
export function pathwayChart(scenario: Scenario): PathwayChart {
  const ways = new Ways(scenario);
  const states: Record<string, ChartState> = {};
  const fromOutside: Record<string, string> = {};
  const entrance = (key: string, event: string, targets: readonly string[]): void => {
    fromOutside[event] = `#${key}`;
    states[key] = ways.doorway(key, targets);
  };
  for (const { id, to } of scenario.sources) entrance(id, `arrive:${id}`, [to]);
  for (const { id, brings } of scenario.injects) if (brings) entrance(id, `arrive:${id}`, [brings.to]);
  for (const { id, step } of scenario.census) entrance(id, `arrive:${id}`, [step]);
  const comeBack = scenario.outcomes.flatMap(({ returns }) => returns.map(({ to }) => to));
  if (comeBack.length > 0) entrance('Back', 'return', comeBack);
  const parts = scenario.steps.flatMap(({ split }) => split.map(({ to }) => to));
  if (parts.length > 0) entrance('Part', 'part', parts);
  states.Outside = { id: 'Outside', on: fromOutside };
  for (const step of scenario.steps) states[step.id] = ways.step(step);
  for (const { id, name } of scenario.outcomes) states[id] = { id, type: 'final', description: name };
  return { id: scenario.id, initial: 'Outside', states: reachable(states) };
}

/** Where a state leads, and what it holds up: collected while a compound state is put together. */
type Events = Record<string, string>;

class Ways {
  private readonly scenario: Scenario;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly moves: ReadonlyMap<string, readonly string[]>;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.steps = new Map(scenario.steps.map((step) => [step.id, step]));
    this.moves = effectsThatMove(scenario);
  }

  /** Where somebody stands who has just come, on the way to one of `targets`. */
  doorway(id: string, targets: readonly string[]): ChartState {
    const states: Record<string, ChartState> = {};
    const on = this.towards(id, targets, states);
    return { id, initial: 'arrived', states: { arrived: { on }, ...states } };
  }

  step(step: Step): ChartState {
    const { id, name, baulk, patience, room, open, preempt, stop } = step;
    const states: Record<string, ChartState> = {};
    const on = (events: Events): ChartState => ({ on: events });
    const towards = (...targets: readonly string[]): ChartState => on(this.towards(id, targets, states));
    const begin = {
      [`start:${id}`]: `#${id}.working`,
      ...(hasList(step) ? { [`wait:${id}`]: `#${id}.waiting` } : {}),
    };
    states.entered = on(step.join ? { ...begin, [`joined:${id}`]: `#${id}.joined` } : begin);
    if (step.join) states.joined = on(begin);
    if (hasList(step)) states.waiting = on(this.whileWaiting(step));
    states.working = on(this.atWork(step));
    if (canBeInterrupted(this.scenario, step)) {
      const lost = preempt?.to ? this.towards(id, [preempt.to], states) : {};
      const goesOn =
        preempt?.to && !unitsMayGo(this.scenario, step) ? {} : { [`resume:${id}`]: `#${id}.working` };
      states.interrupted = on({ ...goesOn, ...lost });
    }
    const leaving = this.towards(id, waysOnFrom(step), states);
    states.leaving = on(goesAsOne(step) ? { ...leaving, [`along:${id}`]: `#${id}.along` } : leaving);
    if (goesAsOne(step)) {
      const { outcomes } = this.scenario;
      states.along = towards(...(step.together?.until ?? []), ...outcomes.map((outcome) => outcome.id));
    }
    if (baulk) states.baulked = towards(baulk.to);
    if (patience) states['gave-up'] = towards(patience.to);
    if (stop) states.stopped = towards(stop.to);
    const refused = [room?.whenFull ?? null, open?.whenClosed ?? null].filter((to) => to !== null);
    if (turnsAway(step)) states['turned-away'] = towards(...refused);
    return { id, description: name, initial: 'entered', states };
  }

  private whileWaiting({ id, patience, jockey }: Step): Events {
    return {
      [`start:${id}`]: `#${id}.working`,
      ...(patience ? { [`give-up:${id}`]: `#${id}.gave-up` } : {}),
      ...Object.fromEntries((jockey?.with ?? []).map((to) => [`jockey:${to}`, `#${to}.waiting`])),
    };
  }

  private atWork(step: Step): Events {
    const { id } = step;
    return {
      [`end:${id}`]: `#${id}.leaving`,
      ...(canBeInterrupted(this.scenario, step) ? { [`interrupt:${id}`]: `#${id}.interrupted` } : {}),
      ...(step.stop ? { [`stop:${id}`]: `#${id}.stopped` } : {}),
    };
  }

  /**
   * What may happen to somebody who leaves `holder` for one of `targets`, with every effect that moves people. Who
   * must wait for room stays where it was: that state is added to `states`.
   */
  private towards(holder: string, targets: readonly string[], states: Record<string, ChartState>): Events {
    const on: Events = {};
    const seen = new Set<string>();
    const visit = (target: string): void => {
      if (seen.has(target)) return;
      seen.add(target);
      for (const elsewhere of this.moves.get(target) ?? []) visit(elsewhere);
      const step = this.steps.get(target);
      if (step === undefined) {
        on[`outcome:${target}`] = `#${target}`;
        return;
      }
      on[`enter:${target}`] = `#${target}`;
      if (step.baulk) on[`baulk:${target}`] = `#${target}.baulked`;
      if (turnsAway(step)) on[`turned-away:${target}`] = `#${target}.turned-away`;
      if (!blocksOthers(step)) return;
      on[`block:${target}`] = `#${holder}.blocked-for-${target}`;
      states[`blocked-for-${target}`] = { on: { [`unblock:${target}`]: `#${holder}.let-in-to-${target}` } };
      states[`let-in-to-${target}`] = { on: { [`enter:${target}`]: `#${target}` } };
    };
    for (const target of targets) visit(target);
    return on;
  }
}

/** Without the states that nobody can come to, such as the entrance of a step that people only go over to. */
function reachable(states: Readonly<Record<string, ChartState>>): Readonly<Record<string, ChartState>> {
  const found = new Set<string>();
  const visit = (target: string): void => {
    const [id = '', part = states[id]?.initial ?? ''] = target.slice(1).split('.');
    const name = `${id}.${part}`;
    if (found.has(name)) return;
    found.add(name);
    const on = states[id]?.states?.[part]?.on ?? states[id]?.on ?? {};
    for (const next of Object.values(on)) visit(next);
  };
  visit('#Outside');
  const kept = Object.entries(states).flatMap(([id, state]): [string, ChartState][] => {
    if (state.states === undefined) return found.has(`${id}.`) ? [[id, state]] : [];
    const parts = Object.entries(state.states).filter(([part]) => found.has(`${id}.${part}`));
    const initial = parts.some(([part]) => part === state.initial) ? state.initial : parts[0]?.[0];
    if (initial === undefined) return [];
    return [[id, { ...state, initial, states: Object.fromEntries(parts) }]];
  });
  return Object.fromEntries(kept);
}
