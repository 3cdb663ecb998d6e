// The planning round: is there one where something is said of it, and can agencies do there what the file says they plan?

import { reportBadAmount } from './checkDecisions.ts';
import type { Checking } from './directory.ts';
import type { Agency, Lever, Planning, Scenario } from './scenario.ts';

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
      hint: 'Shorten its "lead-time", or give the planning round an earlier date.',
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
  const wallet = { left: agency.planningBudgetPounds };
  for (const plan of agency.plans) {
    const lever = scenario.levers.find(({ id }) => id === plan.lever);
    if (lever === undefined || reading.isDoubtful(plan)) continue;
    const refusal = refusalOf(lever, agency, seen);
    seen.add(lever.id);
    if (refusal) reading.report(reading.offsetOf(plan, 'pull'), refusal);
    else if (plan.amount !== null) {
      reportBadAmount(plan.amount, reading.offsetOf(plan, 'amount'), lever, checking);
    }
    if (!refusal && !reading.isDoubtful(agency) && !reading.isDoubtful(lever)) {
      checkMoney(plan, lever, wallet, checking);
    }
  }
}

/** Nobody who plays is refused without a word; a plan of the file would be. */
function checkMoney(
  plan: Agency['plans'][number],
  lever: Lever,
  wallet: { left: number },
  { scenario, reading }: Checking,
): void {
  const pounds = commitmentPounds(lever, plan.amount, scenario);
  // As in a run, to far below a penny.
  if (pounds <= wallet.left + 1e-6) {
    wallet.left -= pounds;
    return;
  }
  reading.report(reading.offsetOf(plan, 'pull'), {
    code: 'over-planning-budget',
    severity: 'warning',
    sentence: `"${lever.id}" commits £${Math.round(pounds)} up to the end, and £${Math.round(wallet.left)} of the planning budget of ${lever.agency} is left: it is not carried out.`,
    hint: 'Plans are carried out in their order, as far as the money goes. Raise planning-budget, plan less, or take it out.',
  });
}

/** Once, and on each day up to the end on which any of it is in force. */
function commitmentPounds(lever: Lever, amount: number | null, { planning, calendar }: Scenario): number {
  const from = lever.leadTimeMinutes - (planning?.beforeMinutes ?? 0);
  const { rampMinutes, lastsMinutes, windDownMinutes } = lever;
  const over = lastsMinutes === null ? null : from + rampMinutes + lastsMinutes + windDownMinutes;
  const until = over === null ? calendar.durationMinutes : Math.min(over, calendar.durationMinutes);
  const days = Math.max(0, until - from) / 1440;
  const units = lever.costPerUnit ? (amount ?? lever.amount?.usual ?? 1) : 1;
  return (lever.costOncePounds + lever.costPerDayPounds * days) * units;
}

function refusalOf(
  lever: Lever,
  agency: Agency,
  seen: ReadonlySet<string>,
): { code: string; sentence: string; hint: string } | null {
  if (lever.agency !== agency.id) {
    return {
      code: 'not-its-lever',
      sentence: `"${lever.id}" belongs to ${lever.agency}, not to ${agency.id}.`,
      hint: `Put it among the plans of ${lever.agency}, or name a lever of ${agency.id}.`,
    };
  }
  if (lever.decidedIn === 'play') {
    return {
      code: 'not-in-planning',
      sentence: `"${lever.id}" is decided in play, not in the planning round.`,
      hint: 'Give it decided: either, or decided: planning.',
    };
  }
  return seen.has(lever.id)
    ? { code: 'twice', sentence: `"${lever.id}" is planned twice.`, hint: 'Keep one of them.' }
    : null;
}
