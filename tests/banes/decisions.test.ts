// What may be decided and what may happen in the BANES winter: every lever and every inject does all that it says, and
// every refusal says why. Each is tried alone, at once and with money, so that what is seen is its own doing.

import { describe, expect, it } from 'vitest';
import {
  type Actor,
  applyCommand,
  type Command,
  type ControlView,
  checkCommand,
  compileModel,
  createWorld,
  drive,
  type Lever,
  restoreWorld,
  type Scenario,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { liveIn } from './people.ts';
import { theScenario } from './winter.ts';

const scenario = theScenario();
const control: Actor = { kind: 'control', seatId: null };

/** Everything is affordable, begins within the minute and at full strength, and nobody else decides. */
function eagerly(of: Scenario): Scenario {
  return {
    ...of,
    standingOrders: [],
    agencies: of.agencies.map((one) => ({
      ...one,
      budgetPounds: 1e8,
      planningBudgetPounds: one.planningBudgetPounds === 0 ? 0 : 1e8,
      plans: [],
    })),
    levers: of.levers.map((one) => ({ ...one, leadTimeMinutes: 1, rampMinutes: 0 })),
    injects: of.injects.map((one) => ({ ...one, rampMinutes: 0, schedule: { kind: 'held' } as const })),
  };
}

const eager = compileModel(eagerly(scenario));
const beginning = takeSnapshot(createWorld(eager, { seed: 'banes', replication: 0, measuring: false }));
const newWorld = (): World => restoreWorld(eager, beginning);

function order(world: World, actor: Actor, command: Command): void {
  const refusal = checkCommand(world, actor, command);
  if (refusal !== null) throw new Error(`${JSON.stringify(command)}: ${refusal.sentence}`);
  applyCommand(world, {
    sequence: 0,
    atMinutes: world.simMinutes,
    commandId: JSON.stringify(command),
    actor,
    command,
    rationale: '',
  });
}

function pull(world: World, lever: Lever): void {
  const owner: Actor = { kind: 'agency', agencyId: lever.agency, seatId: null };
  order(world, owner, { kind: 'pullLever', leverId: lever.id, amount: lever.amount?.usual ?? null });
}

/** What effects act on, hour by hour from Monday on: the state of the world as they can change it. */
interface Traced {
  readonly capacity: readonly (readonly number[])[];
  readonly arrivals: readonly (readonly number[])[];
  readonly work: readonly (readonly number[])[];
  readonly patience: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
  readonly moves: readonly (readonly number[])[];
  readonly budget: readonly (readonly number[])[];
}
type Part = keyof Traced;

const working = 16;
const week = 7 * 24;

function trace(world: World, hours: number): Traced {
  const traced: Record<Part, number[][]> = {
    capacity: [],
    arrivals: [],
    work: [],
    patience: [],
    weights: [],
    moves: [],
    budget: [],
  };
  const start = world.simMinutes;
  for (let hour = 1; hour <= hours; hour++) {
    drive(world, start + hour * 60);
    traced.capacity.push([...world.pools.capacity]);
    traced.arrivals.push([...world.modifiers.originFactor]);
    traced.work.push([...world.modifiers.workFactor]);
    traced.patience.push([...world.modifiers.patienceFactor]);
    traced.weights.push([...world.modifiers.weights]);
    traced.moves.push(world.modifiers.moves.map((moves) => moves.length));
    traced.budget.push([...world.agencies.budget]);
  }
  return traced;
}

/** How many columns of each part ever differ from those of a winter without it. */
function reached(traced: Traced, without: Traced, part: Part): number {
  const columns = new Set<number>();
  for (const [hour, row] of traced[part].entries()) {
    for (const [column, value] of row.entries())
      if (value !== without[part][hour]?.[column]) columns.add(column);
  }
  return columns.size;
}

const partOf: Readonly<Record<Lever['effects'][number]['kind'], Part>> = {
  capacity: 'capacity',
  capacityFactor: 'capacity',
  arrivals: 'arrivals',
  duration: 'work',
  patience: 'patience',
  weight: 'weights',
  move: 'moves',
  budget: 'budget',
};

/** Effects that no figure of the world answered to, by part: how many there are, and how many columns changed. */
function unanswered(effects: Lever['effects'], traced: Traced, without: Traced): readonly string[] {
  const wanted = new Map<Part, Set<string>>();
  for (const effect of effects) {
    const { add, factor, share, when, kind, ...target } = effect as unknown as Record<string, unknown>;
    const part = partOf[effect.kind];
    // Two moves from one step are one column: there are two of them where there was none.
    const name = effect.kind === 'move' ? effect.from : JSON.stringify(target);
    wanted.set(part, (wanted.get(part) ?? new Set()).add(name));
  }
  return [...wanted].flatMap(([part, targets]) => {
    const changed = reached(traced, without, part);
    return changed >= targets.size ? [] : [`${part}: ${changed} of ${targets.size}`];
  });
}

/** After the planning round, with every agency at its worst level, so that nothing is refused for want of one. */
const worst = takeSnapshot(worstOf(newWorld()));
const atTheWorst = (): World => restoreWorld(eager, worst);

function worstOf(world: World): World {
  order(world, control, { kind: 'closePlanning' });
  for (const { id, escalation } of scenario.agencies) {
    if (escalation !== null) order(world, control, { kind: 'declareLevel', agencyId: id, level: 4 });
  }
  return world;
}

const bare = trace(atTheWorst(), week);

/** What is missing by four on a Monday, or, if anything is, in a whole week: some things are open at weekends only. */
function missingFrom(effects: Lever['effects'], begun: () => World): readonly string[] {
  if (unanswered(effects, trace(begun(), working), bare).length === 0) return [];
  return unanswered(effects, trace(begun(), week), bare);
}

describe('levers', () => {
  it('are at least 60, over every agency, tactical and structural, with a source, a cost and a side', () => {
    expect(scenario.levers.length).toBeGreaterThanOrEqual(60);
    for (const { id } of scenario.agencies) {
      const own = scenario.levers.filter(({ agency }) => agency === id);
      expect(own.length).toBeGreaterThanOrEqual(6);
      expect(new Set(own.map(({ kind }) => kind)).size).toBe(2);
    }
    const silent = scenario.levers.filter(
      ({ says, source, evidence }) => says.length < 20 || source === null || evidence === null,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
    // Every decision makes work for somebody, but one.
    expect(scenario.levers.filter(({ makesWorkFor }) => makesWorkFor === '').map(({ id }) => id)).toEqual([
      'more-call-handlers',
    ]);
  });

  it('each reach the world, alone, with everything that they say', () => {
    const idle = scenario.levers.flatMap((lever) => {
      const missing = missingFrom(lever.effects, () => {
        const world = lever.decidedIn === 'planning' ? newWorld() : atTheWorst();
        pull(world, lever);
        if (lever.decidedIn === 'planning') order(world, control, { kind: 'closePlanning' });
        return world;
      });
      return missing.length === 0 ? [] : [`${lever.id}: ${missing.join('; ')}`];
    });
    expect(idle).toEqual([]);
  }, 120_000);

  it('lead people to every place that only a decision opens', () => {
    const scarce = eagerly(scenario).resources.map((one) =>
      one.id === 'majors' ? { ...one, capacity: 10 } : one,
    );
    const model = compileModel({ ...eagerly(scenario), resources: scarce });
    const world = createWorld(model, { seed: 'banes', replication: 0, measuring: false });
    const places = [
      ...['lounge', 'lounge-medicines', 'lounge-transport', 'evening-surgery', 'home-team-wait'],
      ...['hospital-at-home-care', 'handover-rapid', 'left-with-hospital', 'handover-cohort', 'gp-stream'],
      ...['crisis-cafe-visit', 'conveyed-far', 'boarded-wait'],
    ];
    const entered = (id: string): number =>
      world.counters[model.counters.entered + model.steps.findIndex((step) => step.id === id)] ?? -1;
    const tryAll = (): void => {
      for (const lever of scenario.levers) {
        const owner: Actor = { kind: 'agency', agencyId: lever.agency, seatId: null };
        const amount = lever.amount?.usual ?? null;
        const command: Command = { kind: 'pullLever', leverId: lever.id, amount };
        if (checkCommand(world, owner, command) === null) order(world, owner, command);
      }
    };
    tryAll();
    order(world, control, { kind: 'closePlanning' });
    expect(places.map(entered)).toEqual(places.map(() => 0));
    for (let days = 0; days < 10; days++) {
      tryAll();
      drive(world, (days + 1) * 1440);
    }
    expect(places.filter((id) => entered(id) === 0)).toEqual([]);
    expect(liveIn(world) + world.closed).toBe(world.arrivals);
  }, 60_000);

  it('are refused with a sentence: out of their time, without a level, without money', () => {
    const unplanned = scenario.agencies.map((one) => ({ ...one, plans: [] }));
    const model = compileModel({ ...scenario, agencies: unplanned });
    const first = createWorld(model, { seed: 'banes', replication: 0, measuring: false });
    const refusals = (world: World): Map<string, string> =>
      new Map(
        scenario.levers.flatMap((lever) => {
          const owner: Actor = { kind: 'agency', agencyId: lever.agency, seatId: null };
          const amount = lever.amount?.usual ?? null;
          const refusal = checkCommand(world, owner, { kind: 'pullLever', leverId: lever.id, amount });
          return refusal === null ? [] : [[lever.id, refusal.sentence] as const];
        }),
      );
    const planning = refusals(first);
    order(first, control, { kind: 'closePlanning' });
    const play = refusals(first);
    for (const lever of scenario.levers) {
      if (lever.decidedIn === 'play') expect(planning.has(lever.id)).toBe(true);
      const refused = lever.decidedIn === 'planning' || lever.needs !== null;
      expect([lever.id, play.get(lever.id) ?? null]).toEqual([lever.id, refused ? expect.any(String) : null]);
    }
    for (const sentence of [...planning.values(), ...play.values()]) expect(sentence).toMatch(/^.{20,}\.$/);
  });
});

describe('the planning round of 23 July 2013', () => {
  it('leaves some plans in force, some ramping and some late on 2 December', () => {
    const real = { ...eagerly(scenario), levers: scenario.levers };
    const world = createWorld(compileModel(real), { seed: 'banes', replication: 0, measuring: false });
    for (const lever of scenario.levers) if (lever.decidedIn === 'planning') pull(world, lever);
    for (const id of [
      'seven-day-hospital',
      'discharge-to-assess',
      'frailty-unit',
      'start-hospital-at-home',
    ]) {
      pull(world, scenario.levers.find((one) => one.id === id) as Lever);
    }
    order(world, control, { kind: 'closePlanning' });
    const view = worldView(world, { kind: 'control' }) as ControlView;
    const states = new Map(view.agencies.flatMap(({ levers }) => levers.map(({ id, state }) => [id, state])));
    expect(states.get('discharge-to-assess')).toBe('active');
    expect(states.get('extended-gp-hours')).toBe('active');
    expect(states.get('seven-day-hospital')).toBe('ramping');
    expect(states.get('frailty-unit')).toBe('mobilising');
    expect(states.get('urgent-care-centre')).toBe('mobilising');
    expect(states.get('liaison-all-hours')).toBe('mobilising');
  });

  it('is what each agency can pay for itself when nobody plays: every plan is carried out', () => {
    const world = createWorld(compileModel(scenario), { seed: 'banes', replication: 0, measuring: false });
    const carriedOut = drive(world, 60).flatMap(({ command, decidedIn }) =>
      command.kind === 'pullLever' && decidedIn === 'planning' ? [command.leverId] : [],
    );
    const plans = scenario.agencies.flatMap((agency) => agency.plans.map(({ lever }) => lever));
    const byName = (a: string, b: string): number => (a < b ? -1 : 1);
    expect(carriedOut.toSorted(byName)).toEqual(plans.toSorted(byName));
    for (const { plans: own } of scenario.agencies) expect(own.length).toBeGreaterThan(0);
  });
});

describe('injects', () => {
  it('are at least 30, each with a sender, a channel, a text and what a good answer would be', () => {
    expect(scenario.injects.length).toBeGreaterThanOrEqual(30);
    for (const { from, channel, text, expected } of scenario.injects) {
      expect(from).not.toBe('');
      expect(['phone', 'email', 'radio', 'press', 'letter', 'visit']).toContain(channel);
      expect(text.length).toBeGreaterThan(20);
      expect(expected?.length).toBeGreaterThan(20);
    }
  });

  it('each reach the world, alone, with everything that they say', () => {
    const idle = scenario.injects.flatMap(({ id, effects }) => {
      const missing = missingFrom(effects, () => {
        const world = atTheWorst();
        order(world, control, { kind: 'fireInject', injectId: id });
        return world;
      });
      return missing.length === 0 ? [] : [`${id}: ${missing.join('; ')}`];
    });
    expect(idle).toEqual([]);
  }, 60_000);

  it('bring exactly the people that they say', () => {
    const plain = atTheWorst();
    drive(plain, 3 * 1440);
    const alone = scenario.injects.filter(
      ({ brings, effects }) => brings !== null && !effects.some(({ kind }) => kind === 'arrivals'),
    );
    expect(alone.length).toBeGreaterThan(2);
    for (const { id, brings } of alone) {
      const world = atTheWorst();
      order(world, control, { kind: 'fireInject', injectId: id });
      drive(world, 3 * 1440);
      expect([id, world.arrivals - plain.arrivals]).toEqual([id, brings?.count]);
    }
  });

  it('all fired on one morning end by themselves, but those that are for good, and lose nobody', () => {
    const world = atTheWorst();
    for (const { id } of scenario.injects) order(world, control, { kind: 'fireInject', injectId: id });
    drive(world, scenario.calendar.durationMinutes);
    const view = worldView(world, { kind: 'control' }) as ControlView;
    const going = view.injects.filter(({ state }) => state !== 'ended').map(({ id }) => id);
    const forGood = scenario.injects.filter(({ lastsMinutes }) => lastsMinutes === null).map(({ id }) => id);
    expect(going.filter((id) => !forGood.includes(id))).toEqual([]);
    expect(liveIn(world) + world.closed).toBe(world.arrivals);
  }, 60_000);
});

describe('who sees what', () => {
  it('gives the commissioners the nine fields of the daily sitrep of 2013, in its order', () => {
    expect(scenario.agencies.find(({ id }) => id === 'ccg')?.measures).toEqual([
      'closures',
      'diverts',
      'trolley-12',
      'cancelled-operations',
      'critical-care-transfers',
      'crews-queueing',
      'bed-occupancy',
      'norovirus-closed',
      'delayed',
    ]);
  });

  it('shows a closure, and sends ambulances elsewhere while it lasts', () => {
    const lever = scenario.levers.find(({ id }) => id === 'close-to-ambulances') as Lever;
    const seen = [true, false].map((closing) => {
      const world = atTheWorst();
      drive(world, 600);
      if (closing) pull(world, lever);
      drive(world, 720);
      const view = worldView(world, { kind: 'control' }) as ControlView;
      const ccg = view.agencies.find(({ agencyId }) => agencyId === 'ccg');
      const closures = ccg?.measures.find(({ id }) => id === 'closures')?.value;
      drive(world, 840);
      const far = eager.steps.findIndex(({ id }) => id === 'conveyed-far');
      return [closures, world.counters[eager.counters.entered + far]] as const;
    });
    expect(seen[0]?.[0]).toBe(1);
    expect(seen[1]?.[0]).toBe(0);
    expect(seen[0]?.[1]).toBeGreaterThan(4);
    expect(seen[1]?.[1]).toBe(0);
  });
});
