// The world as an audience may see it: built up from nothing, a function of the world alone ([V1], [V2]).

import type { Audience } from '../doorTypes.ts';
import type { FeedbackLoop, Inject, MapNode } from '../scenario/scenario.ts';
import { life } from '../world/interventionState.ts';
import { planningOpen } from '../world/planning.ts';
import type { World } from '../world/world.ts';
import { agencyView, indicatorView } from './agencyView.ts';
import { agenciesOf } from './brief.ts';
import { conditionOf } from './conditions.ts';
import { decisionsBefore, newsFor } from './decisions.ts';
import { isKnown } from './isKnown.ts';
import type {
  ControlView,
  InjectView,
  LoopView,
  PlanningView,
  TeamView,
  WaitingView,
  WallView,
  WorldView,
} from './viewTypes.ts';

const dotsAtMost = 60;
/** What one dot may stand for; the first that keeps a list within `dotsAtMost`. */
const peoplePerDot = [1, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];
const decisionsShown = 60;

/** What an audience may see now. Draws nothing and changes nothing; minutes are simulated, shares 0–1. */
export function worldView(world: World, audience: Audience): WorldView {
  switch (audience.kind) {
    case 'team':
      return teamView(world, audience.teamId);
    case 'wall':
      return wallView(world);
    case 'control':
      return controlView(world);
  }
}

function teamView(world: World, teamId: string): TeamView {
  const played = agenciesOf(world.model, { kind: 'team', teamId });
  return {
    kind: 'team',
    simMinutes: world.simMinutes,
    planning: planningView(world),
    teamId,
    agencies: played.map((id) => agencyView(world, id)),
    levels: [
      { agencyId: 'system', declared: systemLevel(world) },
      ...world.model.scenario.agencies.map((agency) => ({
        agencyId: agency.id,
        declared: declaredBy(world, agency.id),
      })),
    ],
    news: newsFor(world, played),
  };
}

function wallView(world: World): WallView {
  const { scenario, flows } = world.model;
  return {
    kind: 'wall',
    simMinutes: world.simMinutes,
    planning: planningView(world),
    systemLevel: systemLevel(world),
    nodes: scenario.map.nodes.map((node) => nodeView(world, node)),
    links: flows.map((flow) => flow(world, -1)),
    headline: scenario.headline.map((id) => indicatorView(world, id, -1)),
    news: newsFor(world, null),
  };
}

function controlView(world: World): ControlView {
  const { scenario } = world.model;
  return {
    kind: 'control',
    simMinutes: world.simMinutes,
    planning: planningView(world),
    systemLevel: systemLevel(world),
    agencies: scenario.agencies.map((agency) => agencyView(world, agency.id)),
    headline: scenario.headline.map((id) => indicatorView(world, id, -1)),
    injects: scenario.injects.map((inject) => injectView(world, inject)),
    loops: scenario.loops.map((loop) => loopView(world, loop)),
    decisions: decisionsBefore(world, world.log.size, decisionsShown),
    news: newsFor(world, null),
  };
}

function planningView(world: World): PlanningView | null {
  const { planning } = world.model.scenario;
  if (planning === null) return null;
  const { name, date, briefing } = planning;
  return { open: planningOpen(world), name, date, briefing };
}

function loopView({ model, interventions }: World, { id, name, says, on }: FeedbackLoop): LoopView {
  const index = model.find.intervention.get(id);
  const acts = index !== undefined && interventions.state[index] === life.active;
  return { id, name, says, on, amount: acts ? (interventions.amount[index] as number) : null };
}

/** The commissioner's declared level stands for the system; without one, the highest declared. */
function systemLevel(world: World): number | null {
  const schemes = world.model.scenario.agencies.filter((agency) => agency.escalation !== null);
  const commissioner = schemes.find((agency) => agency.kind === 'commissioner');
  if (commissioner) return declaredBy(world, commissioner.id);
  const levels = schemes.map((agency) => declaredBy(world, agency.id) ?? 1);
  return levels.length === 0 ? null : Math.max(...levels);
}

function declaredBy(world: World, agencyId: string): number | null {
  const index = world.model.find.agency.get(agencyId) as number;
  return world.model.agencies[index]?.agency.escalation ? world.declaredLevel(index) : null;
}

function nodeView(world: World, node: MapNode): WallView['nodes'][number] {
  const index = world.model.find.indicator.get(node.figure) as number;
  const indicator = world.model.indicators[index];
  return {
    id: node.id,
    value: indicator && isKnown(world, index) ? indicator.value(world, -1) : null,
    level: node.agency === null ? null : declaredBy(world, node.agency),
    lists: node.lists.map((list) => waitingView(world, list.step)),
  };
}

/** Everybody in a step's waiting list, in its order: `[source number, ordinal, episode]`. */
export function patientsIn(world: World, stepId: string): (readonly [number, number, number])[] {
  const { patients } = world;
  const step = world.model.find.step.get(stepId) as number;
  const people: (readonly [number, number, number])[] = [];
  let slot = (world.lists.first[step] as number) - 1;
  while (slot >= 0) {
    people.push([
      patients.source[slot] as number,
      patients.ordinal[slot] as number,
      patients.episode[slot] as number,
    ]);
    slot = (patients.next[slot] as number) - 1;
  }
  return people;
}

function waitingView(world: World, stepId: string): WaitingView {
  const people = patientsIn(world, stepId);
  const perDot = peoplePerDot.find((each) => people.length <= each * dotsAtMost) ?? people.length;
  const dots = people.filter((_, place) => place % perDot === 0);
  return { step: stepId, count: people.length, dots, perDot };
}

function injectView(world: World, inject: Inject): InjectView {
  const index = world.model.find.intervention.get(inject.id) as number;
  const firedAt = world.interventions.firedAt[index] as number;
  const state = injectState(world.interventions.state[index] as number);
  return {
    id: inject.id,
    number: inject.number,
    name: inject.name,
    from: inject.from,
    to: inject.to,
    channel: inject.channel,
    text: inject.text,
    expected: inject.expected,
    trigger: inject.schedule.kind,
    atMinutes: inject.schedule.kind === 'at' ? inject.schedule.atMinutes : null,
    state,
    firedAtMinutes: firedAt < 0 ? null : firedAt,
    condition: state === 'to-come' || state === 'held' ? conditionOf(world, inject) : null,
  };
}

function injectState(state: number): InjectView['state'] {
  switch (state) {
    case life.available:
      return 'to-come';
    case life.held:
      return 'held';
    case life.skipped:
      return 'skipped';
    case life.ended:
      return 'ended';
    default:
      return 'active';
  }
}
