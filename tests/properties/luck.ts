// What luck gives to each patient of a run, by name: when they come, what they are like, and what work is drawn for
// them at each visit. Nothing here depends on how full it is.

import {
  createWorld,
  drive,
  hearJourneys,
  type JourneyEvent,
  type Model,
  type Scenario,
  type World,
} from '../../engine/index.ts';

/** `crowd 17 came`, `crowd 17 is`, `crowd 17 work step-0 0 1 as …` (episode, visit, attributes), `… patience`, `… way` → the value. */
export type Luck = ReadonlyMap<string, string>;

/** Of everybody who came to be; attributes as they were on arrival. */
export function luckOf(model: Model, number: number, untilMinutes: number): Luck {
  const world = createWorld(model, { seed: `luck ${number}`, replication: 0, measuring: false });
  const taken = new LuckTaker(model.scenario);
  hearJourneys(world, (event, slot, now) => {
    if (event.part === 0) taken.hear(event, attributesOf(now, slot));
  });
  drive(world, untilMinutes);
  return taken.luck;
}

class LuckTaker {
  readonly luck = new Map<string, string>();
  private readonly visits = new Map<string, number>();
  /** When somebody joined the list where they stand; forgotten when they change lists. */
  private readonly since = new Map<string, number>();
  /** Visits that have just ended where chance decides the way. */
  private readonly leaving = new Map<string, string>();
  private readonly together: ReadonlySet<string>;
  private readonly byShares: ReadonlySet<string>;
  /** Where people also leave because of how things stand. */
  private readonly leftByCondition: ReadonlySet<string>;

  constructor({ steps }: Scenario) {
    // A party has the work of whoever is first in it.
    this.together = new Set(steps.filter((step) => step.together !== null).map(({ id }) => id));
    this.leftByCondition = new Set(
      steps.filter(({ patience }) => (patience?.when ?? null) !== null).map(({ id }) => id),
    );
    this.byShares = new Set(steps.filter(({ next }) => next.kind === 'shares').map(({ id }) => id));
  }

  /** What a patient has become on the way decides too, and that may depend on the way: `attributes` go with it. */
  hear(
    { origin, ordinal, episode, moment, where, atMinutes, workMinutes }: JourneyEvent,
    attributes: string,
  ): void {
    const who = `${origin} ${ordinal}`;
    const here = `${who} at ${where} ${episode}`;
    const visit = this.visits.get(here) ?? 0;
    const put = (what: string, value: string): void => {
      this.luck.set(`${here} ${visit} ${what} as ${attributes}`, value);
    };
    const left = this.leaving.get(who);
    // Whoever goes along has drawn no way.
    if (left !== undefined && moment !== 'along') this.luck.set(`${left} way as ${attributes}`, where);
    this.leaving.delete(who);
    switch (moment) {
      case 'arrive':
        this.luck.set(`${who} came`, String(atMinutes));
        this.luck.set(`${who} is`, attributes);
        return;
      case 'wait':
        this.since.set(who, atMinutes);
        return;
      case 'jockey':
        this.since.delete(who);
        return;
      case 'start':
        if (!this.together.has(where)) put('work', String(workMinutes));
        return;
      case 'end':
        if (this.byShares.has(where)) this.leaving.set(who, `${here} ${visit}`);
        this.visits.set(here, visit + 1);
        return;
      case 'stop':
        this.visits.set(here, visit + 1);
        return;
      case 'give-up': {
        const since = this.since.get(who);
        // Instants are rounded to the grid.
        if (since !== undefined && !this.leftByCondition.has(where))
          put('patience', (atMinutes - since).toFixed(4));
        this.visits.set(here, visit + 1);
      }
    }
  }
}

function attributesOf(world: World, slot: number): string {
  const count = world.model.attributes.length;
  return world.patients.attributes.slice(slot * count, (slot + 1) * count).join(' ');
}
