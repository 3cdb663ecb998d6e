// Does every id that is named somewhere exist, and is it of the right kind? Expressions are looked at
// elsewhere.

import type { Checking, Kind } from './directory.ts';
import type { Reading } from './reading.ts';
import type { Effect, Next, OrderAction, Scenario, Step } from './scenario.ts';

const place: readonly Kind[] = ['step', 'outcome'];
const unit: readonly Kind[] = ['resource', 'group'];

export function checkReferences({ scenario, directory, reading }: Checking): void {
  /** Reports `id`, which stands at `path` below `owner`, unless it is of one of the kinds. */
  const refer = (id: string | null, kinds: readonly Kind[], owner: object, ...path: (string | number)[]) => {
    if (id !== null) directory.expect(id, kinds, reading.offsetOf(owner, ...path));
  };
  const referAll = (ids: readonly string[] | 'all', kinds: readonly Kind[], owner: object, key: string) => {
    if (ids === 'all') return;
    for (const [index, id] of ids.entries()) refer(id, kinds, owner, key, index);
  };
  checkCare(scenario, reading, refer, referAll);
  checkDeciders(scenario, refer, referAll);
  checkMap(scenario, refer, reading);
}

type Refer = (id: string | null, kinds: readonly Kind[], owner: object, ...path: (string | number)[]) => void;
type ReferAll = (ids: readonly string[] | 'all', kinds: readonly Kind[], owner: object, key: string) => void;

function checkCare(scenario: Scenario, reading: Reading, refer: Refer, referAll: ReferAll): void {
  for (const source of scenario.sources) {
    if (source.arrivals.kind === 'rate') {
      refer(source.arrivals.profile, ['profile'], source, 'hours');
      for (const id of source.arrivals.seasons) {
        refer(id, ['season'], source, 'season');
        reportNegativeSeason(id, source, scenario, reading);
      }
    }
    refer(source.to, ['step'], source, 'to');
  }
  for (const resource of scenario.resources) {
    refer(resource.agency, ['agency'], resource, 'agency');
    referAll(resource.prefers, ['step'], resource, 'prefers');
  }
  for (const group of scenario.groups) referAll(group.members, ['resource'], group, 'members');
  for (const step of scenario.steps) checkStep(step, refer, referAll);
  for (const outcome of scenario.outcomes) {
    for (const back of outcome.returns) refer(back.to, ['step'], back, 'to');
  }
  for (const entry of scenario.census) {
    refer(entry.step, ['step'], entry, 'step');
    referAll(entry.holding, unit, entry, 'holding');
    for (const one of entry.clocks) refer(one.clock, ['clock'], one);
  }
  for (const clock of scenario.clocks) {
    for (const moment of [...clock.from, ...clock.until]) {
      refer(moment.at, moment.moment === 'enter' ? place : ['step'], moment);
    }
  }
}

function checkDeciders(scenario: Scenario, refer: Refer, referAll: ReferAll): void {
  for (const indicator of scenario.indicators) referAll(indicator.seenBy, ['agency'], indicator, 'seen-by');
  for (const agency of scenario.agencies) {
    referAll(agency.measures, ['indicator'], agency, 'measures');
    referAll(agency.patch, ['resource'], agency, 'patch');
    for (const plan of agency.plans) refer(plan.lever, ['lever'], plan, 'pull');
    for (const trigger of agency.escalation?.triggers ?? []) {
      refer(trigger.indicator, ['indicator'], trigger, 'indicator');
    }
  }
  for (const order of scenario.standingOrders) {
    for (const action of order.then) checkAction(action, refer);
  }
  for (const team of scenario.teams) referAll(team.agencies, ['agency'], team, 'agencies');
  for (const lever of scenario.levers) {
    refer(lever.agency, ['agency'], lever, 'agency');
    for (const effect of lever.effects) checkEffect(effect, refer);
  }
  for (const loop of scenario.loops) {
    referAll(loop.parameters, ['parameter'], loop, 'parameters');
    for (const effect of loop.effects) checkEffect(effect, refer);
  }
  for (const inject of scenario.injects) {
    referAll(inject.to, ['agency'], inject, 'to');
    for (const effect of inject.effects) checkEffect(effect, refer);
    if (inject.brings !== null) refer(inject.brings.to, ['step'], inject.brings, 'to');
  }
}

function checkStep(step: Step, refer: Refer, referAll: ReferAll): void {
  refer(step.agency, ['agency'], step, 'agency');
  for (const seize of step.seize) refer(seize.resource, unit, seize, 'resource');
  for (const release of [...step.releaseAtStart, ...step.releaseAtEnd]) {
    refer(release.resource, unit, release, 'resource');
  }
  referAll(step.hold, unit, step, 'hold');
  if (step.preempt !== null) refer(step.preempt.to, place, step, 'preempt', 'to');
  if (step.room !== null) refer(step.room.whenFull, place, step, 'room', 'when-full');
  if (step.baulk !== null) refer(step.baulk.to, place, step, 'baulk', 'to');
  if (step.patience !== null) {
    refer(step.patience.to, place, step, 'patience', 'to');
    referAll(step.patience.release, unit, step.patience, 'release');
  }
  if (step.stop !== null) {
    refer(step.stop.to, place, step, 'stop', 'to');
    referAll(step.stop.release, unit, step.stop, 'release');
  }
  if (step.together !== null) {
    for (const [index, id] of step.together.until.entries()) refer(id, place, step.together, 'until', index);
  }
  if (step.jockey !== null) referAll(step.jockey.with, ['step'], step.jockey, 'with');
  if (step.open !== null) refer(step.open.whenClosed, place, step, 'open', 'when-closed');
  for (const part of step.split) refer(part.to, ['step'], part, 'to');
  for (const one of step.set) refer(one.what, ['attribute', 'variable'], one);
  referAll(step.redraw, ['attribute'], step, 'redraw');
  for (const one of step.supply) refer(one.resource, ['resource'], one, 'resource');
  checkNext(step.next, refer);
}

function checkNext(next: Next, refer: Refer): void {
  const referAmong = (among: readonly string[], kinds: readonly Kind[]): void => {
    for (const [index, id] of among.entries()) refer(id, kinds, among, index);
  };
  switch (next.kind) {
    case 'to':
      refer(next.to, place, next);
      return;
    case 'shares':
      for (const option of next.options) refer(option.to, place, option);
      return;
    case 'cases':
      for (const one of next.cases) checkNext(one.next, refer);
      return;
    case 'shortest':
      referAmong(next.among, ['step']);
      return;
    case 'first-free':
      referAmong(next.among, ['step']);
      checkNext(next.otherwise, refer);
      return;
    case 'in-turn':
      referAmong(next.among, place);
  }
}

function checkAction(action: OrderAction, refer: Refer): void {
  if (action.kind === 'pull' || action.kind === 'stop') refer(action.lever, ['lever'], action, action.kind);
}

function checkEffect(effect: Effect, refer: Refer): void {
  for (const [id, kinds, key] of referencesOf(effect)) refer(id, kinds, effect, key);
}

function referencesOf(effect: Effect): readonly (readonly [string, readonly Kind[], string])[] {
  switch (effect.kind) {
    case 'capacity':
    case 'capacityFactor':
      return [[effect.resource, ['resource'], 'capacity']];
    case 'arrivals':
      return [[effect.source, ['source'], 'arrivals']];
    case 'duration':
    case 'patience':
      return [[effect.step, ['step'], effect.kind]];
    case 'weight':
      return [
        [effect.step, ['step'], 'weight'],
        [effect.to, place, 'to'],
      ];
    case 'move':
      return [
        [effect.from, place, 'move'],
        [effect.to, place, 'to'],
      ];
    case 'budget':
      return [[effect.agency, ['agency'], 'budget']];
  }
}

function checkMap(scenario: Scenario, refer: Refer, reading: Reading): void {
  const nodes = scenario.map.nodes.map(({ id }) => id);
  for (const node of scenario.map.nodes) {
    refer(node.agency, ['agency'], node, 'agency');
    refer(node.figure, ['indicator'], node, 'figure');
    for (const list of node.lists) refer(list.step, ['step'], list, 'step');
  }
  for (const link of scenario.map.links) {
    for (const end of ['from', 'to'] as const) {
      if (link[end] === '' || nodes.includes(link[end])) continue;
      reading.report(reading.offsetOf(link, end), {
        code: 'unknown-reference',
        sentence: `There is no node "${link[end]}" on the map.`,
        expected: `one of ${nodes.join(', ')}`,
      });
    }
  }
}

/** A temperature may lie below 0; a factor of arrivals may not. */
function reportNegativeSeason(id: string, source: object, scenario: Scenario, reading: Reading): void {
  const points = scenario.seasons.find((season) => season.id === id)?.points ?? [];
  if (points.every(({ factor }) => factor >= 0)) return;
  reading.report(reading.offsetOf(source, 'season'), {
    code: 'negative-season',
    sentence: `"${id}" falls below 0: no number of people is so many times another.`,
    hint: 'Make a season of it: {id: cold, of: temperature, below: 5, each: 0.8%}.',
  });
}
