// What a moment of a journey meant: how long somebody had waited, what was missing, what was held, why they went
// where they went. Facts read from the world at that very moment; the words stand in trace.ts and story.ts.

import type { StepTable } from '../pathways/tables.ts';
import type { Attribute, Scenario, Step } from '../scenario/scenario.ts';
import { hearJourneys, type JourneyEvent, type KeepPatient } from '../world/journeys.ts';
import { serves } from '../world/lists.ts';
import { firstOfEach } from '../world/parties.ts';
import { unitsFor } from '../world/units.ts';
import type { World } from '../world/world.ts';
import { DecisionReader, type Plan } from './decisionMade.ts';
import { refusalText } from './refusal.ts';
import { hasLine } from './ways.ts';
import { expressionText } from './wording.ts';

export interface Happening extends JourneyEvent {
  /** Name of the step or outcome, or of the origin. */
  readonly place: string;
  /** On `arrive` and `return`: who they are. */
  readonly attributes: readonly { readonly name: string; readonly value: number | string }[];
  /** Since they came to this list (`start`, `give-up`, `jockey`) or were interrupted (`resume`), or began to wait for room (`unblock`). */
  readonly waitedMinutes: number | null;
  /** Since this episode began, or the part set out. */
  readonly stayMinutes: number;
  /** On `wait`: people in front of them in this list; null also where the list is no line. */
  readonly ahead: number | null;
  /** On `wait`: resources of which there are not enough free units. */
  readonly lacking: readonly {
    readonly name: string;
    readonly occupied: number;
    readonly capacity: number;
  }[];
  /** On `wait`: what does not hold and must, as it stands in the file; null: nothing. */
  readonly unmet: string | null;
  /** On `baulk` and `turned-away`: why they did not get in. */
  readonly refusal: string | null;
  /** Units in hand. */
  readonly held: readonly { readonly id: string; readonly name: string; readonly units: number }[];
  /** On `along`: the first of the party, `walk-in:3`. */
  readonly first: string | null;
  /** Why they came here and not elsewhere; null: nothing was decided, or it is not certain. */
  readonly because: string | null;
}

/** Somebody on the way, as far as it has been heard. */
interface Way {
  began: number;
  since: number;
  interruptedAt: number;
  blockedAt: number;
  /** The step just ended, and what its `next` came to. */
  leaving: { readonly step: Step; readonly plan: Plan } | null;
}

/** Calls `tell` at each moment from now on. A world has one listener. */
export function hearHappenings(world: World, tell: (happening: Happening) => void, keep: KeepPatient): void {
  const ways = new Map<number, Way>();
  let reader = new Reader(world);
  hearJourneys(
    world,
    (event, slot, teller) => {
      if (teller !== reader.world) reader = new Reader(teller);
      const fresh = event.moment === 'arrive' || event.moment === 'return' || event.moment === 'part';
      if (fresh || !ways.has(slot)) ways.set(slot, newWay(event.atMinutes));
      const way = ways.get(slot) as Way;
      tell(reader.happening(event, slot, way));
      if (event.moment === 'outcome') ways.delete(slot);
    },
    keep,
  );
}

function newWay(now: number): Way {
  return { began: now, since: now, interruptedAt: now, blockedAt: now, leaving: null };
}

class Reader {
  readonly world: World;
  private readonly scenario: Scenario;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly decisions: DecisionReader;

  constructor(world: World) {
    const { scenario } = world.model;
    this.world = world;
    this.scenario = scenario;
    this.steps = new Map(scenario.steps.map((step) => [step.id, step]));
    const named = [scenario.steps, scenario.outcomes, scenario.sources, scenario.census, scenario.resources];
    this.names = new Map([
      ...named.flat().map(({ id, name }) => [id, name] as const),
      ...scenario.injects.map(({ id, name, brings }) => [id, brings?.name ?? name] as const),
    ]);
    this.decisions = new DecisionReader(world);
  }

  happening(event: JourneyEvent, slot: number, way: Way): Happening {
    const { moment, where } = event;
    const because = this.because(event, way);
    const waitedMinutes = waited(event, way);
    this.follow(event, slot, way);
    return {
      ...event,
      place: this.names.get(where) ?? where,
      attributes: moment === 'arrive' || moment === 'return' ? this.attributesOf(slot) : [],
      waitedMinutes,
      stayMinutes: event.atMinutes - way.began,
      ahead: moment === 'wait' ? this.aheadOf(slot, where) : null,
      lacking: moment === 'wait' ? this.lackingAt(slot, where) : [],
      unmet: moment === 'wait' ? this.unmetAt(slot, where) : null,
      refusal: refusalText(moment, this.steps.get(where)),
      first: moment === 'along' ? this.firstOf(slot) : null,
      held: this.heldBy(slot),
      because,
    };
  }

  /** A way on is explained once, at the first moment after the end of a step. */
  private because({ moment, where }: JourneyEvent, way: Way): string | null {
    const goesOn = ['enter', 'outcome', 'baulk', 'turned-away', 'block'].includes(moment);
    if (way.leaving === null || !goesOn) return null;
    const { step, plan } = way.leaving;
    way.leaving = null;
    return this.decisions.reason(step, plan, where);
  }

  private follow({ moment, where, atMinutes }: JourneyEvent, slot: number, way: Way): void {
    if (moment === 'enter' || moment === 'joined') way.since = atMinutes;
    if (moment === 'interrupt') way.interruptedAt = atMinutes;
    if (moment === 'block') way.blockedAt = atMinutes;
    if (moment === 'along') way.leaving = null;
    const step = this.steps.get(where);
    if (moment === 'end' && step) way.leaving = { step, plan: this.decisions.planOf(step, slot) };
  }

  private attributesOf(slot: number): Happening['attributes'] {
    return this.scenario.attributes.map((attribute) => {
      const index = this.world.model.find.attribute.get(attribute.id) as number;
      const value = this.world.attributeOf(slot, index);
      return { name: attribute.name, value: categoryOf(attribute, value) ?? value };
    });
  }

  /** How many stand before somebody who has just joined the list of a step; all, if they are not in it yet. */
  private aheadOf(slot: number, stepId: string): number | null {
    if (!hasLine(this.steps.get(stepId) as Step)) return null;
    const { lists, patients, model } = this.world;
    let ahead = 0;
    let other = (lists.first[model.find.step.get(stepId) as number] as number) - 1;
    for (; other >= 0 && other !== slot; ahead++) other = (patients.next[other] as number) - 1;
    return ahead;
  }

  private unmetAt(slot: number, stepId: string): string | null {
    const condition = this.steps.get(stepId)?.serveWhen ?? null;
    const { model } = this.world;
    const table = model.steps[model.find.step.get(stepId) as number] as StepTable;
    return condition === null || serves(this.world, slot, table) ? null : expressionText(condition);
  }

  private lackingAt(slot: number, stepId: string): Happening['lacking'] {
    const { seize } = this.steps.get(stepId) as Step;
    const { requirements } = this.world.model.steps[
      this.world.model.find.step.get(stepId) as number
    ] as StepTable;
    return requirements.flatMap((requirement, place) => {
      const { pools } = requirement;
      const units = unitsFor(this.world, slot, requirement);
      if (pools.some((pool) => this.world.capacity(pool) - this.world.occupied(pool) >= units)) return [];
      const total = (read: (pool: number) => number): number =>
        pools.reduce((sum, pool) => sum + read(pool), 0);
      return [
        {
          name: this.nameOf(seize[place]?.resource ?? ''),
          occupied: total((pool) => this.world.occupied(pool)),
          capacity: total((pool) => this.world.capacity(pool)),
        },
      ];
    });
  }

  private firstOf(slot: number): string | null {
    const { patients, model } = this.world;
    const first = firstOfEach(this.world).get(slot);
    if (first === undefined) return null;
    return `${model.origins[patients.source[first] as number]?.id}:${patients.ordinal[first]}`;
  }

  private nameOf(id: string): string {
    return this.scenario.groups.find((group) => group.id === id)?.name ?? this.names.get(id) ?? id;
  }

  private heldBy(slot: number): Happening['held'] {
    const { patients, model } = this.world;
    const { held } = patients.widths;
    const units = new Map<number, number>();
    for (let place = slot * held; place < (slot + 1) * held; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool >= 0) units.set(pool, (units.get(pool) ?? 0) + (patients.heldUnits[place] as number));
    }
    return [...units].map(([pool, count]) => {
      const { id = '', name = '' } = model.pools[pool] ?? {};
      return { id, name, units: count };
    });
  }
}

function waited({ moment, atMinutes }: JourneyEvent, way: Way): number | null {
  switch (moment) {
    case 'start':
    case 'give-up':
    case 'jockey':
      return atMinutes - way.since;
    case 'resume':
      return atMinutes - way.interruptedAt;
    case 'unblock':
      return atMinutes - way.blockedAt;
    default:
      return null;
  }
}

function categoryOf(attribute: Attribute, value: number): string | null {
  return attribute.kind === 'category' ? (attribute.categories[value] ?? null) : null;
}
