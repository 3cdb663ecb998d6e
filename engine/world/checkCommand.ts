// May this be done, by this actor, to the world as it stands? A pure question: nothing changes ([L1]).
// What it lets through, applyCommand can do ([L2]).

import type { Actor, Command, DerivedActor, Refusal } from '../agencies/commands.ts';
import type { InterventionTable } from '../model/model.ts';
import { life } from './interventionState.ts';
import { unitsPaidFor } from './interventions.ts';
import { commitmentOf, committedPounds, planningOpen } from './planning.ts';
import type { World } from './world.ts';

/**
 * `null`: `applyCommand` at this same instant cannot fail ([L2]). Otherwise the refusal, with a sentence for people;
 * nothing is changed ([L1]).
 */
export function checkCommand(world: World, actor: Actor | DerivedActor, command: Command): Refusal | null {
  switch (command.kind) {
    case 'pullLever':
      return checkPull(world, actor, command.leverId, command.amount);
    case 'stopLever':
      return checkStop(world, actor, command.leverId);
    case 'declareLevel':
      return checkDeclare(world, actor, command.agencyId, command.level);
    case 'closePlanning':
      return checkClosing(world, actor);
    case 'handAgency':
      return checkHand(world, actor, command.agencyId, command.playedBy);
    default:
      return checkInject(world, actor, command);
  }
}

function checkPull(
  world: World,
  actor: Actor | DerivedActor,
  leverId: string,
  amount: number | null,
): Refusal | null {
  const index = world.model.find.intervention.get(leverId);
  const table = index === undefined ? undefined : world.model.interventions[index];
  const lever = table?.lever;
  if (index === undefined || !lever) return refuse('unknown-lever', `There is no decision “${leverId}”.`);
  const notYours = checkOwner(world, actor, table);
  if (notYours) return notYours;
  const notFree = checkTime(world, lever) ?? checkFree(world, index, lever);
  if (notFree) return notFree;
  if (lever.timesAtMost !== null && (world.interventions.times[index] as number) >= lever.timesAtMost) {
    return refuse('too-often', `“${lever.name}” can be done ${timesText(lever.timesAtMost)} only.`);
  }
  return (
    checkAmount(lever, amount) ??
    (table.needs && table.needs(world, table.agency) === 0
      ? refuse('precondition', lever.needs?.otherwise ?? 'What this needs is not in place.')
      : null) ??
    checkMoney(world, table, amountOf(table, amount))
  );
}

/** In the planning round or in play, whichever it is now. */
function checkTime(world: World, lever: NonNullable<InterventionTable['lever']>): Refusal | null {
  if (planningOpen(world)) {
    if (lever.decidedIn !== 'play') return null;
    return refuse('not-now', `“${lever.name}” is decided in play, not in the planning round.`);
  }
  if (lever.decidedIn !== 'planning') return null;
  return refuse('not-now', `“${lever.name}” could be decided in the planning round only, and that is over.`);
}

function checkFree(
  world: World,
  index: number,
  lever: NonNullable<InterventionTable['lever']>,
): Refusal | null {
  if (planningOpen(world)) {
    if (world.planning?.planned[index] !== 1) return null;
    return refuse('not-available', `“${lever.name}” is planned already.`);
  }
  const state = world.interventions.state[index];
  if (state === life.cooling) {
    return refuse('cooling-down', `“${lever.name}” has just ended and cannot be started again yet.`);
  }
  return state === life.available ? null : refuse('not-available', `“${lever.name}” is already under way.`);
}

/** The amount that a pull means; never −0. */
export function amountOf(table: InterventionTable, amount: number | null): number {
  return (amount ?? table.lever?.amount?.usual ?? 1) + 0;
}

function checkAmount(lever: NonNullable<InterventionTable['lever']>, amount: number | null): Refusal | null {
  if (amount === null) return null;
  const spec = lever.amount;
  if (spec === null) return refuse('amount-out-of-range', `“${lever.name}” takes no amount.`);
  if (!Number.isFinite(amount) || amount < spec.least || amount > spec.most) {
    return refuse('amount-out-of-range', `Between ${spec.least} and ${spec.most} ${spec.unit}, please.`);
  }
  const steps = (amount - spec.least) / spec.step;
  if (Math.abs(steps - Math.round(steps)) > 1e-9) {
    return refuse('amount-out-of-range', `From ${spec.least} in steps of ${spec.step} ${spec.unit}, please.`);
  }
  return null;
}

function checkMoney(world: World, table: InterventionTable, amount: number): Refusal | null {
  if (planningOpen(world)) return checkCommitment(world, table, amount);
  const lever = table.lever as NonNullable<InterventionTable['lever']>;
  const units = unitsPaidFor(table, amount);
  const cost = lever.costOncePounds * units + lever.costPerDayPounds * units;
  const left = world.budgetPounds(table.agency) - world.spentPounds(table.agency);
  if (cost <= 0 || cost <= left) return null;
  const leftText =
    Math.round(left) < 0 ? `nothing is left: £${whole(-left)} overspent` : `£${whole(left)} is left`;
  return refuse('not-enough-money', `This needs £${whole(cost)} to begin with; ${leftText}.`);
}

/** A plan is promised all that it will cost up to the end. */
function checkCommitment(world: World, table: InterventionTable, amount: number): Refusal | null {
  const pounds = commitmentOf(world, table, amount);
  const budget = world.model.agencies[table.agency]?.agency.planningBudgetPounds ?? 0;
  const left = budget - committedPounds(world, table.agency);
  // Sums of pounds are exact to far below a penny.
  if (pounds <= left + 1e-6) return null;
  return refuse(
    'over-planning-budget',
    `This commits £${whole(pounds)} up to the end of the run; £${whole(Math.max(0, left))} of the planning budget is left.`,
  );
}

function checkStop(world: World, actor: Actor | DerivedActor, leverId: string): Refusal | null {
  const index = world.model.find.intervention.get(leverId);
  const table = index === undefined ? undefined : world.model.interventions[index];
  if (index === undefined || !table?.lever)
    return refuse('unknown-lever', `There is no decision “${leverId}”.`);
  const notYours = checkOwner(world, actor, table);
  if (notYours) return notYours;
  if (planningOpen(world)) {
    const planned = world.planning?.planned[index] === 1;
    return planned ? null : refuse('not-in-force', `“${table.lever.name}” is not planned.`);
  }
  const state = world.interventions.state[index];
  const running = state === life.mobilising || state === life.ramping || state === life.active;
  return running ? null : refuse('not-in-force', `“${table.lever.name}” is not under way.`);
}

function checkOwner(world: World, actor: Actor | DerivedActor, table: InterventionTable): Refusal | null {
  if (actor.kind === 'control') return null;
  const owner = world.model.agencies[table.agency]?.agency;
  if ('agencyId' in actor && actor.agencyId === owner?.id) return null;
  return refuse('not-yours', `This is for ${owner?.name ?? 'another agency'} to decide.`);
}

function checkDeclare(
  world: World,
  actor: Actor | DerivedActor,
  agencyId: string,
  level: number,
): Refusal | null {
  const index = world.model.find.agency.get(agencyId);
  const agency = index === undefined ? undefined : world.model.agencies[index]?.agency;
  if (index === undefined || !agency) return refuse('unknown-agency', `There is no agency “${agencyId}”.`);
  if (actor.kind !== 'control' && !('agencyId' in actor && actor.agencyId === agencyId)) {
    return refuse('not-yours', `Only ${agency.name} declares its own level.`);
  }
  if (!agency.escalation) return refuse('no-scheme', `${agency.name} has no escalation levels.`);
  if (!(level >= 1 && level <= 4) || level !== Math.floor(level)) {
    return refuse('unknown-level', 'Levels are 1 to 4.');
  }
  if (planningOpen(world)) {
    return refuse('not-now', 'Levels are declared in play; the planning round is still open.');
  }
  if (world.declaredLevel(index) !== level) return null;
  const name = world.model.scenario.scheme.levels[level - 1]?.name ?? `level ${level}`;
  return refuse('already-so', `${agency.name} has already declared ${name}.`);
}

function checkClosing(world: World, actor: Actor | DerivedActor): Refusal | null {
  if (actor.kind !== 'control' && actor.kind !== 'clock') {
    return refuse('control-only', 'Only control closes the planning round.');
  }
  if (world.planning === null) return refuse('no-planning', 'This scenario has no planning round.');
  return planningOpen(world) ? null : refuse('no-planning', 'The planning round is closed already.');
}

function checkHand(
  world: World,
  actor: Actor | DerivedActor,
  agencyId: string,
  playedBy: 'people' | 'standing-orders',
): Refusal | null {
  if (actor.kind !== 'control') return refuse('control-only', 'Only control hands an agency over.');
  const index = world.model.find.agency.get(agencyId);
  if (index === undefined) return refuse('unknown-agency', `There is no agency “${agencyId}”.`);
  const already = (world.agencies.playedByPeople[index] === 1) === (playedBy === 'people');
  return already ? refuse('already-so', 'It is already played that way.') : null;
}

type InjectCommand = Extract<Command, { readonly injectId: string }>;

const allowedFrom: Readonly<Record<InjectCommand['kind'], readonly number[]>> = {
  fireInject: [life.available, life.held, life.skipped],
  holdInject: [life.available],
  releaseInject: [life.held, life.skipped],
  skipInject: [life.available, life.held],
  endInject: [life.ramping, life.active],
};

function checkInject(world: World, actor: Actor | DerivedActor, command: InjectCommand): Refusal | null {
  const scheduled = actor.kind === 'schedule' && command.kind === 'fireInject';
  if (actor.kind !== 'control' && !scheduled) return refuse('control-only', 'Only control sends injects.');
  const index = world.model.find.intervention.get(command.injectId);
  const inject = index === undefined ? undefined : world.model.interventions[index]?.inject;
  if (index === undefined || !inject) {
    return refuse('unknown-inject', `There is no inject “${command.injectId}”.`);
  }
  if (command.kind === 'fireInject' && planningOpen(world)) {
    return refuse('not-now', 'The planning round is still open: nothing happens before it is closed.');
  }
  if (allowedFrom[command.kind].includes(world.interventions.state[index] as number)) return null;
  return refuse('not-available', `“${inject.name}” has already moved on, so this cannot be done.`);
}

function refuse(code: Refusal['code'], sentence: string): Refusal {
  return { code, sentence };
}

function timesText(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}

/** Pounds with thousands separated, without any locale. */
function whole(pounds: number): string {
  const digits = String(Math.round(pounds));
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
