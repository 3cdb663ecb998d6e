// The planning round: is there one where something is said of it, and can agencies do there what the file says they plan?

import { reportBadAmount } from './checkDecisions.ts';
import type { Checking } from './directory.ts';
import type { Agency, Lever, Planning } from './scenario.ts';

export function checkPlanning(checking: Checking): void {
  const { scenario } = checking;
  if (scenario.planning === null) return reportNoRound(checking);
  for (const agency of scenario.agencies) checkPlans(agency, checking);
  checkOrders(checking);
  checkLateness(scenario.planning, checking);
}

/** Orders are carried out in play. */
function checkOrders({ scenario, reading }: Checking): void {
  for (const action of scenario.standingOrders.flatMap(({ then }) => then)) {
    if (action.kind !== 'pull') continue;
    const lever = scenario.levers.find(({ id }) => id === action.lever);
    if (lever?.decidedIn !== 'planning' || reading.isDoubtful(action)) continue;
    reading.report(reading.offsetOf(action, 'pull'), {
      code: 'not-in-play',
      sentence: `"${lever.id}" is decided in the planning round only: an order comes too late.`,
      hint: 'Put it among the plans of its agency, or give it decided: either.',
    });
  }
}

function checkLateness({ beforeMinutes }: Planning, { scenario, reading }: Checking): void {
  for (const lever of scenario.levers) {
    const from = lever.leadTimeMinutes - beforeMinutes;
    if (lever.decidedIn !== 'planning' || from < scenario.calendar.durationMinutes) continue;
    reading.report(reading.offsetOf(lever, 'lead-time'), {
      code: 'too-late',
      severity: 'warning',
      sentence: `"${lever.id}" would come into force after the end.`,
    });
  }
}

function reportNoRound({ scenario, reading }: Checking): void {
  const report = (at: number, what: string): void =>
    reading.report(at, {
      code: 'no-planning',
      sentence: `${what}, and there is no planning round.`,
      expected: 'planning: {date: 2013-07-23}',
    });
  for (const lever of scenario.levers) {
    if (lever.decidedIn === 'planning') {
      report(reading.offsetOf(lever, 'decided'), `"${lever.id}" is decided in the planning round only`);
    }
  }
  for (const agency of scenario.agencies) {
    if (agency.planningBudgetPounds > 0) {
      report(reading.offsetOf(agency, 'planning-budget'), `"${agency.id}" has money for planning`);
    }
    if (agency.plans.length > 0) report(reading.offsetOf(agency, 'plans'), `"${agency.id}" has plans`);
  }
}

function checkPlans(agency: Agency, checking: Checking): void {
  const { scenario, reading } = checking;
  const seen = new Set<string>();
  for (const plan of agency.plans) {
    const lever = scenario.levers.find(({ id }) => id === plan.lever);
    if (lever === undefined || reading.isDoubtful(plan)) continue;
    const refusal = refusalOf(lever, agency, seen);
    seen.add(lever.id);
    if (refusal) reading.report(reading.offsetOf(plan, 'pull'), refusal);
    else if (plan.amount !== null) {
      reportBadAmount(plan.amount, reading.offsetOf(plan, 'amount'), lever, checking);
    }
  }
}

function refusalOf(
  lever: Lever,
  agency: Agency,
  seen: ReadonlySet<string>,
): { code: string; sentence: string; hint?: string } | null {
  if (lever.agency !== agency.id) {
    return {
      code: 'not-its-lever',
      sentence: `"${lever.id}" belongs to ${lever.agency}, not to ${agency.id}.`,
    };
  }
  if (lever.decidedIn === 'play') {
    return {
      code: 'not-in-planning',
      sentence: `"${lever.id}" is decided in play, not in the planning round.`,
      hint: 'Give it decided: either, or decided: planning.',
    };
  }
  return seen.has(lever.id) ? { code: 'twice', sentence: `"${lever.id}" is planned twice.` } : null;
}
