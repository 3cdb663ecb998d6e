// The BANES winter as the tests of this folder run it: the shipped file through the engine's door, sampled
// twice a day as control sees it. Owns no expectation.

import {
  type ControlView,
  compileModel,
  createWorld,
  type Decision,
  drive,
  type Model,
  mergedText,
  parseScenario,
  type Scenario,
  type WallView,
  type World,
  worldView,
} from '../../engine/index.ts';
import { besideShipped, shippedText } from '../ground/shipped.ts';

const fileName = 'banes-winter-2013.yaml';
/** The whole, as if it were one file. */
export const text = mergedText(shippedText('banes-winter-2013'), fileName, besideShipped).merged ?? '';
export const parsed = parseScenario(shippedText('banes-winter-2013'), fileName, besideShipped);

export function theScenario(): Scenario {
  if (parsed.scenario === null) throw new Error('The BANES winter has problems: see contents.test.ts');
  return parsed.scenario;
}

export interface Winter {
  readonly world: World;
  readonly decisions: readonly Decision[];
  /** Indicator id → its value at 24:00 of each day (so "last 24 h" is the day). */
  readonly atMidnight: Readonly<Record<string, readonly number[]>>;
  /** The same at 08:00, when the daily return is taken. */
  readonly atEight: Readonly<Record<string, readonly number[]>>;
}

export function runWinter(model: Model, replication: number, days: number): Winter {
  const world = createWorld(model, { seed: 'banes', replication, measuring: false });
  const decisions: Decision[] = [];
  const atMidnight: Record<string, number[]> = {};
  const atEight: Record<string, number[]> = {};
  for (let day = 0; day < days; day++) {
    decisions.push(...drive(world, day * 1440 + 480));
    keep(atEight, world);
    decisions.push(...drive(world, (day + 1) * 1440));
    keep(atMidnight, world);
  }
  return { world, decisions, atMidnight, atEight };
}

function keep(series: Record<string, number[]>, world: World): void {
  const control = worldView(world, { kind: 'control' }) as ControlView;
  const wall = worldView(world, { kind: 'wall' }) as WallView;
  const values = new Map<string, number | null>();
  for (const { id, value } of control.headline) values.set(id, value);
  for (const agency of control.agencies) for (const { id, value } of agency.measures) values.set(id, value);
  for (const [index, node] of world.model.scenario.map.nodes.entries()) {
    values.set(node.figure, wall.nodes[index]?.value ?? null);
  }
  for (const [id, value] of values) {
    series[id] = series[id] ?? [];
    // What nobody can know yet counts as nothing.
    series[id].push(value ?? 0);
  }
}

/** Mean over days, counted from 0 (2 December), the last not included. */
export function meanOf(values: readonly number[] | undefined, fromDay: number, toDay: number): number {
  const some = (values ?? []).slice(fromDay, toDay);
  if (some.length === 0) throw new Error('No days to average');
  return some.reduce((sum, value) => sum + value, 0) / some.length;
}

/** The winter with nobody to decide anything, so that a change meets no answer. */
export function withoutOrders(): Scenario {
  return { ...theScenario(), standingOrders: [] };
}

/** The same winter with some resources changed, everything else and all luck equal. */
export function withResources(
  scenario: Scenario,
  change: (resource: Scenario['resources'][number]) => Scenario['resources'][number],
): Model {
  return compileModel({ ...scenario, resources: scenario.resources.map(change) });
}
