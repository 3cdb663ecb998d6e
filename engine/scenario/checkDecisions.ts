// Agencies, teams, levers, injects and standing orders: can each do what the file says it does?

import { checkEffects } from './checkEffects.ts';
import { canSee } from './checkExpressions.ts';
import type { Checking } from './directory.ts';
import { shareHint } from './figures.ts';
import { percent } from './quantities.ts';
import type { Lever, LeverAmount, OrderAction, StandingOrder } from './scenario.ts';

export function checkDecisions(checking: Checking): void {
  checkTeams(checking);
  checkDesks(checking);
  for (const lever of checking.scenario.levers) checkLever(lever, checking);
  for (const order of checking.scenario.standingOrders) {
    for (const action of order.then) checkAction(action, order, checking);
  }
  checkInjectNumbers(checking);
  checkEffects(checking);
}

function checkTeams({ scenario, reading }: Checking): void {
  const teamByAgency = new Map<string, string>();
  for (const team of scenario.teams) {
    for (const [index, agency] of team.agencies.entries()) {
      const other = teamByAgency.get(agency);
      if (other !== undefined) {
        reading.report(reading.offsetOf(team, 'agencies', index), {
          code: 'two-teams',
          sentence: `"${agency}" already sits in the team "${other}".`,
          hint: 'Take it out of one of them: an agency sits in one team.',
        });
      }
      teamByAgency.set(agency, team.id);
    }
  }
  // A scenario without any team is there to be studied: everybody follows standing orders, as is meant.
  if (scenario.teams.length === 0) return;
  for (const agency of scenario.agencies) {
    if (agency.id === '' || teamByAgency.has(agency.id)) continue;
    reading.report(reading.offsetOf(agency, 'id'), {
      code: 'no-team',
      severity: 'warning',
      sentence: `No team plays "${agency.id}": it follows its standing orders all day.`,
      hint: 'Right if nobody is to play it; otherwise name it under the "agencies" of a team.',
    });
  }
}

/** What stands on a desk, and what a level is worked out from, must be visible to the agency. */
function checkDesks(checking: Checking): void {
  const { scenario, reading } = checking;
  for (const agency of scenario.agencies) {
    for (const [index, id] of agency.measures.entries()) {
      checkSeen(agency.id, id, reading.offsetOf(agency, 'measures', index), checking);
    }
    for (const trigger of agency.escalation?.triggers ?? []) {
      checkSeen(agency.id, trigger.indicator, reading.offsetOf(trigger, 'indicator'), checking);
      for (const [index, threshold] of trigger.thresholds.entries()) {
        reportNoShare(trigger.indicator, threshold, reading.offsetOf(trigger, 'at', index), checking);
      }
    }
  }
}

/** Nothing is so many times the whole of what it is a share of. */
const mostOfAShare = 5;

/** A figure beside an indicator that is a share, and is none itself: 95 where 95% is meant. */
export function reportNoShare(id: string, figure: number, at: number, { scenario, reading }: Checking): void {
  const indicator = scenario.indicators.find((one) => one.id === id);
  if (indicator?.unit !== 'share' || Math.abs(figure) <= mostOfAShare) return;
  reading.report(at, {
    code: 'no-share',
    severity: 'warning',
    sentence: `"${id}" is a share, and this is ${percent(figure)}.`,
    expected: 'a share such as 95% or 0.95',
    hint: shareHint(figure),
  });
}

function checkSeen(agencyId: string, id: string, at: number, { scenario, reading }: Checking): void {
  const indicator = scenario.indicators.find((one) => one.id === id);
  if (indicator === undefined || canSee(indicator, agencyId)) return;
  reading.report(at, {
    code: 'never-seen',
    sentence: `${agencyId} never sees "${id}".`,
    hint: `Add ${agencyId} to its seen-by, or give it others-after.`,
  });
}

function checkLever(lever: Lever, { scenario, reading }: Checking): void {
  if (reading.isDoubtful(lever)) return;
  if (lever.costPerUnit && lever.amount === null) {
    reading.report(reading.offsetOf(lever, 'cost', 'per-unit'), {
      code: 'per-unit-of-nothing',
      sentence: 'A cost per unit needs an amount.',
      expected: 'beside the cost amount: {unit: beds, least: 6, most: 24, step: 6}; or no per-unit',
    });
  }
  if (lever.effects.length === 0) {
    reading.report(reading.offsetOf(lever, 'effects'), {
      code: 'no-effect',
      severity: 'warning',
      sentence: `"${lever.id}" changes nothing.`,
      hint: 'Say what it changes, such as effects: [{capacity: medicine, add: 6}].',
    });
  }
  const agency = scenario.agencies.find(({ id }) => id === lever.agency);
  const everPaid = [...scenario.levers, ...scenario.injects].some(({ effects }) =>
    effects.some((effect) => effect.kind === 'budget' && effect.agency === lever.agency),
  );
  const least = lever.costOncePounds * (lever.costPerUnit ? (lever.amount?.least ?? 1) : 1);
  if (agency === undefined || everPaid || reading.isDoubtful(agency)) return;
  const inPlay = lever.decidedIn === 'planning' ? 0 : agency.budgetPounds;
  const inPlanning = lever.decidedIn === 'play' ? 0 : agency.planningBudgetPounds;
  if (least <= Math.max(inPlay, inPlanning)) return;
  reading.report(reading.offsetOf(lever, 'cost', 'once'), {
    code: 'never-affordable',
    severity: 'warning',
    sentence: `"${lever.id}" costs at least £${least}, and ${agency.id} has £${Math.max(inPlay, inPlanning)}.`,
    hint: `Lower the cost, raise the budget of ${agency.id}, or let a lever or an inject add to it.`,
  });
}

function checkAction(action: OrderAction, order: StandingOrder, checking: Checking): void {
  const { scenario, reading } = checking;
  if (action.kind === 'declare' || action.kind === 'declareComputed') {
    const agency = scenario.agencies.find(({ id }) => id === order.agency);
    if (agency === undefined || agency.escalation !== null || reading.isDoubtful(agency)) return;
    reading.report(reading.offsetOf(order, 'do'), {
      code: 'nothing-to-declare',
      sentence: `${agency.id} has no escalation and cannot declare a level.`,
      hint: `Give ${agency.id} an "escalation" with triggers, or take this out.`,
    });
    return;
  }
  const lever = scenario.levers.find(({ id }) => id === action.lever);
  if (lever === undefined) return;
  if (lever.agency !== order.agency) {
    reading.report(reading.offsetOf(action, action.kind), {
      code: 'not-its-lever',
      sentence: `"${lever.id}" belongs to ${lever.agency}, not to ${order.agency}.`,
      hint: `Put the order under ${lever.agency}, or name a lever of ${order.agency}.`,
    });
  }
  if (action.kind === 'pull' && action.amount !== null)
    reportBadAmount(action.amount, reading.offsetOf(action, 'amount'), lever, checking);
}

export function reportBadAmount(amount: number, at: number, lever: Lever, { reading }: Checking): void {
  if (lever.amount === null) {
    reading.report(at, {
      code: 'no-amount',
      sentence: `"${lever.id}" has no amount.`,
      hint: 'Take "amount" out here, or give the lever one: amount: {unit: beds, least: 6, most: 24, step: 6}.',
    });
    return;
  }
  const { least, most, step } = lever.amount;
  const steps = (amount - least) / step;
  if (amount >= least && amount <= most && Math.abs(steps - Math.round(steps)) < 1e-6) return;
  reading.report(at, {
    code: 'out-of-range',
    sentence: `The amount of "${lever.id}" goes from ${least} to ${most} in steps of ${step}.`,
    expected: stepsText(lever.amount),
  });
}

/** The first amounts and the last: `6, 12, … 24`. */
function stepsText({ least, most, step }: LeverAmount): string {
  return least + step < most ? `${least}, ${least + step}, … ${most}` : `${least} or ${most}`;
}

function checkInjectNumbers({ scenario, reading }: Checking): void {
  const first = new Map<number, string>();
  for (const inject of scenario.injects) {
    const other = first.get(inject.number);
    if (other === undefined) first.set(inject.number, inject.id);
    else if (!reading.isDoubtful(inject, 'number')) {
      reading.report(reading.offsetOf(inject, 'number'), {
        code: 'duplicate-number',
        sentence: `The number ${inject.number} already belongs to "${other}".`,
        hint: 'Give one of them a number that no other inject has.',
      });
    }
  }
}
