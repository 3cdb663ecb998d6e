// A fixed plan of what people and control try in a run, made from what the scenario has; much of it is refused.
// The same in every runtime, because it is drawn by address as the engine draws.

import { onGrid } from '../../engine/base/time.ts';
import type { Actor, Command, Model, Scenario } from '../../engine/index.ts';
import { textKey, uniformAt } from '../../engine/random/address.ts';

export interface Attempt {
  readonly atMinutes: number;
  readonly actor: Actor;
  readonly command: Command;
}

const control: Actor = { kind: 'control', seatId: null };

/** In order of time; every third falls on a whole hour, where orders are asked and rotas change. */
export function planOf(model: Model, many: number, untilMinutes: number): readonly Attempt[] {
  const { scenario } = model;
  if (scenario.agencies.length === 0) return [];
  const key = textKey(`what people try in ${scenario.id}`);
  return Array.from({ length: many }, (_, ordinal) => {
    const share = (index: number): number => uniformAt(key.high, key.low, ordinal, 0, 0, index);
    const minutes = ((ordinal + share(0)) / many) * untilMinutes;
    const atMinutes = ordinal % 3 === 0 ? Math.floor(minutes / 60) * 60 : onGrid(minutes);
    return { atMinutes, ...commandFor(scenario, share) };
  }).sort((one, other) => one.atMinutes - other.atMinutes);
}

function commandFor(
  scenario: Scenario,
  share: (index: number) => number,
): { readonly actor: Actor; readonly command: Command } {
  const pick = <T>(from: readonly T[], index: number): T | undefined =>
    from[Math.floor(share(index) * from.length)];
  const agencyId = pick(scenario.agencies, 1)?.id ?? '';
  const owner: Actor = share(2) < 0.3 ? control : { kind: 'agency', agencyId, seatId: null };
  const what = share(3);
  const lever = pick(scenario.levers, 4);
  const inject = pick(scenario.injects, 4);
  if (what < 0.5 && lever) {
    const actor: Actor = share(2) < 0.3 ? control : { kind: 'agency', agencyId: lever.agency, seatId: null };
    const amount = pick([null, lever.amount?.least ?? null, lever.amount?.most ?? null], 5) ?? null;
    return { actor, command: { kind: 'pullLever', leverId: lever.id, amount } };
  }
  if (what < 0.65 && lever) return { actor: owner, command: { kind: 'stopLever', leverId: lever.id } };
  if (what < 0.85 && inject) {
    const kind = pick(['fireInject', 'fireInject', 'holdInject', 'releaseInject', 'endInject'] as const, 5);
    return { actor: control, command: { kind: kind ?? 'skipInject', injectId: inject.id } };
  }
  if (what < 0.93) {
    return { actor: owner, command: { kind: 'declareLevel', agencyId, level: 1 + Math.floor(share(5) * 4) } };
  }
  const playedBy = share(5) < 0.5 ? 'people' : 'standing-orders';
  return { actor: control, command: { kind: 'handAgency', agencyId, playedBy } };
}
