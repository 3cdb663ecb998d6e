// Random worlds with a planning round, feedback loops and a ledger besides: the random scenarios, with these sections added.

import type { Model } from '../../engine/index.ts';
import { parseScenario } from '../../engine/index.ts';
import { agency, control } from './commands.ts';
import { type Attempt, randomAttempts } from './play.ts';
import { Dice, randomScenario } from './randomScenario.ts';
import { modelOf } from './tiny.ts';

const loops = `
loops:
  - {id: thin, says: Full beds slow the last step down., reads: occupied(any-bed), every: 3 h, effects: [{duration: last-step, factor: 1 + 0.03 * amount}, {patience: last-step, factor: 1 / (1 + 0.02 * amount)}]}
  - {id: put-off, says: Long lists put people off., reads: "mean-of-days(full, 3) + waiting(last-step)", every: 50 min, effects: [{arrivals: walk-in, factor: 1 / (1 + 0.04 * amount)}, {weight: last-step, to: left, factor: 1 + amount}]}
  - {id: worn-out, says: Those who wait long wear the nurses out., reads: "running-over(whole, 2 h)", effects: [{capacity: nurse, add: 0 - amount / 12}, {move: step-1, to: last-step, share: "min(0.5, amount / 40)"}]}
`;
const ledger = `
ledger:
  - {id: harm, kind: harm, borne-by: patients, unit: people, count: "over(whole, 1 h)", each: 0.1, low: 0.05, high: 0.2}
  - {id: crowding, kind: harm, borne-by: patients, unit: hours, level: running(whole), per: hour, each: 1}
`;

/** Which of these sections are added. */
export interface Additions {
  readonly planning?: boolean;
  readonly loops?: boolean;
  readonly ledger?: boolean;
}

/** A random scenario, with what is asked for. */
export function feedbackText(number: number, added: Additions): string {
  let text = randomScenario(number);
  if (added.planning) text = withPlanning(text, new Dice(number * 31 + 5));
  return text + (added.loops ? loops : '') + (added.ledger ? ledger : '');
}

export function feedbackModel(number: number, added: Additions): Model {
  return modelOf(feedbackText(number, added));
}

/** The round stands one to three days before the start, so that plans are over, in force, on their way and late. */
function withPlanning(text: string, dice: Dice): string {
  const { scenario } = parseScenario(text, 'random.yaml');
  const start = Date.parse(scenario?.calendar.startDate ?? '');
  const date = new Date(start - dice.whole(1, 3) * 86_400_000).toISOString().slice(0, 10);
  const leadTime = `lead-time: ${dice.whole(0, 60)} h`;
  const changes: readonly (readonly [RegExp, string])[] = [
    [
      /(id: hospital, .*?)budget: /,
      '$1plans: [{pull: hurry}, {pull: open, amount: 4}], planning-budget: £900, budget: ',
    ],
    [/(id: council, .*?)budget: /, '$1plans: [{pull: divert}], planning-budget: £90, budget: '],
    [/(id: open, .*?)lead-time: \d+ h/, `$1decided: either, ${leadTime}`],
    [/(id: hurry, .*?)lead-time: \d+ h/, `$1decided: either, lead-time: ${dice.whole(0, 30)} h`],
    [/(id: quiet, .*?)budget: /, '$1planning-budget: £70, budget: '],
    [/(id: curb, .*?)lead-time: \d+ h/, '$1decided: planning, lead-time: 20 h'],
    [/(id: divert, .*?)lead-time: \d+ h/, '$1decided: either, lead-time: 30 h'],
  ];
  const planned = changes.reduce((so, [from, to]) => so.replace(from, to), text);
  return `${planned}\nplanning: {date: ${date}, briefing: Plan.}\n`;
}

/** What people and control try in the round, at minute 0; some of it is refused. */
export function planningAttempts(number: number): readonly Attempt[] {
  const dice = new Dice(number * 13 + 11);
  const attempts = Array.from({ length: 8 }, (): Attempt => {
    const leverId = dice.pick(['open', 'divert', 'curb', 'hurry']);
    const actor = dice.chance(0.6) ? control : agency(dice.pick(['hospital', 'council']));
    const amount = leverId === 'open' ? dice.pick([null, 2, 6]) : null;
    const command = dice.pick([
      { kind: 'pullLever', leverId, amount },
      { kind: 'pullLever', leverId, amount },
      { kind: 'stopLever', leverId },
      { kind: 'handAgency', agencyId: dice.pick(['hospital', 'council']), playedBy: 'people' },
    ] as const);
    return { minute: 0, actor, command };
  });
  const closes: Attempt = { minute: 0, actor: control, command: { kind: 'closePlanning' } };
  return [...attempts, ...(dice.chance(0.5) ? [closes] : [])];
}

/** The round, and then the day. */
export function feedbackAttempts(number: number): readonly Attempt[] {
  return [...planningAttempts(number), ...randomAttempts(number)];
}
