// A ward that is always full, a hospital that may plan for it before the start, and what is seen of both.

import {
  type AgencyView,
  type Command,
  createWorld,
  type LeverView,
  type World,
  worldView,
} from '../../engine/index.ts';
import { control, give } from './commands.ts';
import { modelOf } from './tiny.ts';

export const day = 1440;
export const options = { seed: 'planning', replication: 0, measuring: true };
export const closes: Command = { kind: 'closePlanning' };
export const people = (agencyId: string): Command => ({ kind: 'handAgency', agencyId, playedBy: 'people' });

export interface Parts {
  readonly levers: readonly string[];
  readonly plans?: string;
  /** Days between the round and the start; null: there is no round. */
  readonly before?: number | null;
  readonly length?: number;
  readonly money?: string;
}

/** A ward that is always full, and a hospital that may plan for it. */
export function wardText({ levers, plans = '[]', before = 20, length = 30, money = '£5000' }: Parts): string {
  const date = new Date(Date.UTC(2024, 1, 1) - (before ?? 0) * 86_400_000).toISOString().slice(0, 10);
  const round =
    before === null ? '' : `planning: {name: Round, date: ${date}, briefing: Plan., hold: 10 min}\n`;
  const extra = before === null ? '' : `planning-budget: ${money}, plans: ${plans}, `;
  return `
flowday: 1
scenario: ward
calendar: {start: 2024-02-01, length: ${length} days}
${round}arrivals: [{id: patient, rate: 12 per day, to: stay}, {id: first, at: [0 min], to: stay}]
resources: [{id: bed, kind: bed, capacity: 20}]
steps: [{id: stay, seize: [bed], lasts: {lognormal: {mean: 2 days, cv: 1}}, next: home}]
outcomes: [{id: home}]
census: [{id: lying, step: stay, count: 20}, {id: queue, step: stay, count: 10, progress: waiting}]
agencies:
  - {id: hospital, name: Hospital, kind: acute, budget: £1000, ${extra}orders: [{id: early, when: waiting(stay) > 0, do: {pull: hurry}}]}
  - {id: council, name: Council, kind: council, budget: £10}
levers:
  - {id: hurry, name: Hurry, agency: hospital, says: S., cost: {once: £7}, lasts: 1 day, effects: [{duration: stay, factor: 0.9}]}
${levers.map((one) => `  - ${one}\n`).join('')}`;
}

export const beds = (more: string): string =>
  `{id: beds, name: Beds, agency: hospital, says: S., kind: structural, amount: {unit: beds, least: 2, most: 10, step: 2, usual: 4}, ${more}, effects: [{capacity: bed, add: amount}]}`;

export function worldOf(parts: Parts, people_ = false): World {
  const world = createWorld(modelOf(wardText(parts)), options);
  if (people_) give({ world, journal: [] }, control, people('hospital'));
  return world;
}

export function hospitalOf(world: World): AgencyView {
  const view = worldView(world, { kind: 'control' });
  if (view.kind !== 'control') throw new Error('Control sees what control sees');
  return view.agencies.find(({ agencyId }) => agencyId === 'hospital') as AgencyView;
}

export function leverOf(world: World, id: string): LeverView {
  return hospitalOf(world).levers.find((lever) => lever.id === id) as LeverView;
}

export function now(world: World, command: Command): void {
  const refusal = give({ world, journal: [] }, control, command);
  if (refusal) throw new Error(refusal.sentence);
}

export function capacityOf(world: World): number {
  return world.capacity(world.model.find.pool.get('bed') as number);
}
