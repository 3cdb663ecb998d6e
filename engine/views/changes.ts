// What happened to the system and not to one patient, between two looks at a world: decisions, the life of levers and
// injects, readings of loops, capacity, levels that triggers say. Reads the world; draws and changes nothing.

import type { LoggedDecision } from '../world/decisionLog.ts';
import { inForceFrom } from '../world/interventionLife.ts';
import { life } from '../world/interventionState.ts';
import type { World } from '../world/world.ts';
import { levelName } from './decisions.ts';
import { amountText, numberText, whenText } from './wording.ts';

export interface Change {
  /** An agency, or `lever`, `inject`, `loop`, `resource`, `variable`, `clock`. */
  readonly who: string;
  readonly moment: string;
  /** An id, or the name of a level. */
  readonly where: string;
  readonly why: string;
}

/** Remembers how things stood at the last look. */
export class ChangeWatch {
  private readonly world: World;
  private decisions = 0;
  private states = new Uint8Array();
  private amounts = new Float64Array();
  private capacities = new Int32Array();
  private variables = new Float64Array();
  private computed = new Uint8Array();

  constructor(world: World) {
    this.world = world;
    this.remember();
  }

  /** In this order: decisions, levers and injects, loops, capacity, variables, levels. */
  look(): readonly Change[] {
    const changes = [
      ...this.decided(),
      ...this.lives(),
      ...this.shifts(),
      ...this.written(),
      ...this.levels(),
    ];
    if (changes.length > 0 || this.decisions !== this.world.log.size) this.remember();
    return changes;
  }

  private remember(): void {
    const { log, interventions, pools, agencies, variables } = this.world;
    this.decisions = log.size;
    this.states = interventions.state.slice();
    this.amounts = interventions.amount.slice();
    this.capacities = pools.capacity.slice();
    this.variables = variables.slice();
    this.computed = agencies.computed.slice();
  }

  private *decided(): Generator<Change> {
    for (let place = this.decisions; place < this.world.log.size; place++) {
      yield decisionChange(this.world, this.world.log.get(place), this.world.log.words.get(place) ?? '');
    }
  }

  private *lives(): Generator<Change> {
    const { model, interventions } = this.world;
    for (let index = 0; index < this.states.length; index++) {
      const table = model.interventions[index];
      const before = this.states[index] as number;
      const now = interventions.state[index] as number;
      if (table?.loop) {
        const read = interventions.amount[index] as number;
        const known = before === life.active;
        if (now !== life.active || (known && read === this.amounts[index])) continue;
        const was = known ? `, was ${numberText(this.amounts[index] as number)}` : '';
        yield { who: 'loop', moment: 'reads', where: table.id, why: `${numberText(read)}${was}` };
      } else if (table && now !== before) {
        const change = lifeChange(this.world, index, before, now);
        if (change) yield { who: table.lever ? 'lever' : 'inject', where: table.id, ...change };
      }
    }
  }

  private *shifts(): Generator<Change> {
    const { model, pools } = this.world;
    for (let pool = 0; pool < this.capacities.length; pool++) {
      const [now, before] = [pools.capacity[pool] as number, this.capacities[pool] as number];
      if (now === before) continue;
      const why = `${now}, was ${before}; ${pools.occupied[pool] as number} in use`;
      yield { who: 'resource', moment: 'capacity', where: model.pools[pool]?.id ?? '', why };
    }
  }

  private *written(): Generator<Change> {
    const { scenario, find } = this.world.model;
    for (const { id } of scenario.variables) {
      const index = find.variable.get(id) as number;
      const [now, before] = [this.world.variable(index), this.variables[index] as number];
      if (now === before) continue;
      const why = `${numberText(now)}, was ${numberText(before)}`;
      yield { who: 'variable', moment: 'becomes', where: id, why };
    }
  }

  private *levels(): Generator<Change> {
    const { model, agencies } = this.world;
    for (let index = 0; index < this.computed.length; index++) {
      const [now, before] = [agencies.computed[index] as number, this.computed[index] as number];
      if (now === before) continue;
      const why = `triggers say so; before ${levelName(this.world, index, before)}`;
      const who = model.agencies[index]?.agency.id ?? '';
      yield { who, moment: 'level', where: levelName(this.world, index, now), why };
    }
  }
}

/** As it was applied: who decided what, by which order. */
function decisionChange(world: World, decision: LoggedDecision, words: string): Change {
  const { kind, subject, value } = decision;
  const table = world.model.interventions[subject];
  const agency = (index: number): string => world.model.agencies[index]?.agency.id ?? 'control';
  const why = byWhom(decision, words, table?.inject?.schedule.kind === 'at');
  switch (kind) {
    case 'pullLever': {
      const unit = table?.lever?.amount?.unit;
      const many = unit === undefined ? [] : [amountText(value, unit)];
      const firedAt = world.interventions.firedAt[subject] as number;
      const from = table ? [`in force from ${instant(world, inForceFrom(table, firedAt))}`] : [];
      return {
        who: agency(table?.agency ?? -1),
        moment: 'pull',
        where: table?.id ?? '',
        why: [why, ...many, ...from].join('; '),
      };
    }
    case 'stopLever':
      return { who: agency(table?.agency ?? -1), moment: 'stop', where: table?.id ?? '', why };
    case 'declareLevel':
      return { who: agency(subject), moment: 'declare', where: levelName(world, subject, value), why };
    case 'handAgency':
      return {
        who: agency(subject),
        moment: 'hand-over',
        where: value === 1 ? 'people' : 'standing-orders',
        why,
      };
    case 'closePlanning':
      return { who: 'clock', moment: 'close', where: 'planning', why };
    default:
      return { who: 'inject', moment: kind.replace('Inject', ''), where: table?.id ?? '', why };
  }
}

function byWhom({ actor }: LoggedDecision, words: string, timed: boolean): string {
  switch (actor) {
    case 'standing-orders':
      return words === 'plans' ? 'its own plan' : `order ${words}`;
    case 'schedule':
      return timed ? 'its time has come' : 'its condition holds';
    case 'clock':
      return 'it sets off';
    case 'control':
      return 'by control';
    case 'agency':
      return 'by its people';
  }
}

/** Null: told otherwise, by the decision that began it. */
function lifeChange(
  world: World,
  index: number,
  before: number,
  now: number,
): Pick<Change, 'moment' | 'why'> | null {
  const until = world.interventions.until[index] as number;
  const untilText = until < 0 ? '' : `until ${instant(world, until)}`;
  switch (now) {
    case life.ramping:
      return { moment: 'ramps-up', why: untilText };
    case life.active:
      return { moment: 'in-force', why: untilText };
    case life.windingDown:
      return { moment: 'winds-down', why: untilText };
    case life.cooling:
      return { moment: 'over', why: `cools ${untilText}` };
    case life.ended:
      return { moment: 'over', why: '' };
    case life.available:
      if (before === life.held || before === life.skipped) return null;
      return { moment: before === life.cooling ? 'available' : 'over', why: '' };
    default:
      return null;
  }
}

function instant({ model }: World, atMinutes: number): string {
  return whenText(model.scenario.calendar, atMinutes);
}
