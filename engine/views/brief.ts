// What things are called, once for an audience. Contains no seed, effect, order or inject.

import type { Audience } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import type { Agency, Indicator, Lever, Planning } from '../scenario/scenario.ts';
import { inForceFrom } from '../world/interventionLife.ts';
import { commitmentOf, planningDate } from '../world/planning.ts';
import type { AgencyBrief, IndicatorBrief, LeverBrief, PlanningBrief, ScenarioBrief } from './viewTypes.ts';
import { oneOf } from './wording.ts';

/** What an audience may know before anything happens, and once only: names, units, thresholds, levers, teams. */
export function scenarioBrief(model: Model, audience: Audience): ScenarioBrief {
  const { scenario } = model;
  const played = agenciesOf(model, audience);
  return {
    scenarioId: scenario.id,
    name: scenario.name,
    summary: scenario.summary,
    placeName: scenario.place.name,
    startDate: scenario.calendar.startDate,
    startMinuteOfDay: scenario.calendar.startMinuteOfDay,
    durationMinutes: scenario.calendar.durationMinutes,
    pace: scenario.calendar.pace,
    planning: planningBrief(scenario.planning),
    scheme: { name: scenario.scheme.name, levels: scenario.scheme.levels },
    agencies: scenario.agencies.map(agencyBrief),
    teams: scenario.teams,
    indicators: scenario.indicators.map(indicatorBrief),
    headline: scenario.headline,
    levers: scenario.levers
      .filter((lever) => played.includes(lever.agency))
      .map((lever) => leverBrief(model, lever)),
    resources: scenario.resources.map(({ id, name, kind, agency }) => ({ id, name, kind, agency })),
    sourceNames: model.origins.map((origin) => origin.name),
    map: {
      nodes: scenario.map.nodes,
      links: scenario.map.links.map(({ from, to }) => ({ from, to })),
    },
  };
}

/** Ids of the agencies whose insides an audience sees: a team's own; control's are all. */
export function agenciesOf(model: Model, audience: Audience): readonly string[] {
  switch (audience.kind) {
    case 'control':
      return model.scenario.agencies.map((agency) => agency.id);
    case 'wall':
      return [];
    case 'team':
      return model.scenario.teams.find((team) => team.id === audience.teamId)?.agencies ?? [];
  }
}

function agencyBrief(agency: Agency): AgencyBrief {
  const { id, name, short, kind, brief, measures, patch, escalation } = agency;
  return {
    id,
    name,
    short,
    kind,
    brief,
    measures,
    patch,
    escalation: escalation && {
      label: escalation.label,
      needs: escalation.needs,
      triggers: escalation.triggers.map(({ indicator, thresholds, worse }) => ({
        indicator,
        thresholds,
        worse,
      })),
      actions: escalation.actions,
    },
  };
}

function indicatorBrief(indicator: Indicator): IndicatorBrief {
  const { id, name, definition, unit, better, when, source } = indicator;
  return { id, name, definition, unit, better, when, source };
}

function planningBrief(planning: Planning | null): PlanningBrief | null {
  if (planning === null) return null;
  const { name, date, beforeMinutes, briefing, holdWallMinutes } = planning;
  return { name, date, beforeMinutes, briefing, holdWallMinutes };
}

/** What deciding it in the planning round would mean. */
function planOf(model: Model, lever: Lever): LeverBrief['plan'] {
  const table = model.interventions[model.find.intervention.get(lever.id) as number];
  if (model.scenario.planning === null || lever.decidedIn === 'play' || table === undefined) return null;
  return {
    inForceFromMinutes: inForceFrom(table, planningDate({ model })),
    commitmentPounds: commitmentOf({ model }, table, 1),
  };
}

function leverBrief(model: Model, lever: Lever): LeverBrief {
  const { id, agency, name, says, makesWorkFor, kind, costOncePounds, costPerDayPounds, costPerUnit } = lever;
  const { decidedIn } = lever;
  const { amount, leadTimeMinutes, rampMinutes, lastsMinutes, evidence, source } = lever;
  return {
    id,
    agency,
    name,
    says,
    makesWorkFor,
    kind,
    decidedIn,
    plan: planOf(model, lever),
    costOncePounds,
    costPerDayPounds,
    costPerUnit,
    amount: amount && { ...amount, one: oneOf(amount.unit) },
    leadTimeMinutes,
    rampMinutes,
    lastsMinutes,
    evidence,
    source,
  };
}
