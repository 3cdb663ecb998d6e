// One agency as its own people see it.

import type { InterventionTable } from '../model/model.ts';
import { patientStatus } from '../patients/patientTable.ts';
import { checkCommand } from '../world/checkCommand.ts';
import { triggerLevels } from '../world/hours.ts';
import { inForceFrom } from '../world/interventionLife.ts';
import { life } from '../world/interventionState.ts';
import { committedPounds, planningOpen } from '../world/planning.ts';
import type { World } from '../world/world.ts';
import { decisionsOf } from './decisions.ts';
import { isKnown } from './isKnown.ts';
import type {
  AgencyView,
  EscalationView,
  IndicatorView,
  InterventionState,
  LeverView,
  ResourceView,
} from './viewTypes.ts';

const decisionsShown = 20;
const daysShown = 14;
const hoursShown = 24;

export function agencyView(world: World, agencyId: string): AgencyView {
  const index = world.model.find.agency.get(agencyId) as number;
  const table = world.model.agencies[index];
  if (table === undefined) throw new Error(`No such agency: ${agencyId}`);
  const { agency } = table;
  return {
    agencyId,
    playedBy: world.agencies.playedByPeople[index] === 1 ? 'people' : 'standing-orders',
    budgetPounds: world.budgetPounds(index),
    spentPounds: world.spentPounds(index),
    spendingPerDayPounds: world.agencies.accounts.perDay[index] as number,
    planning: planningMoney(world, index),
    escalation: escalationView(world, index),
    measures: agency.measures.map((id) => indicatorView(world, id, index)),
    resources: resourceViews(world, agency.patch),
    levers: world.model.scenario.levers
      .filter((lever) => lever.agency === agencyId)
      .map((lever) => leverView(world, lever.id)),
    decisions: decisionsOf(world, index, decisionsShown),
  };
}

function planningMoney(world: World, index: number): AgencyView['planning'] {
  if (world.planning === null) return null;
  const budgetPounds = world.model.agencies[index]?.agency.planningBudgetPounds ?? 0;
  const promised = committedPounds(world, index);
  return {
    budgetPounds,
    committedPounds: promised,
    spentPounds: world.planningSpentPounds(index),
    leftPounds: planningOpen(world) ? Math.max(0, budgetPounds - promised) : 0,
  };
}

/** An indicator as an agency may see it; −1 sees everything live. */
export function indicatorView(world: World, id: string, agency: number): IndicatorView {
  const index = world.model.find.indicator.get(id) as number;
  const table = world.model.indicators[index];
  if (table === undefined) throw new Error(`No such indicator: ${id}`);
  const { history, simMinutes } = world;
  const live = agency < 0 || table.seenLive[agency] === true;
  const report = live ? null : world.reportOf(index);
  const asAtMinutes = live ? simMinutes : (report?.atMinutes ?? 0);
  const value = live ? table.value(world, -1) : (report?.value ?? 0);
  const series =
    live && world.model.scenario.calendar.pace === 'day'
      ? hourlySeries(world, index)
      : history
          .dailyUntil(index, asAtMinutes, daysShown)
          .filter(({ atMinutes }) => isKnown(world, index, atMinutes))
          .map((sample) => sample.value);
  return {
    id,
    value: isKnown(world, index, asAtMinutes) ? value : null,
    asAtMinutes,
    dayAgo: live ? knownHoursAgo(world, index, 24) : dailyBefore(world, index, asAtMinutes, 1),
    weekAgo: live ? knownHoursAgo(world, index, 168) : dailyBefore(world, index, asAtMinutes, 7),
    series,
  };
}

function hourlySeries(world: World, indicator: number): number[] {
  const values: number[] = [];
  for (let hoursAgo = hoursShown; hoursAgo >= 0; hoursAgo--) {
    const value = knownHoursAgo(world, indicator, hoursAgo);
    if (value !== null) values.push(value);
  }
  return values;
}

/** At a whole hour; null when the run is younger, or there was nobody to speak of then. */
function knownHoursAgo(world: World, indicator: number, hoursAgo: number): number | null {
  const { history, simMinutes } = world;
  const value = history.hoursAgo(indicator, simMinutes, hoursAgo);
  if (value === null) return null;
  const at = simMinutes - (world.minuteOfDay() % 60) - hoursAgo * 60;
  return isKnown(world, indicator, at) ? value : null;
}

function dailyBefore(world: World, indicator: number, atMinutes: number, days: number): number | null {
  const samples = world.history.dailyUntil(indicator, atMinutes, days + 1);
  const [first] = samples;
  if (first === undefined || samples.length <= days) return null;
  return isKnown(world, indicator, first.atMinutes) ? first.value : null;
}

function escalationView(world: World, index: number): EscalationView | null {
  const table = world.model.agencies[index];
  if (!table?.agency.escalation) return null;
  return {
    declared: world.declaredLevel(index),
    declaredAtMinutes: world.agencies.declaredAt[index] as number,
    computed: world.computedLevel(index),
    computedSinceMinutes: world.agencies.computedSince[index] as number,
    triggerLevels: triggerLevels(world, index, table),
  };
}

/** Units of each resource; `blocked` are held by people whose work here is over and who wait for what is next. */
function resourceViews(world: World, patch: readonly string[]): ResourceView[] {
  const { patients, pools } = world;
  const blocked = new Map<number, number>();
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (patients.status[slot] !== patientStatus.waiting) continue;
    const { held } = patients.widths;
    for (let place = slot * held; place < (slot + 1) * held; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool >= 0) blocked.set(pool, (blocked.get(pool) ?? 0) + (patients.heldUnits[place] as number));
    }
  }
  return patch.map((id) => {
    const pool = world.model.find.pool.get(id) as number;
    return {
      id,
      capacity: pools.capacity[pool] as number,
      occupied: pools.occupied[pool] as number,
      blocked: blocked.get(pool) ?? 0,
    };
  });
}

export function leverView(world: World, leverId: string): LeverView {
  const index = world.model.find.intervention.get(leverId) as number;
  const table = world.model.interventions[index] as InterventionTable;
  const state = world.interventions;
  const actor = { kind: 'agency', agencyId: table.lever?.agency ?? '', seatId: null } as const;
  const until = state.until[index] as number;
  const times = state.times[index] as number;
  const idle = state.state[index] === life.available || state.state[index] === life.cooling;
  const from = times === 0 || idle ? null : inForceFrom(table, state.firedAt[index] as number);
  const planned = from !== null && world.planning?.planned[index] === 1;
  return {
    id: leverId,
    state: stateName(world, index, table),
    sinceMinutes: state.since[index] as number,
    untilMinutes: until < 0 ? null : until,
    fraction: state.fraction[index] as number,
    amount: times === 0 || state.state[index] === life.available ? null : (state.amount[index] as number),
    timesPulled: times,
    planned,
    inForceFromMinutes: from,
    lateMinutes: planned ? Math.max(0, from) : 0,
    refusal: checkCommand(world, actor, { kind: 'pullLever', leverId, amount: null }),
  };
}

function stateName(world: World, index: number, table: InterventionTable): InterventionState {
  const most = table.lever?.timesAtMost ?? null;
  switch (world.interventions.state[index]) {
    case life.mobilising:
      return 'mobilising';
    case life.ramping:
      return 'ramping';
    case life.active:
      return 'active';
    case life.windingDown:
      return 'winding-down';
    case life.cooling:
      return 'cooling';
    default:
      return most !== null && (world.interventions.times[index] as number) >= most ? 'spent' : 'available';
  }
}
